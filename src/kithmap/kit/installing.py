"""The command that installs, or adds an optional part: said in this one place."""

WHERE = "."
"""The checkout in which the command is given; no package index has the package yet."""


def install_command(extra: str = "", *, again: bool = False) -> str:
    """Give what to type in a checkout; `again` for an installation from which something is missing.

    >>> install_command("live")
    "pip install '.[live]'"
    >>> install_command(again=True)
    'pip install --force-reinstall .'
    """
    what = f"'{WHERE}[{extra}]'" if extra else WHERE
    return f"pip install --force-reinstall {what}" if again else f"pip install {what}"
