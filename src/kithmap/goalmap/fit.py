"""Fit: labels into the stretches of one cell, so that none overlaps another."""

from bisect import insort
from collections.abc import Sequence
from typing import NamedTuple

from kithmap.goalmap.rows import Stretch
from kithmap.kit.geometry import Point


class Spot(NamedTuple):
    """Where one label stands: its row and its left edge."""

    row: int
    left: float


ROW_WEIGHT = 2.2
"""How much farther a pitch up or down counts than the same way sideways: lists grow downwards, names align."""


def fits(stretches: Sequence[Stretch], widths: Sequence[float], gap: float) -> bool:
    """Tell whether `tight` finds room for all `widths`."""
    free = sorted(high - low for _, low, high in stretches)
    if sum(widths) > sum(free):
        return False
    for width in sorted(widths, reverse=True):
        for index, room in enumerate(free):
            if room >= width:
                del free[index]
                insort(free, room - width - gap)
                break
        else:
            return False
    return True


def tight(stretches: Sequence[Stretch], widths: Sequence[float], gap: float) -> list[Spot] | None:
    """Give a spot for each of `widths` by best fit, widest first (Johnson 1973), or None where one finds no room.

    Each goes where it leaves the least room over; two in one row stand `gap` apart.
    """
    free = sorted((stretch.high - stretch.low, stretch.row, stretch.low) for stretch in stretches)
    spots: dict[int, Spot] = {}
    for item in sorted(range(len(widths)), key=lambda index: -widths[index]):
        width = widths[item]
        for index, (room, row, low) in enumerate(free):
            if room >= width:
                del free[index]
                insort(free, (room - width - gap, row, low + width + gap))
                spots[item] = Spot(row, low)
                break
        else:
            return None
    return [spots[item] for item in range(len(widths))]


def calm(
    stretches: Sequence[Stretch], widths: Sequence[float], *, gap: float, middle: Point, pitch: float, top: float
) -> list[Spot] | None:
    """Give a spot for each of `widths`, in this order, close to `middle` and with left edges in line, or None.

    `top` is the y of row 0. Prettier than `tight` and more wasteful; meant for cells with room to spare.
    """
    if not widths:
        return []
    free = list(stretches)
    left = middle.x - sum(widths) / len(widths) / 2
    spots = []
    for width in widths:
        best = _nearest(free, width, left=left, middle=middle, pitch=pitch, top=top)
        if best is None:
            return None
        place, spot = best
        row, low, high = free.pop(place)
        if spot.left - gap > low:
            free.append(Stretch(row, low, spot.left - gap))
        if spot.left + width + gap < high:
            free.append(Stretch(row, spot.left + width + gap, high))
        spots.append(spot)
    return spots


def _nearest(
    free: Sequence[Stretch], width: float, *, left: float, middle: Point, pitch: float, top: float
) -> tuple[int, Spot] | None:
    best: tuple[int, Spot] | None = None
    least = float("inf")
    for index, (row, low, high) in enumerate(free):
        if high - low < width:
            continue
        at = min(max(left, low), high - width)
        cost = abs(at - left) + ROW_WEIGHT * abs(top + (row + 0.5) * pitch - middle.y)
        if cost < least:
            best, least = (index, Spot(row, at)), cost
    return best
