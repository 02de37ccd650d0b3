"""LinkedIn's Connections.csv becomes cards."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import chain

from kithmap.kit.speech import marked, say, written
from kithmap.sources.card import Card
from kithmap.sources.document import Document
from kithmap.sources.draft import Draft
from kithmap.sources.format import Format
from kithmap.sources.hints import Hints
from kithmap.sources.tables.csv_rows import Row, head_rows, rows
from kithmap.sources.tables.csv_titles import LINKEDIN as TITLES
from kithmap.sources.tables.table import Columns, columns_of, fitting
from kithmap.sources.tables.typed_date import day_in, is_month_first
from kithmap.sources.trouble import Trouble

SOURCE = "linkedin"

ORDER = ("given", "family", "url", "email", "organisation", "title", "since")
"""The order in which LinkedIn has always written its columns; serves languages whose titles are not known."""

PROFILE = "linkedin.com/in/"


def recognise(document: Document) -> bool:
    """Does the head hold LinkedIn's headings, in a known language or over profile addresses?"""
    return any(_columns(row, after) is not None for row, after in _pairs(head_rows(document)))


def read(document: Document, hints: Hints) -> Iterator[Card | Trouble]:
    """Stream a card for each connection. What stands above the headings is LinkedIn's own note and is passed over."""
    head = head_rows(document)
    start = next(((row, found) for row, after in _pairs(head) if (found := _columns(row, after))), None)
    if start is None:
        yield Trouble(
            document.name, None, say("The headings of LinkedIn's connections were not found."), say("Export it again.")
        )
        return
    heading, columns = start
    body = (row for row in rows(document) if (row.line or 0) > heading.line)
    day_first = not _is_month_first(heading, columns, head)
    for row in fitting(body, columns, document.name):
        yield (
            row
            if isinstance(row, Trouble)
            else _card(row, columns, day_first=day_first, hints=hints, file=document.name)
        )


def _pairs(found: Sequence[Row]) -> Iterator[tuple[Row, Row | None]]:
    return zip(found, chain(found[1:], [None]), strict=False)


def _columns(row: Row, after: Row | None) -> Columns | None:
    """Give the columns if `row` holds the headings, which `after` may confirm."""
    columns = columns_of(row.cells, TITLES)
    if columns.has("given", "family", "since") and columns.width <= 2 * len(ORDER):
        return columns
    has_profiles = after is not None and len(after.cells) == len(row.cells) == len(ORDER) and PROFILE in after.cells[2]
    if has_profiles and PROFILE not in row.cells[2]:
        return Columns(row.cells, {name: (place,) for place, name in enumerate(ORDER)})
    return None


def _is_month_first(heading: Row, columns: Columns, head: Sequence[Row]) -> bool:
    """Do dates like 03/04/21 put the month first? Settled by a date that tells, else by English headings."""
    body = (row for row in head if row.line > heading.line and len(row.cells) == columns.width)
    told = (is_month_first(columns.first(row, "since")) for row in body)
    return next((answer for answer in told if answer is not None), heading.cells[0].strip().casefold() == "first name")


def _card(row: Row, columns: Columns, *, day_first: bool, hints: Hints, file: str) -> Card | Trouble:
    url = columns.first(row, "url")
    since = day_in(columns.first(row, "since"), day_first=day_first)
    draft = Draft(
        given=columns.first(row, "given"),
        family=columns.first(row, "family"),
        emails=columns.every(row, "email"),
        urls=[url],
        organisation=columns.first(row, "organisation"),
        title=columns.first(row, "title"),
        known_since=since if since and since <= hints.today + timedelta(days=1) else None,
    )
    made = draft.card(source=SOURCE, key=url)
    return made or Trouble(
        file,
        row.line,
        say("Line {line} names nobody.", line=written(row.line)),
        say("Nothing: such people closed their account."),
    )


CONNECTIONS = Format("linkedin", marked("LinkedIn connections"), recognise, read)
