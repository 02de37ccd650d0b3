"""Google Contacts' CSV becomes cards."""

import re
from collections.abc import Iterator

from kithmap.kit.speech import marked
from kithmap.sources.card import Card
from kithmap.sources.document import Document
from kithmap.sources.draft import Draft
from kithmap.sources.format import Format
from kithmap.sources.hints import Hints
from kithmap.sources.tables.contact_table import contact_heading, contacts, draft_of
from kithmap.sources.tables.csv_rows import Row
from kithmap.sources.tables.csv_titles import GOOGLE as TITLES
from kithmap.sources.tables.table import Columns, columns_of, folded_title
from kithmap.sources.trouble import Trouble

SOURCE = "google"

NUMBERED = re.compile(r"(e-?mail|phone|website|address|organization|im|relation) (\d+) - (.+)\Z")
"""Columns that repeat ("Phone 2 - Value"); their kind is told by a "Type" (until 2023) or "Label" column."""

VALUES = ":::"
"""What Google puts between several values in one cell."""

SYSTEM_LABELS = frozenset(("mycontacts", "my contacts", "starred", "other contacts", "othercontacts"))
"""Groups that Google keeps for itself and shows nobody as a label; it marks them with a star."""

SHARED = ("fax", "pager", "main")


def recognise(document: Document) -> bool:
    """Are these Google's headings: a numbered column of an e-mail or phone, or its groups beside its names?"""
    heading = contact_heading(document)
    if heading is None:
        return False
    titles = [folded_title(cell) for cell in heading.cells]
    has_numbered = any((match := NUMBERED.match(title)) and match[1] not in ("im", "relation") for title in titles)
    names = columns_of(heading.cells, TITLES)
    return (has_numbered and (names.has("given") or names.has("name"))) or (
        "group membership" in titles and names.has("given", "family")
    )


def read(document: Document, hints: Hints) -> Iterator[Card | Trouble]:
    """Stream a card for each contact."""
    return contacts(document, source=SOURCE, find_columns=_columns, fill=_draft)


def _columns(heading: Row) -> Columns:
    """Find the single columns by title, and the numbered ones as "phone 1 value", "phone 1 label" and so on."""
    names = dict(TITLES)
    for cell in heading.cells:
        if match := NUMBERED.match(folded_title(cell)):
            kind, number, part = match[1].replace("-", ""), match[2], "label" if match[3] == "type" else match[3]
            names.setdefault(match[0], f"{kind} {number} {part}")
    return columns_of(heading.cells, names)


def _draft(row: Row, columns: Columns) -> Draft:
    draft = draft_of(row, columns)
    draft.emails = [address for _, address in _numbered(row, columns, "email")]
    draft.urls = [url for _, url in _numbered(row, columns, "website")]
    for label, number in _numbered(row, columns, "phone"):
        if any(word in label.casefold() for word in SHARED):
            draft.notes.append(f"{label}: {number}")
        else:
            draft.phones.append(number)
    draft.notes += [f"{label or 'Related'}: {name}" for label, name in _numbered(row, columns, "relation")]
    draft.urls += [f"{_service(row, columns, number)}{user}" for number, user in _messengers(row, columns)]
    draft.city = next((city for name in _places(columns, "address", "city") if (city := columns.first(row, name))), "")
    draft.labels = [label for cell in columns.every(row, "labels") for label in _labels(cell)]
    return draft


def _numbered(row: Row, columns: Columns, kind: str) -> Iterator[tuple[str, str]]:
    """Give the label and value of each numbered column of this kind; one cell may hold several values."""
    for name in _places(columns, kind, "value"):
        label = columns.first(row, name.removesuffix("value") + "label").removeprefix("* ")
        for value in columns.first(row, name).split(VALUES):
            if value.strip():
                yield label, value.strip()


def _messengers(row: Row, columns: Columns) -> Iterator[tuple[str, str]]:
    for name in _places(columns, "im", "value"):
        for user in columns.first(row, name).split(VALUES):
            if user.strip():
                yield name.split()[1], user.strip()


def _service(row: Row, columns: Columns, number: str) -> str:
    service = columns.first(row, f"im {number} service").split(VALUES)[0].strip().casefold()
    return f"{service}:" if service else ""


def _places(columns: Columns, kind: str, part: str) -> list[str]:
    return [name for name in columns.places if name.startswith(f"{kind} ") and name.endswith(f" {part}")]


def _labels(cell: str) -> Iterator[str]:
    for label in cell.split(VALUES):
        word = label.strip().removeprefix("*").strip()
        if word.casefold() not in SYSTEM_LABELS:
            yield word


GOOGLE = Format(SOURCE, marked("Google contacts"), recognise, read)
