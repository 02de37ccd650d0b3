"""A table of contacts becomes cards: what all address books in CSV have in common."""

import re
from collections.abc import Callable, Iterator
from itertools import dropwhile

from kithmap.kit.speech import say, written
from kithmap.sources.card import Card
from kithmap.sources.document import Document
from kithmap.sources.draft import Draft
from kithmap.sources.tables.csv_rows import Row, head_rows, rows
from kithmap.sources.tables.csv_titles import ANY
from kithmap.sources.tables.table import Columns, fitting, folded_title
from kithmap.sources.trouble import Trouble

DIRECTORY = "/o="
LABEL_ENDS = re.compile(r"[;,]")

ROWS_ABOVE = 10
"""Above the headings people put a title, a date, a line for the printer; rarely more."""


def heading_of(document: Document) -> Row | None:
    """Give the first row that is not blank, if the head holds one."""
    return next(iter(head_rows(document)), None)


def contact_heading(document: Document) -> Row | None:
    """Give the row of headings of an address book, below the titles that people put above it, if the head holds one."""
    return next(dropwhile(_is_title, head_rows(document)[:ROWS_ABOVE]), None)


def _is_title(row: Row) -> bool:
    """Is it a title above a table: one cell filled of several, and none that heads a column?"""
    filled = [cell for cell in row.cells if cell.strip()]
    return len(row.cells) > len(filled) == 1 and folded_title(filled[0]) not in ANY


def contacts(
    document: Document,
    *,
    source: str,
    find_columns: Callable[[Row], Columns],
    fill: Callable[[Row, Columns], Draft],
) -> Iterator[Card | Trouble]:
    """Stream a card for each row below the headings, with a trouble for each that fits them not or names nobody."""
    heading = contact_heading(document)
    if heading is None:
        yield from (row for row in rows(document) if isinstance(row, Trouble))
        return
    columns = find_columns(heading)
    body = (row for row in rows(document) if isinstance(row, Trouble) or row.line > heading.line)
    for row in fitting(body, columns, document.name):
        if isinstance(row, Trouble):
            yield row
        else:
            made = fill(row, columns).card(source=source)
            yield made or Trouble(
                file=document.name,
                line=row.line,
                what=say("Line {line} has no name, address, number or link.", line=written(row.line)),
                todo=say("Nothing, if it is meant to be empty."),
            )


def draft_of(row: Row, columns: Columns) -> Draft:
    """Give what the row says in the fields that all address books have.

    Numbers that several people share (fax, pager, switchboard) go to the note: as handles they would make one person
    of many. So does what stands in an e-mail column without being an address, but for Outlook's directory paths.
    """
    addresses = columns.every(row, "email")
    return Draft(
        name=columns.first(row, "name"),
        given=columns.first(row, "given"),
        middle=columns.first(row, "middle"),
        family=columns.first(row, "family"),
        nickname=columns.first(row, "nickname"),
        emails=[address for address in addresses if "@" in address],
        phones=columns.every(row, "phone"),
        urls=columns.every(row, "url"),
        organisation=columns.first(row, "organisation"),
        title=columns.first(row, "title"),
        city=columns.first(row, "city"),
        birthday=columns.first(row, "birthday"),
        notes=[
            *columns.every(row, "note"),
            *(text for text in addresses if "@" not in text and not text.startswith(DIRECTORY)),
            *columns.titled(row, "shared phone"),
        ],
        labels=[label for cell in columns.every(row, "labels") for label in LABEL_ENDS.split(cell)],
    )
