"""The language of the command line: as asked, or as the terminal speaks; helps are said in it."""

import copy
from inspect import cleandoc

import click

from kithmap.kit.speech import ENGLISH, language, speaking
from kithmap_app.speech import say


def speak(context: click.Context, _option: click.Parameter, code: str | None) -> None:
    """Speak the language that was asked for until the command is done."""
    if code:
        context.with_resource(speaking(code))


def spoken(command: click.Command) -> click.Command:
    """Give a command with its helps in the language spoken now."""
    if language() == ENGLISH:
        return command
    said = copy.copy(command)
    said.help = say(cleandoc(command.help)) if command.help else None
    said.epilog = _epilog(command.epilog)
    said.params = [_spoken_option(one) if isinstance(one, click.Option) else one for one in command.params]
    if isinstance(said, click.Group):
        said.commands = {name: spoken(inner) for name, inner in said.commands.items()}
    return said


def paragraphs(epilog: str | None) -> list[str]:
    """Give the paragraphs below a help. Examples begin with the sign that keeps their lines apart.

    >>> paragraphs("\\b\\nExample:\\n  kithmap undo\\n\\nA word more.")
    ['\\x08\\nExample:\\n  kithmap undo', 'A word more.']
    """
    return (epilog or "").split("\n\n")


def _epilog(epilog: str | None) -> str | None:
    return "\n\n".join(_example(one) if is_example(one) else say(one) for one in paragraphs(epilog)) if epilog else None


def is_example(paragraph: str) -> bool:
    """Tell whether a paragraph below a help shows commands."""
    return paragraph.startswith("\b")


def _example(paragraph: str) -> str:
    """Commands are the same in every language; only the word above them is not."""
    return paragraph.replace("Examples:", say("Examples:"), 1).replace("Example:", say("Example:"), 1)


def _spoken_option(option: click.Option) -> click.Option:
    said = copy.copy(option)
    said.help = say(option.help) if option.help else None
    return said
