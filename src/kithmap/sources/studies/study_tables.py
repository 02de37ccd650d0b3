"""The CSV files of Network Canvas and egor become cards; those of egos and of ties between people are told of."""

from collections.abc import Iterator
from dataclasses import dataclass

from kithmap.kit.speech import marked, say, say_count
from kithmap.sources.card import Card
from kithmap.sources.document import Document
from kithmap.sources.format import Format
from kithmap.sources.hints import Hints
from kithmap.sources.studies.study_columns import TITLES
from kithmap.sources.tables.contact_table import draft_of, heading_of
from kithmap.sources.tables.csv_rows import Row, rows
from kithmap.sources.tables.table import columns_of, fitting
from kithmap.sources.trouble import Trouble

NETWORK_CANVAS, EGOR = "network-canvas", "egor"


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of table: the columns that it surely has, and those that make the key of a person (none: no people)."""

    source: str
    needs: tuple[str, ...]
    key: tuple[str, ...] = ()
    is_ties: bool = False


KINDS = (
    _Kind(NETWORK_CANVAS, ("networkcanvassourceuuid", "networkcanvastargetuuid"), is_ties=True),
    _Kind(NETWORK_CANVAS, ("edgeid", "from", "to", "networkcanvasegouuid"), is_ties=True),
    _Kind(NETWORK_CANVAS, ("nodeid", "networkcanvasuuid"), ("networkcanvasuuid",)),
    _Kind(NETWORK_CANVAS, ("networkcanvasegouuid", "networkcanvassessionid")),
    _Kind(EGOR, ("egoid", "source", "target"), is_ties=True),
    _Kind(EGOR, ("egoid", "alter.1.number", "alter.2.number"), is_ties=True),
    _Kind(EGOR, ("egoid", "alterid"), ("egoid", "alterid")),
    _Kind(EGOR, ("egoid", "alter.number"), ("egoid", "alter.number")),
    _Kind(EGOR, ("egoid",)),
)
"""The surest first; a table whose only mark is "egoID" holds egos if that is its first column."""


def _kind_of(document: Document) -> _Kind | None:
    heading = heading_of(document)
    if heading is None or len(heading.cells) < 2:
        return None
    titles = [cell.strip().casefold() for cell in heading.cells]
    found = next((kind for kind in KINDS if set(kind.needs) <= set(titles)), None)
    return None if found is not None and found.needs == ("egoid",) and titles[0] != "egoid" else found


def _read(document: Document, hints: Hints) -> Iterator[Card | Trouble]:
    """Stream a card for each person; a table without people gives one trouble that counts its rows."""
    kind, body = _kind_of(document), rows(document)
    heading = next(body, None)
    if kind is None or not isinstance(heading, Row):
        return
    columns = columns_of(heading.cells, TITLES)
    titles = [cell.strip().casefold() for cell in heading.cells]
    places = [titles.index(title) for title in kind.key]
    left = 0
    for row in fitting(body, columns, document.name):
        if isinstance(row, Trouble):
            yield row
        elif not kind.key:
            left += 1
        else:
            draft = draft_of(row, columns)
            ids = [row.cells[place].strip() for place in places]
            draft.name = draft.name or ("" if draft.given or draft.family else ids[-1])
            card = draft.card(source=kind.source, key="/".join(ids) if any(ids) else "")
            yield card or _nobody(document.name, row.line)
    if left:
        yield _left(document.name, left, is_ties=kind.is_ties)


def _nobody(file: str, line: int) -> Trouble:
    return Trouble(
        file,
        line,
        say("Line {line} has no name, address, number or link.", line=f"{line:,}"),
        say("Nothing, if it is meant to be empty."),
    )


def _left(file: str, count: int, *, is_ties: bool) -> Trouble:
    if is_ties:
        what = say_count(
            "{number} tie between people was left out.", "{number} ties between people were left out.", count
        )
        todo = say("Nothing: Kithmap keeps the people of a study. Who knows whom you can tell on their pages.")
    else:
        what = say_count("{number} line is about the owner.", "{number} lines are about owners.", count)
        todo = say("Nothing: you have told Kithmap about yourself.")
    return Trouble(file, None, what, todo)


def _is_of(document: Document, source: str) -> bool:
    kind = _kind_of(document)
    return kind is not None and kind.source == source


def is_network_canvas(document: Document) -> bool:
    """Has the table the columns that Network Canvas writes?"""
    return _is_of(document, NETWORK_CANVAS)


def is_egor(document: Document) -> bool:
    """Has the table the columns of one of egor's three files?"""
    return _is_of(document, EGOR)


NETWORK_CANVAS_TABLES = Format(NETWORK_CANVAS, marked("Network Canvas tables"), is_network_canvas, _read)
EGOR_TABLES = Format(EGOR, marked("egor tables"), is_egor, _read)
