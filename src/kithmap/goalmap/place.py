"""Place: everybody gets a slot in their cell, where they stood before if a drawing is remembered."""

from collections.abc import Sequence
from dataclasses import dataclass

from kithmap.goalmap.crowd import Cell
from kithmap.goalmap.fit import Spot, calm, tight
from kithmap.goalmap.labels import Label, chip_key, fitted, labels
from kithmap.goalmap.remembered import Slot
from kithmap.goalmap.rows import Stretch
from kithmap.goalmap.settle import Geometry
from kithmap.goalmap.shown import shows
from kithmap.kit.geometry import Point, Span, without


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell with the slots of all that stands in it, the chip's included.

    `loose` tells that the cell has no room even for its chip, so that it must be told beside the sector's title.
    """

    cell: Cell
    slots: tuple[Slot, ...]
    loose: bool = False


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


def _place_fresh(cell: Cell, rooms: Sequence[Stretch], geometry: Geometry, *, category_id: str) -> PlacedCell:
    """Place all of a cell, counting the last ones behind a chip until the rest finds room."""
    found = fitted(labels(cell), rooms, size=geometry.name_size, gap=geometry.gap)
    while found is None and cell.named:
        cell.count_last()
        found = fitted(labels(cell), rooms, size=geometry.name_size, gap=geometry.gap)
    if found is None:
        return PlacedCell(cell, (), loose=True)
    spots = _spots(found, rooms, geometry)
    assert spots is not None
    return PlacedCell(cell, _slots(found, spots, geometry, cell=cell, category_id=category_id))


def _spots(found: Sequence[Label], rooms: Sequence[Stretch], geometry: Geometry) -> list[Spot] | None:
    """Give spots for all, calmly where there is room, else tightly."""
    widths = [label.em * geometry.name_size for label in found]
    middle = _middle(rooms, geometry)
    grid = geometry.grid
    calmly = calm(rooms, widths, gap=geometry.gap, middle=middle, pitch=grid.pitch, top=grid.top(0))
    return tight(rooms, widths, geometry.gap) if calmly is None else calmly


def _middle(rooms: Sequence[Stretch], geometry: Geometry) -> Point:
    """Give the middle of a cell: the mean of its stretches, weighted by their length."""
    total = sum(high - low for _, low, high in rooms) or 1.0
    x = sum((high - low) * (high + low) / 2 for _, low, high in rooms) / total
    row = sum((high - low) * (row + 0.5) for row, low, high in rooms) / total
    return Point(x, geometry.grid.top(0) + row * geometry.grid.pitch)


def _slots(
    found: Sequence[Label], spots: Sequence[Spot], geometry: Geometry, *, cell: Cell, category_id: str
) -> tuple[Slot, ...]:
    return tuple(
        Slot(
            key=label.key,
            category_id=category_id,
            ring=cell.ring,
            row=spot.row,
            left=spot.left,
            width=label.em * geometry.name_size,
            shown=label.shown.text,
        )
        for label, spot in zip(found, spots, strict=True)
    )


def _keep_still(
    cell: Cell, rooms: Sequence[Stretch], geometry: Geometry, *, category_id: str, stood: dict[str, Slot]
) -> PlacedCell | None:
    """Place a cell around those who stay; repack it where the others find no room; None where that fails too."""
    _count_as_before(cell, stood)
    stay = _who_stay(cell, stood, category_id)
    kept = {slot.key for slot in stay}
    fresh = [label for label in labels(cell) if label.key not in kept]
    left = _around(rooms, stay, geometry.gap)
    found = fitted(fresh, left, size=geometry.name_size, gap=geometry.gap)
    if found is None:
        stay, left = (), list(rooms)
        found = fitted(labels(cell), rooms, size=geometry.name_size, gap=geometry.gap)
    if found is None:
        return None
    spots = _spots(found, left, geometry)
    assert spots is not None
    return PlacedCell(cell, (*stay, *_slots(found, spots, geometry, cell=cell, category_id=category_id)))


def _count_as_before(cell: Cell, stood: dict[str, Slot]) -> None:
    """Keep those behind the chip who were behind it, newcomers with them, and those named who were named."""
    if chip_key(cell) not in stood:
        return
    everybody = sorted([*cell.named, *cell.counted], key=lambda resident: resident.rank)
    named = [resident for resident in everybody if resident.key in stood]
    cell.counted[:] = [resident for resident in everybody if resident.key not in stood]
    cell.named[:] = named


def _who_stay(cell: Cell, stood: dict[str, Slot], category_id: str) -> tuple[Slot, ...]:
    """Give the slots of those who stood in this cell under the name they have now."""
    names = {resident.key: resident.name for resident in cell.named}
    slots = [stood[key] for key in names if key in stood]
    return tuple(
        slot
        for slot in slots
        if (slot.ring, slot.category_id) == (cell.ring, category_id) and shows(slot.shown, names[slot.key])
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
