"""Rows: where the page's lines of text cross each cell of sector × ring, found analytically."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, cos, floor, pi, tan
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kithmap.kit.geometry import Box, Ellipse, Span, without

Floats = NDArray[np.float64]
FULL_TURN = 2 * pi
RINGS = 5
MOAT = 0.022
"""Share of the ellipse that stays empty between ring 5 and the band of those not placed, so that none looks weak."""
NO_BORDER = 1e9
"""Stands for "no limit" in x: farther out than any page."""


class Stretch(NamedTuple):
    """A part of one row, from x `low` to x `high`, that lies wholly in one cell."""

    row: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Grid:
    """The page's lines of text: row 0 lies just below the middle of the ellipse, each is `pitch` high.

    `core` is the height in the middle of a row that has to lie within a cell, that of small letters and capitals;
    accents and descenders may touch a border.
    """

    ellipse: Ellipse
    pitch: float
    core: float

    def top(self, row: int) -> float:
        return self.ellipse.cy + row * self.pitch

    def rows(self, box: Box) -> range:
        """Give the rows that a box touches."""
        return range(
            floor((box.y - self.ellipse.cy) / self.pitch + 1e-9),
            ceil((box.bottom - self.ellipse.cy) / self.pitch - 1e-9),
        )


@dataclass(frozen=True, slots=True)
class Cuts:
    """How space is cut: sector borders in radians from 12 o'clock, ring borders as shares of the ellipse."""

    angles: tuple[float, ...]
    radii: tuple[float, ...]

    @property
    def inners(self) -> tuple[float, ...]:
        """The inner border of each ring; the band of those not placed keeps a moat from the rings."""
        return tuple(radius + MOAT if ring >= RINGS else radius for ring, radius in enumerate(self.radii[:-1]))

    @property
    def outers(self) -> tuple[float, ...]:
        return self.radii[1:]

    @property
    def sectors(self) -> int:
        return len(self.angles) - 1

    @property
    def rings(self) -> int:
        return len(self.radii) - 1


Cells = dict[tuple[int, int], list[Stretch]]
"""Ring (from 0) and sector (from 0) → its stretches."""


def cell_stretches(grid: Grid, cuts: Cuts, *, inset: float, shortest: float, obstacles: Iterable[Box] = ()) -> Cells:
    """Give the stretches of every cell, at least `shortest` long, `inset` away from its borders, none in an obstacle.

    A row belongs to a cell at x where its whole core does. At no x is the core in two cells, so labels in one row and
    two cells cannot overlap, and rows never do.
    """
    ellipse = grid.ellipse
    reach = ceil(ellipse.ry / grid.pitch)
    tops = np.arange(-reach, reach, dtype=np.float64) * grid.pitch + (grid.pitch - grid.core) / 2
    ring_low, ring_high = _ring_pieces(ellipse, cuts, tops=tops, core=grid.core, inset=inset)
    wedge_low, wedge_high = _wedge_pieces(ellipse, cuts.angles, tops=tops, core=grid.core, inset=inset)
    low = np.maximum(ring_low[:, None, :, None, :], wedge_low[None, :, None, :, :])
    high = np.minimum(ring_high[:, None, :, None, :], wedge_high[None, :, None, :, :])
    ring, sector, side, part, row = np.nonzero(high - low >= shortest)
    lows = (low[ring, sector, side, part, row] + ellipse.cx).tolist()
    highs = (high[ring, sector, side, part, row] + ellipse.cx).tolist()
    blocked = _blocked(grid, obstacles)
    cells: Cells = defaultdict(list)
    for in_ring, in_sector, in_row, left, right in zip(
        ring.tolist(), sector.tolist(), (row - reach).tolist(), lows, highs, strict=True
    ):
        spans = [Span(left, right)]
        for hole in blocked.get(in_row, ()):
            spans = without(spans, hole)
        cells[in_ring, in_sector] += [Stretch(in_row, *span) for span in spans if span.length >= shortest]
    return cells


