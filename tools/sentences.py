"""Sentences of the code: what Python, pages, goal templates and helps of commands say to the owner."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract
from django.utils.translation.template import templatize

from tools.catalogues import Domain

SPOKEN = {
    "marked": None,
    "say": None,
    "say_as": ((1, "c"), 2),
    "say_count": (1, 2),
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
"""The functions that say their first words, as Babel notes them: (1, 2) is one and many, "c" the sense."""
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
    """Give every sentence of a package, in no order, the same one more than once."""
    for path in sorted(domain.package.rglob("*.py")):
        yield from _of_python(path.read_bytes(), path, domain)
    for path in sorted(domain.package.rglob("templates/**/*.html")):
        yield from _of_python(templatize(path.read_text(encoding="utf-8")).encode(), path, domain)
    for path in sorted(domain.package.rglob("templates/*.toml")):
        yield from (Sentence(text, None, (_name(path, domain),)) for text in _of_template(path))


def _of_python(text: bytes, path: Path, domain: Domain) -> Iterator[Sentence]:
    for _, words, _, sense in extract("python", BytesIO(text), SPOKEN):
        id = words if isinstance(words, str) else tuple(words)
        yield Sentence(id, sense, (_name(path, domain),))  # type: ignore[arg-type]  # one or two words by SPOKEN


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


def _name(path: Path, domain: Domain) -> str:
    return path.relative_to(domain.package.parent).as_posix()
