"""Settle: sector angles, ring radii and letters are found with which every cell holds its people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import pi

from kithmap.goalmap.crowd import NOT_PLACED, Cell, Lettering
from kithmap.goalmap.fit import fits
from kithmap.goalmap.frame import Frame
from kithmap.goalmap.page import Page
from kithmap.goalmap.proportion import THINNEST_RING_LINES, blended, cuts
from kithmap.goalmap.ringnames import ring_name_boxes
from kithmap.goalmap.rows import RINGS, Cells, Cuts, Grid, cell_stretches
from kithmap.goalmap.shown import MOST_STEPS

PITCH_EM = 1.42
"""Height of a row: letters with accents and descenders need 1.2 em, the rest is air."""
INSET_EM = 0.3
COLUMN_GAP_EM = 0.55
SPARE_EM = 7.0
"""One more name of middling length (Anna Schmidt) should find room in every cell that holds somebody."""
MOST_ROUNDS = 16
WIDEN_SECTOR = 1.12
WIDEN_RING = 1.15
HOPELESS_FILL = 0.86
"""Names that would cover more of the ellipse than this never fit, as cells are cut slantwise; a smaller size is tried."""
CROWDED_FILL = 0.42
"""From here on space follows demand alone; emptier maps keep evener sectors and rings, which look calmer."""
INNER_FACTORS = (2.4, 1.6, 1.25, 1.1, 1.0, 1.0)
"""A small cell near the centre wastes more of its area on ends of rows than one farther out."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Space, cut and lettered: all that is needed to place people in cells."""

    frame: Frame
    lettering: Lettering
    cuts: Cuts

    @property
    def grid(self) -> Grid:
        return Grid(self.frame.ellipse, PITCH_EM * self.lettering.size)

    @property
    def gap(self) -> float:
        return COLUMN_GAP_EM * self.lettering.size

    def stretches(self) -> Cells:
        """Give the stretches of every cell, ring names left out."""
        size = self.lettering.size
        return cell_stretches(
            self.grid,
            self.cuts,
            inset=INSET_EM * size,
            shortest=1.5 * size,
            obstacles=ring_name_boxes(self.frame, self.cuts),
        )


def settle(frame: Frame, everybody: Sequence[Cell], *, sectors: int) -> Geometry:
    """Give the geometry with the largest letters and longest names in which all cells hold their people.

    Where none does, the one in which the fewest cells miss; who finds no room there has to be counted.
    """
    best: Geometry | None = None
    fewest = len(everybody) + 1
    for lettering in letterings(frame.page):
        widths = [cell.widths(lettering) for cell in everybody]
        fill = sum(map(sum, widths)) * PITCH_EM * lettering.size / (pi * frame.ellipse.rx * frame.ellipse.ry)
        if fill > HOPELESS_FILL and lettering.steps < MOST_STEPS:
            continue
        geometry, missing = _widened(frame, everybody, widths, lettering=lettering, sectors=sectors, fill=fill)
        if missing < fewest:
            best, fewest = geometry, missing
        if not missing:
            break
    assert best is not None
    return best


def letterings(page: Page) -> Iterator[Lettering]:
    """Give what is tried in turn: full names, ever smaller, then shorter names."""
    yield from (Lettering(size) for size in page.name_sizes)
    yield from (Lettering(page.name_sizes[-1], steps) for steps in range(1, MOST_STEPS + 1))


def _widened(
    frame: Frame,
    everybody: Sequence[Cell],
    widths: Sequence[list[float]],
    *,
    lettering: Lettering,
    sectors: int,
    fill: float,
) -> tuple[Geometry, int]:
    """Widen sectors and rings round by round; give the geometry that misses fewest cells, and how many."""
    even = max(0.0, 1 - fill / CROWDED_FILL)
    weights = _Weights.by_demand(everybody, widths, lettering=lettering, sectors=sectors, even=even)
    thinnest = THINNEST_RING_LINES * PITCH_EM * lettering.size / frame.ellipse.ry
    best: tuple[tuple[int, int], Geometry] | None = None
    for _ in range(MOST_ROUNDS):
        geometry = Geometry(frame, lettering, weights.cuts(centre=frame.centre_share, thinnest=thinnest))
        stretches = geometry.stretches()
        missing, cramped = _misses(everybody, widths, stretches, geometry=geometry)
        found = (len(missing), len(cramped)), geometry
        if best is None or found[0] < best[0]:
            best = found
        if not missing and not cramped:
            break
        weights.widen([everybody[index] for index in missing or cramped], everybody, widths, stretches)
    assert best is not None
    return best[1], best[0][0]