def _blocked(grid: Grid, obstacles: Iterable[Box]) -> dict[int, list[Span]]:
    blocked: dict[int, list[Span]] = defaultdict(list)
    for box in obstacles:
        for row in grid.rows(box):
            blocked[row].append(Span(box.x, box.right))
    return blocked


def _ring_pieces(ellipse: Ellipse, cuts: Cuts, *, tops: Floats, core: float, inset: float) -> tuple[Floats, Floats]:
    """Give low and high x of both sides of each ring, shape (rings, 2, rows), empty where low > high.

    A row above the hole of a ring crosses it in one piece; that piece stands in side 0.
    """
    inners = np.asarray(cuts.inners, dtype=np.float64)[:, None]
    outers = np.asarray(cuts.outers, dtype=np.float64)[:, None]
    far = np.maximum(np.abs(tops), np.abs(tops + core))
    near = np.minimum(np.abs(tops), np.abs(tops + core))
    outer = _half_chord(ellipse, outers, far) - inset
    hole = near < ellipse.ry * inners
    inner = _half_chord(ellipse, inners, near) + inset
    inner_high = np.where(hole, -inner, outer)
    low = np.stack([-outer, np.where(hole, inner, NO_BORDER)], axis=1)
    high = np.stack([inner_high, np.where(hole, outer, -NO_BORDER)], axis=1)
    return low, high


def _half_chord(ellipse: Ellipse, radii: Floats, dy: Floats) -> Floats:
    within = np.clip(1 - (dy / (ellipse.ry * radii)) ** 2, 0, None)
    return np.asarray(np.where(within > 0, ellipse.rx * radii * np.sqrt(within), -NO_BORDER), dtype=np.float64)


def _wedge_pieces(
    ellipse: Ellipse, angles: Sequence[float], *, tops: Floats, core: float, inset: float
) -> tuple[Floats, Floats]:
    """Give low and high x of each wedge, shape (sectors, 2, rows); the second piece is for wedges over half a turn."""
    low = np.full((len(angles) - 1, 2, len(tops)), NO_BORDER)
    high = -low
    for index, (start, end) in enumerate(pairwise(angles)):
        if end - start > FULL_TURN - 1e-9:
            low[index, 0], high[index, 0] = -NO_BORDER, NO_BORDER
            continue
        after = _half_plane(ellipse, start, tops=tops, core=core, inset=inset, is_start=True)
        before = _half_plane(ellipse, end, tops=tops, core=core, inset=inset, is_start=False)
        if end - start <= pi:
            low[index, 0] = np.maximum(after[0], before[0])
            high[index, 0] = np.minimum(after[1], before[1])
        else:
            touch = (after[0] <= before[1]) & (before[0] <= after[1])
            low[index, 0] = np.where(touch, np.minimum(after[0], before[0]), after[0])
            high[index, 0] = np.where(touch, np.maximum(after[1], before[1]), after[1])
            low[index, 1] = np.where(touch, NO_BORDER, before[0])
            high[index, 1] = np.where(touch, -NO_BORDER, before[1])
    return low, high


def _half_plane(
    ellipse: Ellipse, angle: float, *, tops: Floats, core: float, inset: float, is_start: bool
) -> tuple[Floats, Floats]:
    """Give low and high x, row by row, on the inner side of a border through the centre.

    With u = x/rx and v = y/ry, what comes clockwise after the ray at `angle` has sin(angle)·v + cos(angle)·u ≥ 0.
    """
    slope = -tan(angle) * ellipse.rx / ellipse.ry
    at_top, at_bottom = slope * tops, slope * (tops + core)
    unlimited = np.full(len(tops), NO_BORDER)
    if (cos(angle) > 0) == is_start:
        return np.maximum(at_top, at_bottom) + inset, unlimited
    return -unlimited, np.minimum(at_top, at_bottom) - inset
