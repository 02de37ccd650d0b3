"""A plain list of names, typed or pasted, becomes cards."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from kithmap.kit.speech import marked, say, written
from kithmap.sources.card import Card
from kithmap.sources.document import Document
from kithmap.sources.draft import Draft
from kithmap.sources.format import Format
from kithmap.sources.hints import Hints
from kithmap.sources.names.typed_entry import entries, is_likely_name
from kithmap.sources.text_lines import Line, head_lines, text_lines
from kithmap.sources.trouble import Trouble

SOURCE = "names"

COMMENT = "#"

NAME_CHARS = 120
"""No name is longer; what is was pasted by mistake."""

HEADINGS = frozenset(
    ("name", "names", "full name", "nombre", "nombres", "nom", "noms", "nome", "nomi", "naam", "namen")
)
"""What people put above a column of names; nobody is called so."""

TAG = re.compile(r"<[^<>@]{0,320}>")
"""Angle brackets hold an address, or it is HTML."""

SAMPLED_LINES = 200
LIKELY_SHARE = 0.9
"""A slip or two does not make a list of names something else; a page of prose or code has many."""


def read_names(text: str, *, file: str = "names") -> tuple[Card | Trouble, ...]:
    """Give the people in `text`: one a line, or several with commas or semicolons between them.

    Addresses, numbers and links beside a name go with it, brackets hold labels, and what stands behind " - " is a
    note. Lines that are blank or begin with "#" are passed over. Troubles are under the name `file`.

    >>> ana, ben = read_names("Ana Díaz <ana@example.org> (climbing); Ben Okri")
    >>> ana.name, ana.emails, ana.labels, ben.name
    ('Ana Díaz', ('ana@example.org',), ('climbing',), 'Ben Okri')
    """
    lines = (Line(number, line, True) for number, line in enumerate(text.replace("\0", "").splitlines(), 1))
    return tuple(_records(lines, file))


def recognise(document: Document) -> bool:
    """Are nearly all lines short and printable, and made of names and addresses only?"""
    lines = [line for line in head_lines(document) if _counts(line)][:SAMPLED_LINES]
    if not all(line.replace("\t", " ").isprintable() for line in lines):
        return False
    likely = sum(not TAG.search(line) and all(is_likely_name(entry) for entry in entries(line)) for line in lines)
    return bool(lines) and likely >= LIKELY_SHARE * len(lines)


def read(document: Document, hints: Hints) -> Iterator[Card | Trouble]:
    """Stream a card for each name; a heading above them is passed over."""
    lines = text_lines(document)
    first = next((line for line in lines if _counts(line.text)), None)
    if first is not None:
        is_heading = first.text.strip(" \t\"'").casefold() in HEADINGS
        yield from _records(lines if is_heading else chain([first], lines), document.name)


def _counts(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith(COMMENT)


def _records(lines: Iterable[Line], file: str) -> Iterator[Card | Trouble]:
    for line in lines:
        if not line.whole:
            yield _trouble(
                file, line.number, say("Line {line} is longer than any list of names.", line=written(line.number))
            )
        elif _counts(line.text):
            for entry in entries(line.text):
                made = entry.card(source=SOURCE) if _is_usable(entry) else None
                yield made or _trouble(
                    file, line.number, say("Line {line} holds something that is no name.", line=written(line.number))
                )


def _is_usable(entry: Draft) -> bool:
    return len(entry.name) <= NAME_CHARS and (not entry.name or any(char.isalpha() for char in entry.name))


def _trouble(file: str, line: int, what: str) -> Trouble:
    return Trouble(file, line, what, say('Write one name a line, as in "Ana Díaz <ana@example.org>".'))


NAMES = Format(SOURCE, marked("list of names"), recognise, read)
