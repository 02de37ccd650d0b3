"""A table of who knows whom, one pair a row, becomes a card for each person and an edge for each row."""

from collections.abc import Iterator

from kithmap.kit.speech import marked, say, written
from kithmap.sources.card import Card
from kithmap.sources.document import Document
from kithmap.sources.draft import Draft
from kithmap.sources.edge import Edge, sureness_of
from kithmap.sources.format import Format
from kithmap.sources.hints import Hints
from kithmap.sources.tables.contact_table import heading_of
from kithmap.sources.tables.csv_rows import Row, rows
from kithmap.sources.tables.table import columns_of, fitting, folded_title
from kithmap.sources.trouble import Trouble

SOURCE = "edge-list"
ENDS = (("source", "target"), ("from", "to"), ("person 1", "person 2"), ("name 1", "name 2"), ("alter 1", "alter 2"))
"""What the two columns are called: Gephi's names, igraph's, and those of people who type such a table."""
BESIDE = frozenset(["id", "label", "type", "kind", "weight", "sureness", "told", "relation", "relationship", "timeset"])
"""Other columns that such a table may have; one with any other (a date, a subject, a price) is about something else."""
MOST_PEOPLE = 100_000
"""People remembered, so that each gets one card; beyond them a card comes again, which changes nothing."""


def recognise(document: Document) -> bool:
    """Do the headings name two ends, and nothing that only another table would have?"""
    heading = heading_of(document)
    titles = [folded_title(cell) for cell in heading.cells] if heading else []
    ends = _ends_of(titles)
    return bool(ends) and len(set(titles)) == len(titles) and set(titles) <= BESIDE | set(ends)


def read(document: Document, hints: Hints) -> Iterator[Card | Edge | Trouble]:
    """Stream a card before the first edge of each person, and an edge for each row."""
    body = rows(document)
    heading = next(body, None)
    if not isinstance(heading, Row):
        return
    titles = [folded_title(cell) for cell in heading.cells]
    names = dict(zip(_ends_of(titles), ("one", "other"), strict=False))
    columns = columns_of(heading.cells, {**names, "sureness": "sureness", "weight": "weight"})
    seen: dict[str, str] = {}
    for row in fitting(body, columns, document.name):
        if isinstance(row, Trouble):
            yield row
            continue
        ends = (columns.first(row, "one"), columns.first(row, "other"))
        if wrong := _wrong(ends, row.line):
            yield Trouble(document.name, row.line, *wrong)
            continue
        cards = [_card(end) for end in ends]
        yield from (card for card in cards if card.key not in seen)
        if len(seen) < MOST_PEOPLE:
            seen.update({card.key: card.id for card in cards})
        sure = sureness_of(sureness=columns.first(row, "sureness"), weight=columns.first(row, "weight"))
        yield Edge(source=SOURCE, one=cards[0].id, other=cards[1].id, line=row.line, sureness=sure)


def _ends_of(titles: list[str]) -> tuple[str, ...]:
    return next((ends for ends in ENDS if set(ends) <= set(titles)), ())


def _wrong(ends: tuple[str, str], line: int) -> tuple[str, str] | None:
    """Give what is wrong with a row, and what to do, None where it is as it should be."""
    if not all(ends) or ends[0].casefold() == ends[1].casefold():
        return (
            say("Line {line} does not name two people.", line=written(line)),
            say("Nothing, if it is meant to be empty."),
        )
    if any(end.isdigit() for end in ends):
        return (
            say("Line {line} has numbers in place of names.", line=written(line)),
            say("Bring in the network as GraphML, which carries the names too."),
        )
    return None


def _card(end: str) -> Card:
    draft = Draft(emails=[end]) if "@" in end else Draft(name=end)
    return draft.card(source=SOURCE, key=end.casefold()) or Card(source=SOURCE, key=end.casefold(), name=end)


EDGE_LIST = Format(SOURCE, marked("Who knows whom (CSV)"), recognise, read)
