"""The CSV files of Network Canvas and egor become cards and edges; those of egos are told of."""

from collections.abc import Iterator
from dataclasses import dataclass

from kithmap.kit.speech import marked, say, say_count, written
from kithmap.sources.card import Card, card_id
from kithmap.sources.document import Document
from kithmap.sources.edge import Edge, sureness_of
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
    """One kind of table: the columns that it surely has, and those that make the key of a person.

    `ends` are the columns of the keys of two people who know each other. A table with neither is about owners, or ties
    people by numbers that only other files explain.
    """

    source: str
    needs: tuple[str, ...]
    key: tuple[str, ...] = ()
    ends: tuple[tuple[str, ...], ...] = ()
    is_ties: bool = False


KINDS = (
    _Kind(
        NETWORK_CANVAS,
        ("networkcanvassourceuuid", "networkcanvastargetuuid"),
        ends=(("networkcanvassourceuuid",), ("networkcanvastargetuuid",)),
    ),
    _Kind(NETWORK_CANVAS, ("edgeid", "from", "to", "networkcanvasegouuid"), is_ties=True),
    _Kind(NETWORK_CANVAS, ("nodeid", "networkcanvasuuid"), ("networkcanvasuuid",)),
    _Kind(NETWORK_CANVAS, ("networkcanvasegouuid", "networkcanvassessionid")),
    _Kind(EGOR, ("egoid", "source", "target"), ends=(("egoid", "source"), ("egoid", "target"))),
    _Kind(
        EGOR,
        ("egoid", "alter.1.number", "alter.2.number"),
        ends=(("egoid", "alter.1.number"), ("egoid", "alter.2.number")),
    ),
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


def _read(document: Document, hints: Hints) -> Iterator[Card | Edge | Trouble]:
    """Stream a card for each person, an edge for each tie; a table of neither gives one trouble for its rows."""
    kind, heading = _kind_of(document), heading_of(document)
    if kind is None or heading is None:
        return
    # what stands above the headings is a row that has no end in the head of the file, and found one further down
    body = (row for row in rows(document) if isinstance(row, Trouble) or row.line != heading.line)
    columns = columns_of(heading.cells, TITLES)
    titles = [cell.strip().casefold() for cell in heading.cells]
    places = [titles.index(title) for title in kind.key]
    ends = [[titles.index(title) for title in end] for end in kind.ends]
    sure = [titles.index(title) if title in titles else None for title in ("sureness", "weight")]
    left = 0
    for row in fitting(body, columns, document.name):
        if isinstance(row, Trouble):
            yield row
        elif ends:
            yield _edge(row, kind.source, ends, sure) or _no_pair(document.name, row.line)
        elif not kind.key:
            left += 1
        else:
            draft = draft_of(row, columns)
            ids = _ids(row, places)
            draft.name = draft.name or ("" if draft.given or draft.family else ids[-1])
            card = draft.card(source=kind.source, key=_key(ids))
            yield card or _nobody(document.name, row.line)
    if left:
        yield _left(document.name, left, is_ties=kind.is_ties)


def _ids(row: Row, places: list[int]) -> list[str]:
    return [row.cells[place].strip() for place in places]


def _key(ids: list[str]) -> str:
    return "/".join(ids) if any(ids) else ""


def _edge(row: Row, source: str, ends: list[list[int]], sure: list[int | None]) -> Edge | None:
    """Give the edge of a row, None where it does not name two people."""
    one, other = (_ids(row, places) for places in ends)
    if not one[-1] or not other[-1] or one == other:
        return None
    sureness, weight = ("" if place is None else row.cells[place].strip() for place in sure)
    return Edge(
        source=source,
        one=card_id(source, _key(one)),
        other=card_id(source, _key(other)),
        line=row.line,
        sureness=sureness_of(sureness=sureness, weight=weight),
    )


def _no_pair(file: str, line: int) -> Trouble:
    return Trouble(
        file,
        line,
        say("Line {line} does not name two people.", line=written(line)),
        say("Nothing, if it is meant to be empty."),
    )


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
        todo = say("Export it with the ids of the people (networkCanvasSourceUUID and networkCanvasTargetUUID).")
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
