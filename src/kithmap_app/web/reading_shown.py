"""What the page of the reading shows: dials with how they moved, the grid, targets, worlds, with people to link."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kithmap.actions.last_look import last_look
from kithmap.actions.look_back import Past
from kithmap.actions.tell_acquaintance import answered_pairs
from kithmap.flow import Flow
from kithmap.gaps.dial import Dial, DialName
from kithmap.gaps.gap import Gap, GapKind
from kithmap.gaps.method import METHODS, Method
from kithmap.gaps.pairs_to_ask import PairToAsk, pairs_to_ask
from kithmap.gaps.reconnect import DORMANT_DAYS, LONG_DORMANT_DAYS
from kithmap.gaps.reconnection import Reconnection
from kithmap.gaps.whereabouts import AtOrganisation
from kithmap.goals.target import Target
from kithmap.kit.dates import spoken_day
from kithmap.people.person import Person
from kithmap.then.dial_move import DialMove
from kithmap.then.movement import Movement

SHOWN_NAMES = 5
"""People linked behind a sentence; more make a list that nobody reads."""
SHOWN_IN_CELL = 3
"""People named in a cell of the grid: a cell is a glance."""
OF_THEN = (DialName.SIZE, DialName.FRESHNESS, DialName.REACH)
"""Dials of which it can be said that they stayed as they were: what the others count has no day."""
SILENCES = {"1": DORMANT_DAYS, "3": LONG_DORMANT_DAYS}
"""Years of silence to choose from."""


@dataclass(frozen=True, slots=True)
class Names:
    """People ready to be linked, and how many more there are."""

    people: tuple[Person, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ShownDial:
    """One dial: what it says, the people behind it, how it moved since `day` (None where that cannot be told)."""

    dial: Dial
    names: Names
    method: Method
    move: DialMove | None
    day: str


@dataclass(frozen=True, slots=True)
class ShownGap:
    """One gap; `chair` is the id of the empty chair that it is about, "" for any other."""

    gap: Gap
    names: Names
    chair: str


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One cell of the grid."""

    category: str
    names: Names
    matters: bool


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One need and its cells, category by category."""

    need: str
    is_covered: bool
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True, slots=True)
class ShownGrid:
    """Need × category; `unsorted` is true where the last column is of people in no category."""

    categories: tuple[str, ...]
    rows: tuple[ShownRow, ...]
    unsorted: bool


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """An organisation and whom the owner knows there; `target` is None where they only asked."""

    there: AtOrganisation
    names: Names
    target: Target | None


@dataclass(frozen=True, slots=True)
class ShownWorld:
    """One world, or those between the worlds, with its people."""

    name: str
    names: Names


@dataclass(frozen=True, slots=True)
class ShownAgain:
    """Somebody to connect with again, and who of the owner's people sees them."""

    person: Reconnection
    seen_by: Names


def names_of(flow: Flow, ids: Sequence[str], *, most: int = SHOWN_NAMES) -> Names:
    """Give the first people with these ids."""
    people = tuple(person for person in map(flow.people.at, ids[:most]) if person is not None)
    return Names(people, max(len(ids) - most, 0))


def shown_dials(flow: Flow) -> list[ShownDial]:
    """Give the dials with how they moved since the last review, or in a month."""
    day = last_look(flow.facts, flow.goal, today=flow.today)
    moved = Past(flow).since(day)
    can_tell = moved.records_begin is not None and moved.records_begin <= day
    spoken = spoken_day(day, today=flow.today)
    return [_dial(flow, dial, move if can_tell else None, spoken) for dial, move in _pairs(flow, moved)]


def _pairs(flow: Flow, moved: Movement) -> Iterable[tuple[Dial, DialMove]]:
    return zip(flow.reading.dials, moved.dials, strict=True)


def _dial(flow: Flow, dial: Dial, move: DialMove | None, day: str) -> ShownDial:
    told = move if move and move.then.enough and move.now.enough else None
    if told and not told.has_changed and dial.name not in OF_THEN:
        told = None
    return ShownDial(dial, names_of(flow, dial.people), METHODS[dial.name], told, day)


def shown_gaps(flow: Flow, gaps: Iterable[Gap]) -> list[ShownGap]:
    """Give gaps with the people behind them."""
    return [ShownGap(gap, names_of(flow, gap.people), _chair(gap)) for gap in gaps]


def _chair(gap: Gap) -> str:
    return gap.subject_id or "" if gap.kind is GapKind.CHAIR else ""


def shown_grid(flow: Flow) -> ShownGrid:
    """Give the grid row by row."""
    found = flow.reading.grid
    names = {category.id: category.name for category in flow.categories}
    unsorted = any(cell.category_id is None for cell in found.cells)
    ids: list[str | None] = [*names, *([None] if unsorted else [])]
    cells = {(cell.need_id, cell.category_id): cell for cell in found.cells}
    rows = []
    for cover in flow.reading.coverage.needs:
        row = []
        for category_id in ids:
            cell = cells.get((cover.need.id, category_id))
            there = names_of(flow, cell.people if cell else (), most=SHOWN_IN_CELL)
            row.append(ShownCell(names.get(category_id or "", ""), there, bool(cell and cell.matters)))
        rows.append(ShownRow(cover.need.label, cover.is_covered, tuple(row)))
    return ShownGrid(tuple(names.values()), tuple(rows), unsorted)


def shown_place(flow: Flow, organisation: str, target: Target | None = None) -> ShownPlace:
    """Give whom the owner knows at an organisation."""
    there = flow.everybody.at(organisation, on_map=frozenset(m.person_id for m in flow.members))
    return ShownPlace(there, names_of(flow, there.people), target)


def shown_worlds(flow: Flow) -> list[ShownWorld]:
    """Give the worlds that the map's people form, largest first; none where they do not stand apart."""
    return [ShownWorld(world.name, names_of(flow, world.people)) for world in flow.reading.separate.worlds]


def shown_again(flow: Flow, silence: str, *, most: int | None) -> list[ShownAgain]:
    """Give whom to connect with again, silent for the years chosen ("1" or "3")."""
    days = SILENCES.get(silence, DORMANT_DAYS)
    reading = flow.reading if days == DORMANT_DAYS else flow.read_again(days)
    return [ShownAgain(person, names_of(flow, person.seen_by)) for person in reading.reconnect[:most]]


def pairs_in_hand(flow: Flow) -> tuple[PairToAsk, ...]:
    """Give the pairs of people on the map to ask about now."""
    return pairs_to_ask(flow.members, flow.known_links, asked=answered_pairs(flow.facts, flow.people))
