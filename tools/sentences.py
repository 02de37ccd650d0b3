"""Sentences of the code: what Python, pages, goal templates and helps of commands say to the owner."""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from inspect import cleandoc
from io import BytesIO
from pathlib import Path

import click
from babel.messages.extract import extract
from django.utils.translation.template import templatize

from kithmap_app.cli.main import COMMANDS, kithmap
from kithmap_app.cli.tongue import is_example, paragraphs
from kithmap_census.command import command as census
from tools.catalogues import APP, LIBRARY, Domain

SAYING, SAYING_AS, COUNTING = ("marked", "say"), ("say_as",), ("say_count",)
"""The functions of `kithmap.kit.speech` that say their first words, say the second in the sense of the first, count."""
IN_PAGES = {"gettext": None, "pgettext": ((1, "c"), 2), "ngettext": (1, 2), "npgettext": ((1, "c"), 2, 3)}
"""What Django makes of {% translate %} and {% blocktranslate %}, as Babel notes it: "c" is the sense."""
UNSPOKEN = frozenset(["keywords", "signs", "support", "trades"])
"""Keys of goal templates whose values the owner never reads."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or one for one and one for many; its sense where the same words have several; who says it."""

    id: str | tuple[str, str]
    sense: str | None
    places: tuple[str, ...]

    @property
    def key(self) -> str:
        return self.id if isinstance(self.id, str) else self.id[0]

    def and_also(self, other: "Sentence") -> "Sentence":
        """Give the same sentence said in the files of both; the one with a plural wins."""
        id = self.id if isinstance(self.id, tuple) else other.id
        return Sentence(id, self.sense, tuple(sorted({*self.places, *other.places})))


def sentences_of(domain: Domain) -> Iterator[Sentence]:
    """Give every sentence that speaks from a catalogue, in no order, the same one more than once."""
    for package in domain.packages:
        yield from _of_package(package)
    if domain is APP:
        yield from _of_commands()
    if domain is LIBRARY:
        yield from (Sentence(text, None, ("kithmap_census/command.py",)) for text in _helps(census))


def _of_package(package: Path) -> Iterator[Sentence]:
    for path in sorted(package.rglob("*.py")):
        yield from words_of(path.read_text(encoding="utf-8"), _name(path, package))
    for path in sorted(package.rglob("templates/**/*.html")):
        yield from _of_page(path.read_text(encoding="utf-8"), _name(path, package))
    for path in sorted(package.rglob("templates/*.toml")):
        yield from (Sentence(text, None, (_name(path, package),)) for text in _of_template(path))


def _of_commands() -> Iterator[Sentence]:
    """Helps are told to click as they are, and said by `kithmap_app.cli.tongue`: they need no marks."""
    yield from (Sentence(text, None, ("kithmap_app/cli/main.py",)) for text in [*COMMANDS.values(), *_helps(kithmap)])
    with click.Context(kithmap) as context:
        for name in COMMANDS:
            command = kithmap.get_command(context, name)
            texts = _helps(command) if command else ()
            yield from (Sentence(text, None, (f"kithmap_app/cli/{name}_command.py",)) for text in texts)


def _helps(command: click.Command) -> Iterator[str]:
    options = (option.help for option in command.params if isinstance(option, click.Option))
    below = (one for one in paragraphs(command.epilog) if not is_example(one))
    yield from (cleandoc(text) for text in (command.help, *options, *below) if text)
    for inner in command.commands.values() if isinstance(command, click.Group) else ():
        yield from _helps(inner)


def words_of(text: str, place: str) -> Iterator[Sentence]:
    """Give every sentence that Python code says."""
    for call in (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)):
        name = getattr(call.func, "id", None)
        if name in SAYING:
            yield from (Sentence(words, None, (place,)) for words in _words(call.args[0]))
        elif name in COUNTING:
            ones, manys = _words(call.args[0]), _words(call.args[1])
            yield from (Sentence(pair, None, (place,)) for pair in zip(ones, manys, strict=True))
        elif name in SAYING_AS:
            (sense,) = _words(call.args[0])
            yield from (Sentence(words, sense, (place,)) for words in _words(call.args[1]))


def _words(node: ast.expr) -> list[str]:
    """Give the words that stand in the code: those of both ways of an if, none for what is only known when it runs."""
    if isinstance(node, ast.IfExp):
        return [*_words(node.body), *_words(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def _of_page(text: str, place: str) -> Iterator[Sentence]:
    for _, words, _, sense in extract("python", BytesIO(templatize(text).encode()), IN_PAGES):
        id = words if isinstance(words, str) else (str(words[0]), str(words[1]))
        yield Sentence(id, sense, (place,))


def _of_template(path: Path) -> Iterator[str]:
    yield from _texts(tomllib.loads(path.read_text(encoding="utf-8")), "")


def _texts(value: object, key: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, key)
    elif isinstance(value, str) and value and key not in UNSPOKEN:
        yield value


def _name(path: Path, package: Path) -> str:
    return path.relative_to(package.parent).as_posix()
