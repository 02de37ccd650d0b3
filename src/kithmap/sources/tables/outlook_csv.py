"""Outlook's CSV becomes cards."""

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
from kithmap.sources.tables.csv_titles import OUTLOOK as TITLES
from kithmap.sources.tables.table import Columns, columns_of
from kithmap.sources.trouble import Trouble

SOURCE = "outlook"

FEWEST_COLUMNS = 12
"""Outlook writes 25 columns at the least; a shorter table with such titles was made by somebody else."""

NO_DAY = re.compile(r"0+[/.-]0+[/.-]0+\Z")
"""What Outlook writes where no birthday is known ("0/0/00")."""


def recognise(document: Document) -> bool:
    """Are these Outlook's headings, in a language that Kithmap knows?"""
    heading = contact_heading(document)
    if heading is None or len(heading.cells) < FEWEST_COLUMNS:
        return False
    return _columns(heading).has("given", "family", "email", "phone")


def read(document: Document, hints: Hints) -> Iterator[Card | Trouble]:
    """Stream a card for each contact."""
    return contacts(document, source=SOURCE, find_columns=_columns, fill=_draft)


def _columns(heading: Row) -> Columns:
    return columns_of(heading.cells, TITLES)


def _draft(row: Row, columns: Columns) -> Draft:
    draft = draft_of(row, columns)
    if NO_DAY.match(draft.birthday):
        draft.birthday = ""
    return draft


OUTLOOK = Format(SOURCE, marked("Outlook contacts"), recognise, read)
