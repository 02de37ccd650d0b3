"""A crowd: what one cell has to hold, and who gives way to a "+N" where not all fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from kithmap.goalmap.measure import text_width
from kithmap.goalmap.seat import EmptySeat, MapSubject, Seat
from kithmap.goalmap.shown import MOST_STEPS, cleaned, clipped, shortened

NOT_PLACED = 6
"""The band outside the rings, for people without a ring."""
MOST_NAMES = 250
"""So many names a page can hold legibly; all are tried up to here."""
NAMES_IN_A_CROWD = 160
"""Beyond that the most relevant are named, few enough to keep a readable size, and the rest is counted."""
WIDEST_NAME_EM = 15.5
"""A longer name is shortened at once: one of 60 letters would otherwise shrink everybody's."""
DOT_ROOM_EM = 1.0
END_ROOM_EM = 0.25
"""Room before a name for its dot, and behind it for the marker of a next step."""
CHIP_ROOM_EM = 1.1


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


@dataclass(frozen=True, slots=True)
class Lettering:
    """How names are set: their size and how often they were shortened."""

    size: float
    steps: int = 0

    def shown(self, name: str) -> str:
        """Give the text that stands for a cleaned `name`."""
        width = WIDEST_NAME_EM * self.size
        for steps in range(self.steps, MOST_STEPS):
            text = shortened(name, steps)
            if text_width(text, self.size) <= width:
                return text
        return clipped(shortened(name, MOST_STEPS), width=width, size=self.size)

    def width(self, shown: str) -> float:
        """Give the room that a name takes together with its dot."""
        return text_width(shown, self.size) + (DOT_ROOM_EM + END_ROOM_EM) * self.size

    def chip_width(self, count: int) -> float:
        return text_width(chip_text(count), self.size) + CHIP_ROOM_EM * self.size


def chip_text(count: int) -> str:
    return f"+{count:,}"


@dataclass(slots=True)
class Cell:
    """What stands in one cell: `named` in order of rank, and `counted` behind a chip."""

    ring: int
    sector: int
    named: list[Resident]
    counted: list[Resident]

    def widths(self, lettering: Lettering) -> list[float]:
        """Give the widths of the chip, if there is one, and of all names."""
        chip = [lettering.chip_width(len(self.counted))] if self.counted else []
        return chip + [lettering.width(lettering.shown(resident.name)) for resident in self.named]

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
