"""Marks: slots become dots with names, chips and chairs, each with its coordinates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kithmap.goalmap.crowd import NOT_PLACED, Cell, Resident
from kithmap.goalmap.labels import CHIP_ROOM_EM, DOT_ROOM_EM, chip_key
from kithmap.goalmap.measure import text_width
from kithmap.goalmap.picture import HALF_CAPITAL, Chip, Dot, PlacedChair, PlacedPerson, Text, Tone
from kithmap.goalmap.place import PlacedCell
from kithmap.goalmap.ringnames import ring_name
from kithmap.goalmap.seat import EmptySeat, Seat
from kithmap.goalmap.settle import Geometry
from kithmap.goalmap.titles import PlacedTitle
from kithmap.kit.geometry import Box
from kithmap.kit.speech import written
from kithmap.ties.tie import Warmth

DOT_RADII_EM = (0.28, 0.37, 0.46)
"""Radius of a dot by step of pull, in em of the name: areas of about 1 : 2 : 3."""
PULL_STEPS = (1 / 3, 2 / 3)
"""Pull from these on draws the dot one step larger; three sizes can be told apart at a glance, more cannot."""
DOT_CENTRE_EM = 0.5


@dataclass(frozen=True, slots=True)
class Marks:
    """All that stands in cells."""

    people: tuple[PlacedPerson, ...]
    chips: tuple[Chip, ...]
    chairs: tuple[PlacedChair, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """Where one label stands: the box it may fill, the size of its letters, and the text."""

    box: Box
    size: float
    shown: str


def marks_of(placed: Sequence[PlacedCell], geometry: Geometry) -> Marks:
    """Give the marks of all cells, sector by sector and outwards from the centre, which is also the reading order."""
    grid = geometry.grid
    people: list[PlacedPerson] = []
    chips: list[Chip] = []
    chairs: list[PlacedChair] = []
    for cell in sorted(placed, key=lambda cell: (cell.cell.sector, cell.cell.ring)):
        rooms = {
            slot.key: Room(Box(slot.left, grid.top(slot.row), slot.width, grid.pitch), geometry.name_size, slot.shown)
            for slot in cell.slots
        }
        marks = cell_marks(cell.cell, rooms)
        people += marks.people
        chips += marks.chips
        chairs += marks.chairs
    return Marks(tuple(people), tuple(chips), tuple(chairs))


def cell_marks(cell: Cell, rooms: Mapping[str, Room]) -> Marks:
    """Give the marks of one cell, whose labels stand in `rooms` by key; a chip without a room is left out."""
    chip = rooms.get(chip_key(cell))
    return Marks(
        tuple(_person(one, one.seat, rooms[one.key], cell) for one in cell.named if one.seat),
        (_chip(cell, chip),) if chip else (),
        tuple(_chair(one, one.chair, rooms[one.key], cell) for one in cell.named if one.chair),
    )


def pull_step(pull: float | None) -> int:
    """Give 0 (little, or not known) to 2 (a lot)."""
    return 0 if pull is None else sum(pull >= step for step in PULL_STEPS)


def _person(resident: Resident, seat: Seat, room: Room, cell: Cell) -> PlacedPerson:
    step = pull_step(seat.pull)
    proposed = seat.ring_is_proposed or seat.category_is_proposed
    return PlacedPerson(
        person_id=seat.person_id,
        name=resident.name,
        ring=_ring(cell),
        sector=cell.sector,
        dot=_dot(room, step=step, warmth=seat.warmth),
        label=_label(room, tone=Tone.MUTED if proposed else Tone.INK),
        box=room.box,
        pull_step=step,
        proposed=proposed,
        next_step=seat.next_step,
    )


def _chair(resident: Resident, chair: EmptySeat, room: Room, cell: Cell) -> PlacedChair:
    return PlacedChair(
        chair_id=chair.chair_id,
        name=resident.name,
        ring=chair.ring,
        sector=cell.sector,
        dot=_dot(room, step=1, warmth=Warmth.UNKNOWN),
        label=_label(room, tone=Tone.MUTED),
        box=room.box,
    )


def _chip(cell: Cell, room: Room) -> Chip:
    return Chip(
        ring=_ring(cell),
        sector=cell.sector,
        label=_text(room, indent_em=CHIP_ROOM_EM / 2),
        box=room.box,
        person_ids=tuple(one.key for one in cell.counted if one.seat),
        names=tuple(one.name for one in cell.counted if one.seat),
        chairs=tuple(one.name for one in cell.counted if one.chair),
    )


def loose_text(cell: Cell) -> str:
    """Give the words for a chip that stands beside its sector's title."""
    return f"+{written(len(cell.counted))} {ring_name(_ring(cell))}"


def loose_chips(placed: Sequence[PlacedCell], titles: Sequence[PlacedTitle]) -> list[Chip]:
    """Give the chips of cells too small to hold one, drawn as lines of their sectors' titles."""
    chips = []
    waiting = {sector: list(title.loose_lines) for sector, title in enumerate(titles)}
    for cell in (cell.cell for cell in placed if cell.loose):
        label = waiting[cell.sector].pop(0)
        chip = _chip(cell, Room(label.box, label.size, label.text))
        chips.append(replace(chip, label=label))
    return chips


def _ring(cell: Cell) -> int | None:
    return None if cell.ring == NOT_PLACED else cell.ring


def _dot(room: Room, *, step: int, warmth: Warmth) -> Dot:
    return Dot(
        x=room.box.x + DOT_CENTRE_EM * room.size,
        y=room.box.centre.y,
        radius=DOT_RADII_EM[step] * room.size,
        warmth=warmth,
    )


def _label(room: Room, *, tone: Tone) -> Text:
    return _text(room, indent_em=DOT_ROOM_EM, tone=tone)


def _text(room: Room, *, indent_em: float, tone: Tone = Tone.INK) -> Text:
    return Text(
        text=room.shown,
        x=room.box.x + indent_em * room.size,
        y=room.box.centre.y + HALF_CAPITAL * room.size,
        width=text_width(room.shown, room.size),
        size=room.size,
        tone=tone,
    )
