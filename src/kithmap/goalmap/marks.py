"""Marks: slots become dots with names, chips and chairs, each with its coordinates."""

from collections.abc import Sequence
from dataclasses import dataclass

from kithmap.goalmap.crowd import NOT_PLACED, Cell, Resident
from kithmap.goalmap.labels import CHIP_ROOM_EM, DOT_ROOM_EM, chip_key
from kithmap.goalmap.measure import text_width
from kithmap.goalmap.picture import Anchor, Chip, Dot, PlacedChair, PlacedPerson, Text, Tone
from kithmap.goalmap.place import PlacedCell
from kithmap.goalmap.remembered import Slot
from kithmap.goalmap.ringnames import ring_name
from kithmap.goalmap.seat import EmptySeat, Seat
from kithmap.goalmap.settle import Geometry
from kithmap.goalmap.titles import PlacedTitle
from kithmap.kit.geometry import Box
from kithmap.ties.tie import Warmth

DOT_RADII_EM = (0.28, 0.37, 0.46)
"""Radius of a dot by step of pull, in em of the name: areas of about 1 : 2 : 3."""
PULL_STEPS = (1 / 3, 2 / 3)
"""Pull from these on draws the dot one step larger; three sizes can be told apart at a glance, more cannot."""
DOT_CENTRE_EM = 0.5
BASELINE_EM = 0.35
"""Half the height of a capital, which sets letters in the middle of their row."""


@dataclass(frozen=True, slots=True)
class Marks:
    """All that stands in cells."""

    people: tuple[PlacedPerson, ...]
    chips: tuple[Chip, ...]
    chairs: tuple[PlacedChair, ...]


def marks_of(placed: Sequence[PlacedCell], geometry: Geometry) -> Marks:
    """Give the marks of all cells, sector by sector and outwards from the centre, which is also the reading order."""
    people: list[PlacedPerson] = []
    chips: list[Chip] = []
    chairs: list[PlacedChair] = []
    for cell in sorted(placed, key=lambda cell: (cell.cell.sector, cell.cell.ring)):
        slots = {slot.key: slot for slot in cell.slots}
        for resident in cell.cell.named:
            slot = slots[resident.key]
            if resident.seat is not None:
                people.append(_person(resident, resident.seat, slot, cell=cell.cell, geometry=geometry))
            elif resident.chair is not None:
                chairs.append(_chair(resident, resident.chair, slot, cell=cell.cell, geometry=geometry))
        if cell.cell.counted and not cell.loose:
            chips.append(_chip(cell.cell, slots[chip_key(cell.cell)], geometry))
    return Marks(tuple(people), tuple(chips), tuple(chairs))


def pull_step(pull: float | None) -> int:
    """Give 0 (little, or not known) to 2 (a lot)."""
    return 0 if pull is None else sum(pull >= step for step in PULL_STEPS)


def _person(resident: Resident, seat: Seat, slot: Slot, *, cell: Cell, geometry: Geometry) -> PlacedPerson:
    step = pull_step(seat.pull)
    proposed = seat.ring_is_proposed or seat.category_is_proposed
    return PlacedPerson(
        person_id=seat.person_id,
        name=resident.name,
        ring=_ring(cell),
        sector=cell.sector,
        dot=_dot(slot, geometry, step=step, warmth=seat.warmth),
        label=_label(slot, geometry, tone=Tone.MUTED if proposed else Tone.INK),
        box=_box(slot, geometry),
        pull_step=step,
        proposed=proposed,
        next_step=seat.next_step,
    )


def _chair(resident: Resident, chair: EmptySeat, slot: Slot, *, cell: Cell, geometry: Geometry) -> PlacedChair:
    return PlacedChair(
        chair_id=chair.chair_id,
        name=resident.name,
        ring=chair.ring,
        sector=cell.sector,
        dot=_dot(slot, geometry, step=1, warmth=Warmth.UNKNOWN),
        label=_label(slot, geometry, tone=Tone.MUTED),
        box=_box(slot, geometry),
    )


def _chip(cell: Cell, slot: Slot, geometry: Geometry) -> Chip:
    return Chip(
        ring=_ring(cell),
        sector=cell.sector,
        label=_text(slot, geometry, left=slot.left + CHIP_ROOM_EM / 2 * geometry.name_size),
        box=_box(slot, geometry),
        person_ids=tuple(_ids(cell)),
        names=tuple(resident.name for resident in cell.counted),
    )


def _ids(cell: Cell) -> list[str]:
    return [resident.key for resident in cell.counted]


def loose_text(cell: Cell) -> str:
    """Give the words for a chip that stands beside its sector's title."""
    return f"+{len(cell.counted):,} {ring_name(_ring(cell))}"


def loose_chips(placed: Sequence[PlacedCell], titles: Sequence[PlacedTitle]) -> list[Chip]:
    """Give the chips of cells too small to hold one, drawn as lines of their sectors' titles."""
    chips = []
    waiting = {sector: list(title.loose_lines) for sector, title in enumerate(titles)}
    for cell in (cell.cell for cell in placed if cell.loose):
        label = waiting[cell.sector].pop(0)
        chips.append(
            Chip(
                ring=_ring(cell),
                sector=cell.sector,
                label=label,
                box=label.box,
                person_ids=tuple(_ids(cell)),
                names=tuple(resident.name for resident in cell.counted),
            )
        )
    return chips


def _ring(cell: Cell) -> int | None:
    return None if cell.ring == NOT_PLACED else cell.ring


def _box(slot: Slot, geometry: Geometry) -> Box:
    return Box(slot.left, geometry.grid.top(slot.row), slot.width, geometry.grid.pitch)


def _dot(slot: Slot, geometry: Geometry, *, step: int, warmth: Warmth) -> Dot:
    size = geometry.name_size
    return Dot(
        x=slot.left + DOT_CENTRE_EM * size,
        y=geometry.grid.top(slot.row) + geometry.grid.pitch / 2,
        radius=DOT_RADII_EM[step] * size,
        warmth=warmth,
    )


def _label(slot: Slot, geometry: Geometry, *, tone: Tone) -> Text:
    return _text(slot, geometry, left=slot.left + DOT_ROOM_EM * geometry.name_size, tone=tone)


def _text(slot: Slot, geometry: Geometry, *, left: float, tone: Tone = Tone.INK) -> Text:
    size = geometry.name_size
    return Text(
        text=slot.shown,
        x=left,
        y=geometry.grid.top(slot.row) + geometry.grid.pitch / 2 + BASELINE_EM * size,
        width=text_width(slot.shown, size),
        size=size,
        anchor=Anchor.START,
        tone=tone,
    )
