"""The help of the command in the language of the terminal; its words are given to click in English."""

import copy
from inspect import cleandoc

import click

from kithmap.kit.speech import ENGLISH, language, say


def spoken(command: click.Command) -> click.Command:
    """Give a command with its helps in the language spoken now."""
    if language() == ENGLISH:
        return command
    said = copy.copy(command)
    said.help = say(cleandoc(command.help or ""))
    said.epilog = say(command.epilog or "")
    said.params = [_spoken_option(one) if isinstance(one, click.Option) else one for one in command.params]
    return said


def _spoken_option(option: click.Option) -> click.Option:
    said = copy.copy(option)
    said.help = say(option.help or "")
    return said
