"""Any CSV whose columns are named, by the owner or in common words, becomes cards."""

from collections.abc import Iterator

from kithmap.kit.speech import marked, say
from kithmap.sources.card import Card
from kithmap.sources.document import Document
from kithmap.sources.draft import Draft
from kithmap.sources.format import Format
from kithmap.sources.hints import Hints
from kithmap.sources.tables.contact_table import contact_heading, contacts, draft_of
from kithmap.sources.tables.csv_rows import Row, head_rows
from kithmap.sources.tables.csv_titles import ANY, TELLABLE
from kithmap.sources.tables.table import Columns, columns_of, folded_title
from kithmap.sources.trouble import Trouble

SOURCE = "csv"

NAMES = ("name", "given", "family")
ADDRESS_BOOK = (NAMES, ("email", "phone"))
"""A table is surely of people when its titles hold one of each: bookmarks have names and links too."""

ABOUT_PEOPLE = ("organisation", "city", "birthday")
"""What stands beside names in a table that somebody made of people; not sure enough for a table among many others."""


def recognise(document: Document) -> bool:
    """Do the headings name people and how to reach them, in common words?"""
    columns = _columns(document)
    return all(any(columns.has(name) for name in names) for names in ADDRESS_BOOK)


def _columns(document: Document) -> Columns:
    """Give the columns whose titles are common words; none where there are no two."""
    heading = contact_heading(document)
    return columns_of(heading.cells if heading is not None and len(heading.cells) > 1 else (), ANY)


def has_headings(document: Document) -> bool:
    """Is it a table with a column of names? A plain list of names has no headings."""
    return any(_columns(document).has(name) for name in NAMES)


def is_of_people(document: Document) -> bool:
    """Is it a table of people without addresses: given names and surnames, or names and what is known of them?

    With addresses under a heading that is not known it is not, since they would be lost in silence.
    """
    columns = _columns(document)
    has_names = any(columns.has(name) for name in NAMES)
    is_of = columns.has("given", "family") or (has_names and any(columns.has(name) for name in ABOUT_PEOPLE))
    return is_of and not any("@" in cell for row in head_rows(document) for cell in row.cells)


def has_columns(document: Document, hints: Hints) -> bool:
    """Does the document have one of the columns that the owner named?"""
    heading = contact_heading(document) if hints.columns else None
    return heading is not None and bool(_told(heading, hints).places)


def read(document: Document, hints: Hints) -> Iterator[Card | Trouble]:
    """Stream a card for each row, by the columns that the owner named, else by what the headings say."""
    is_told = has_columns(document, hints)
    if is_told:
        yield from _missing(document, hints)
    yield from contacts(
        document,
        source=SOURCE,
        find_columns=lambda heading: _told(heading, hints) if is_told else columns_of(heading.cells, ANY),
        fill=_draft,
    )


def _draft(row: Row, columns: Columns) -> Draft:
    """Tell whole names from parts of them.

    In a table with one column for names, that column holds the whole name, whatever its title ("Nombre"). Beside a
    column for given names a "Name" is the surname, as Germans write, unless it holds the given name too.
    """
    draft = draft_of(row, columns)
    is_surname = columns.has("name", "given") and not columns.has("family")
    if is_surname and draft.given and draft.given.casefold() not in draft.name.casefold():
        draft.name, draft.family = "", draft.name
    elif not draft.name and columns.has("given") != columns.has("family"):
        draft.name, draft.given, draft.family = draft.given or draft.family, "", ""
    return draft


def _told(heading: Row, hints: Hints) -> Columns:
    names = {folded_title(title): TELLABLE[field] for field, title in hints.columns.items() if field in TELLABLE}
    return columns_of(heading.cells, names)


def _missing(document: Document, hints: Hints) -> Iterator[Trouble]:
    heading = contact_heading(document)
    titles = {folded_title(cell) for cell in heading.cells} if heading else set()
    for field, title in hints.columns.items():
        if folded_title(title) not in titles:
            yield Trouble(
                file=document.name,
                line=heading.line if heading else None,
                what=say(
                    "There is no column called {title!r}, in which the {field} should stand.", title=title, field=field
                ),
                todo=say("Check its spelling against the first line of the file."),
            )


CSV = Format(SOURCE, marked("contacts in CSV"), recognise, read)
