"""Place: everybody gets a slot in their cell, where they stood before if a drawing is remembered."""

from collections.abc import Sequence
from dataclasses import dataclass

from kithmap.goalmap.crowd import Cell, Lettering, chip_text
from kithmap.goalmap.fit import Spot, calm, fits, tight
from kithmap.goalmap.remembered import Slot
from kithmap.goalmap.rows import Stretch
from kithmap.goalmap.settle import Geometry
from kithmap.kit.geometry import Point, Span, without

CHIP = "chip"
"""Key of the slot that a cell's "+N" takes."""


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell with the slots of all that stands in it, the chip's included.

    `loose` tells that the cell has no room even for its chip, so that it must be told beside the sector's title.
    """

    cell: Cell
    slots: tuple[Slot, ...]
    loose: bool = False


@dataclass(frozen=True, slots=True)
class _Want:
    """One label that asks for a slot."""

    key: str
    shown: str
    width: float


def place_all(
    everybody: Sequence[Cell], geometry: Geometry, *, category_ids: Sequence[str], before: Sequence[Slot] = ()
) -> list[PlacedCell] | None:
    """Give every cell with its slots.

    With slots from `before`, whoever stood in the same cell with a name no longer than now's room stays put, and None
    is given where a cell has become too full for that. Without, people are counted behind a chip where room is short.
    """
    stretches = geometry.stretches()
    stood = {slot.key: slot for slot in before}
    placed = []
    for cell in everybody:
        rooms = stretches.get((cell.ring - 1, cell.sector), [])
        category_id = category_ids[cell.sector]
        if before:
            found = _keep_still(cell, rooms, geometry, category_id=category_id, stood=stood)
            if found is None:
                return None
        else:
            found = _place_fresh(cell, rooms, geometry, category_id=category_id)
        placed.append(found)
    return placed


def _wants(cell: Cell, lettering: Lettering) -> list[_Want]:
    wants = []
    for resident in cell.named:
        shown = lettering.shown(resident.name)
        wants.append(_Want(resident.key, shown, lettering.width(shown)))
    if cell.counted:
        text = chip_text(len(cell.counted))
        wants.append(_Want(chip_key(cell), text, lettering.chip_width(len(cell.counted))))
    return wants


def chip_key(cell: Cell) -> str:
    return f"{CHIP}:{cell.ring}:{cell.sector}"


def _place_fresh(cell: Cell, rooms: Sequence[Stretch], geometry: Geometry, *, category_id: str) -> PlacedCell:
    """Place all of a cell, counting the last ones behind a chip until the rest finds room."""
    while cell.named and not fits(rooms, cell.widths(geometry.lettering), geometry.gap):
        cell.count_last()
    wants = _wants(cell, geometry.lettering)
    spots = _spots(wants, rooms, geometry)
    if spots is None:
        return PlacedCell(cell, (), loose=True)
    return PlacedCell(cell, _slots(wants, spots, cell=cell, category_id=category_id))


def _spots(wants: Sequence[_Want], rooms: Sequence[Stretch], geometry: Geometry) -> list[Spot] | None:
    """Give spots for all, calmly where there is room, else tightly."""
    widths = [want.width for want in wants]
    middle = _middle(rooms, geometry)
    grid = geometry.grid
    found = calm(rooms, widths, gap=geometry.gap, middle=middle, pitch=grid.pitch, top=grid.top(0))
    return found or tight(rooms, widths, geometry.gap)


def _middle(rooms: Sequence[Stretch], geometry: Geometry) -> Point:
    """Give the middle of a cell: the mean of its stretches, weighted by their length."""
    total = sum(high - low for _, low, high in rooms) or 1.0
    x = sum((high - low) * (high + low) / 2 for _, low, high in rooms) / total
    row = sum((high - low) * (row + 0.5) for row, low, high in rooms) / total
    return Point(x, geometry.grid.top(0) + row * geometry.grid.pitch)


def _slots(wants: Sequence[_Want], spots: Sequence[Spot], *, cell: Cell, category_id: str) -> tuple[Slot, ...]:
    return tuple(
        Slot(
            key=want.key,
            category_id=category_id,
            ring=cell.ring,
            row=spot.row,
            left=spot.left,
            width=want.width,
            shown=want.shown,
        )
        for want, spot in zip(wants, spots, strict=True)
    )


def _keep_still(
    cell: Cell, rooms: Sequence[Stretch], geometry: Geometry, *, category_id: str, stood: dict[str, Slot]
) -> PlacedCell | None:
    """Place a cell around those who stay; repack it where the others find no room; None where that fails too.

    Who was counted stays counted, so a chip grows by newcomers that find no room beside it.
    """
    had_chip = chip_key(cell) in stood
    if had_chip:
        everybody = sorted([*cell.named, *cell.counted], key=lambda resident: resident.rank)
        cell.named[:] = [resident for resident in everybody if resident.key in stood]
        cell.counted[:] = [resident for resident in everybody if resident.key not in stood]
    wants = _wants(cell, geometry.lettering)
    stay = [slot for want in wants if (slot := _slot_kept(want, stood, cell=cell, category_id=category_id))]
    kept = {slot.key for slot in stay}
    fresh = [want for want in wants if want.key not in kept]
    spots = _spots(fresh, _around(rooms, stay, geometry.gap), geometry) if fresh else []
    if spots is not None:
        return PlacedCell(cell, (*stay, *_slots(fresh, spots, cell=cell, category_id=category_id)))
    spots = _spots(wants, rooms, geometry)
    if spots is None:
        return None
    return PlacedCell(cell, _slots(wants, spots, cell=cell, category_id=category_id))


def _slot_kept(want: _Want, stood: dict[str, Slot], *, cell: Cell, category_id: str) -> Slot | None:
    """Give the slot that somebody keeps: same cell, and a name no wider than before."""
    slot = stood.get(want.key)
    if slot is None or (slot.ring, slot.category_id) != (cell.ring, category_id) or want.width > slot.width + 1e-6:
        return None
    return Slot(
        key=want.key,
        category_id=category_id,
        ring=cell.ring,
        row=slot.row,
        left=slot.left,
        width=want.width,
        shown=want.shown,
    )


def _around(rooms: Sequence[Stretch], stay: Sequence[Slot], gap: float) -> list[Stretch]:
    """Give what is left of a cell's stretches beside those who stay."""
    left = []
    for row, low, high in rooms:
        spans = [Span(low, high)]
        for slot in stay:
            if slot.row == row:
                spans = without(spans, Span(slot.left - gap, slot.left + slot.width + gap))
        left += [Stretch(row, *span) for span in spans]
    return left
