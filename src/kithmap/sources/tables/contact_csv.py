"""Any CSV whose columns are named, by the owner or in common words, becomes cards."""

from collections.abc import Iterator

from kithmap.kit.speech import marked, say
from kithmap.sources.card import Card
from kithmap.sources.document import Document
from kithmap.sources.draft import Draft
from kithmap.sources.format import Format
from kithmap.sources.hints import Hints
from kithmap.sources.tables.contact_table import contacts, draft_of, heading_of
from kithmap.sources.tables.csv_rows import Row
from kithmap.sources.tables.csv_titles import ANY, TELLABLE
from kithmap.sources.tables.table import Columns, columns_of, folded_title
from kithmap.sources.trouble import Trouble

SOURCE = "csv"

ADDRESS_BOOK = (("name", "given", "family"), ("email", "phone"))
"""A table is surely of people when its titles hold one of each: bookmarks have names and links too."""


def recognise(document: Document) -> bool:
    """Do the headings name people and how to reach them, in common words?"""
    heading = heading_of(document)
    if heading is None or len(heading.cells) < 2:
        return False
    columns = columns_of(heading.cells, ANY)
    return all(any(columns.has(name) for name in names) for names in ADDRESS_BOOK)


def has_columns(document: Document, hints: Hints) -> bool:
    """Does the document have one of the columns that the owner named?"""
    heading = heading_of(document) if hints.columns else None
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
    """In a table with one column for names, that column holds the whole name, whatever its title ("Nombre")."""
    draft = draft_of(row, columns)
    if not draft.name and columns.has("given") != columns.has("family"):
        draft.name, draft.given, draft.family = draft.given or draft.family, "", ""
    return draft


def _told(heading: Row, hints: Hints) -> Columns:
    names = {folded_title(title): TELLABLE[field] for field, title in hints.columns.items() if field in TELLABLE}
    return columns_of(heading.cells, names)


def _missing(document: Document, hints: Hints) -> Iterator[Trouble]:
    heading = heading_of(document)
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
