"""A crowd: what one cell has to hold, and who gives way to a "+N" where not all fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from kithmap.goalmap.seat import EmptySeat, MapSubject, Seat
from kithmap.goalmap.shown import cleaned
from kithmap.goals.goal import Category

NOT_PLACED = 6
"""The band outside the rings, for people without a ring."""
MOST_NAMES = 250
"""So many names a page can hold legibly; all are tried up to here."""
NAMES_IN_A_CROWD = 160
"""Beyond that the most relevant are named, few enough to keep a readable size, and the rest is counted."""


@dataclass(frozen=True, slots=True)
class Resident:
    """Somebody with a place in one cell: a person, or a chair with `seat` None."""

    key: str
    name: str
    seat: Seat | None
    chair: EmptySeat | None = None

    @property
    def rank(self) -> tuple[bool, bool, bool, float]:
        """Sorts those first who stay named longest: chairs, pinned people, next steps, then by relevance."""
        if self.seat is None:
            return (False, False, False, 0.0)
        return (True, not self.seat.pinned, not self.seat.next_step, -self.seat.relevance)


@dataclass(slots=True)
class Cell:
    """What stands in one cell: `named` in order of rank, and `counted` behind a chip."""

    ring: int
    sector: int
    named: list[Resident]
    counted: list[Resident]

    def count_last(self) -> None:
        """Move the last named person behind the chip."""
        self.counted.insert(0, self.named.pop())


def cells(subject: MapSubject) -> list[Cell]:
    """Give every cell that holds somebody, with the most relevant named where there are more than fit a page."""
    sectors = {category.id: index for index, category in enumerate(subject.categories)}
    found: dict[tuple[int, int], Cell] = {}
    for resident, ring, category_id in residents(subject):
        where = ring, sectors[category_id]
        found.setdefault(where, Cell(*where, [], [])).named.append(resident)
    everybody = [found[where] for where in sorted(found)]
    for cell in everybody:
        cell.named.sort(key=lambda resident: resident.rank)
    if len(subject.seats) > MOST_NAMES:
        _count_the_rest(everybody)
    return everybody


def residents(subject: MapSubject) -> list[tuple[Resident, int, str]]:
    """Give everybody on the map with ring (6: not placed) and category."""
    people = [
        (Resident(seat.person_id, cleaned(seat.name), seat), seat.ring or NOT_PLACED, seat.category_id)
        for seat in subject.seats
    ]
    chairs = [
        (Resident(f"chair:{chair.chair_id}", cleaned(chair.label), None, chair), chair.ring, chair.category_id)
        for chair in subject.chairs
    ]
    return people + chairs


def people_in(category: Category, subject: MapSubject) -> int:
    """Give how many people a category holds."""
    return sum(seat.category_id == category.id for seat in subject.seats)


def _count_the_rest(everybody: Sequence[Cell]) -> None:
    ranked = sorted(resident.rank for cell in everybody for resident in cell.named)
    last = ranked[NAMES_IN_A_CROWD - 1]
    room = NAMES_IN_A_CROWD
    for cell in everybody:
        keep = sum(resident.rank <= last for resident in cell.named[:room])
        keep = max(keep, 1)
        room = max(room - keep, 0)
        cell.counted = cell.named[keep:]
        cell.named = cell.named[:keep]
