"""Paste the `--help` of every command into docs/commands.md: `python -m tools.command_docs`."""

from pathlib import Path

import click

from kithmap_app.cli.main import COMMANDS, kithmap

PAGE = Path(__file__).parent.parent / "docs" / "commands.md"
WIDTH = 100
HEAD = """# Commands

Written by `python -m tools.command_docs`; a test holds it against the commands.

Exit codes: 0 done, 1 could not be done, 2 called wrongly, 3 a file could not be used, 4 the book could not be used,
5 no such person, goal or category, 6 the system refused a file, 130 stopped. Results go to standard output, what
happened on the way to standard error, so `--json` can be piped.
"""


def command_page() -> str:
    """Give docs/commands.md as the commands are now."""
    parts = [HEAD, _section("kithmap", kithmap, None)]
    with click.Context(kithmap, info_name="kithmap", **kithmap.context_settings) as parent:
        for name in COMMANDS:
            command = kithmap.get_command(parent, name)
            if command is not None:
                parts.append(_section(f"kithmap {name}", command, parent))
    return "\n".join(parts)


def _section(title: str, command: click.Command, parent: click.Context | None) -> str:
    name = title.rpartition(" ")[2]
    settings = {**command.context_settings, "max_content_width": WIDTH, "terminal_width": WIDTH}
    with click.Context(command, info_name=name, parent=parent, **settings) as context:
        lines = [line.rstrip() for line in command.get_help(context).splitlines()]
    return "\n".join([f"## {title}", "", "```", *lines, "```", ""])


if __name__ == "__main__":
    PAGE.write_text(command_page(), encoding="utf-8")