def _misses(
    everybody: Sequence[Cell], widths: Sequence[list[float]], stretches: Cells, *, geometry: Geometry
) -> tuple[list[int], list[int]]:
    """Give the cells that cannot hold their people, and those that could not hold one more."""
    missing, cramped = [], []
    spare = SPARE_EM * geometry.lettering.size
    for index, (cell, needs) in enumerate(zip(everybody, widths, strict=True)):
        rooms = stretches.get((cell.ring - 1, cell.sector), [])
        if fits(rooms, [*needs, spare], geometry.gap):
            continue
        (cramped if fits(rooms, needs, geometry.gap) else missing).append(index)
    return missing, cramped


@dataclass(slots=True)
class _Weights:
    """How much each sector and ring asks for; grows where cells miss."""

    sectors: list[float]
    rings: list[float]

    @classmethod
    def by_demand(
        cls,
        everybody: Sequence[Cell],
        widths: Sequence[list[float]],
        *,
        lettering: Lettering,
        sectors: int,
        even: float,
    ) -> "_Weights":
        rings = NOT_PLACED if any(cell.ring == NOT_PLACED for cell in everybody) else RINGS
        by_sector, by_ring = [0.0] * sectors, [0.0] * rings
        for cell, needs in zip(everybody, widths, strict=True):
            demand = (sum(needs) + SPARE_EM * lettering.size) * INNER_FACTORS[cell.ring - 1]
            by_sector[cell.sector] += demand
            by_ring[cell.ring - 1] += demand
        even_areas = [2 * ring + 1 for ring in range(rings)]
        mean = sum(even_areas) / rings
        ring_weights = blended(by_ring, 0.0)
        calm = [even * area / mean + (1 - even) * weight for area, weight in zip(even_areas, ring_weights, strict=True)]
        return cls(blended(by_sector, even * 0.6), calm)

    def cuts(self, *, centre: float, thinnest: float) -> Cuts:
        return cuts(self.sectors, self.rings, centre=centre, thinnest=thinnest)

    def widen(
        self,
        cells: Sequence[Cell],
        everybody: Sequence[Cell],
        widths: Sequence[list[float]],
        stretches: Cells,
    ) -> None:
        """Widen, once each, the sector or the ring of every cell given, whichever is the fuller."""
        sector_fill = _fills(everybody, widths, stretches, by_ring=False)
        ring_fill = _fills(everybody, widths, stretches, by_ring=True)
        wider_sectors, wider_rings = set(), set()
        for cell in cells:
            if sector_fill[cell.sector] > ring_fill[cell.ring - 1]:
                wider_sectors.add(cell.sector)
            else:
                wider_rings.add(cell.ring - 1)
        for index in wider_sectors:
            self.sectors[index] *= WIDEN_SECTOR
        for index in wider_rings:
            self.rings[index] *= WIDEN_RING


def _fills(
    everybody: Sequence[Cell], widths: Sequence[list[float]], stretches: Cells, *, by_ring: bool
) -> dict[int, float]:
    """Give by sector, or by ring, how much of the room in its occupied cells is asked for."""
    asked: dict[int, float] = {}
    there: dict[int, float] = {}
    for cell, needs in zip(everybody, widths, strict=True):
        key = cell.ring - 1 if by_ring else cell.sector
        rooms = stretches.get((cell.ring - 1, cell.sector), [])
        asked[key] = asked.get(key, 0.0) + sum(needs)
        there[key] = there.get(key, 1.0) + sum(high - low for _, low, high in rooms)
    return {key: asked[key] / there[key] for key in asked}
