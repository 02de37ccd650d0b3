"""Settle: sector angles, ring radii and letters are found with which every cell holds its people."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi, sqrt

from kithmap.goalmap.crowd import NOT_PLACED, Cell
from kithmap.goalmap.fit import fits
from kithmap.goalmap.frame import Frame
from kithmap.goalmap.labels import Label, fitted, labels
from kithmap.goalmap.proportion import THINNEST_RING_LINES, blended, cuts, even_rings
from kithmap.goalmap.ringnames import ring_name_boxes
from kithmap.goalmap.rows import RINGS, Cells, Cuts, Grid, cell_stretches

PITCH_EM = 1.42
"""Height of a row: letters with accents and descenders need 1.2 em, the rest is air."""
CORE_EM = 0.74
"""Height of a capital."""
INSET_EM = 0.3
COLUMN_GAP_EM = 0.55
SPARE_EM = 7.0
"""One more name of middling length (Anna Schmidt) should find room in every cell that holds somebody."""
MOST_ROUNDS = 30
"""A cap; in 72 made-up networks of 60 to 240 people nothing was gained after twelve."""
LEAST_WIDENING = 1.03
MOST_WIDENING = 1.15
"""A short cell asks for as much more as it lacks, half of it from its sector and half from its ring. Small steps come
closer to what fits than large ones, which take from one cell what they give to another."""
STALLED_ROUNDS = 6
CHAIR_EM = 8.0
"""What an empty chair needs to say; the end of a long wish may be cut without harm."""
SMALL_LETTERS_LOSS = 2.5
"""Letters of 12 instead of 13 px are worth as much as 7 % of the names in full, those of 10 px as much as 29 %: a name
without its end is still known, one that cannot be read is not."""
SHORT_NAME_LOSS = 1.25
CRAMPED_CELL_LOSS = 0.6
"""Of a cell without room for one more: when somebody comes, everybody is laid out afresh."""
MISSING_CELL_LOSS = 10.0
CROWDED_FILL = 0.7
"""From here on space follows demand alone; emptier maps keep evener sectors and rings, which look calmer."""
EVEN_SECTORS = 0.6
"""How far an emptier map goes towards even sectors, where it goes the whole way to even rings: a category with many
people still looks larger than one with few."""
INNER_FACTORS = (1.6, 1.3, 1.1, 1.0, 1.0, 1.0)
"""A small cell near the centre wastes more of its area on ends of rows than one farther out."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """Space, cut and lettered: all that is needed to place people in cells. `name_size` is in the unit of the page."""

    frame: Frame
    name_size: float
    cuts: Cuts

    @property
    def grid(self) -> Grid:
        return Grid(self.frame.ellipse, PITCH_EM * self.name_size, CORE_EM * self.name_size)

    @property
    def gap(self) -> float:
        return COLUMN_GAP_EM * self.name_size

    def stretches(self) -> Cells:
        """Give the stretches of every cell, ring names left out."""
        return cell_stretches(
            self.grid,
            self.cuts,
            inset=INSET_EM * self.name_size,
            shortest=1.5 * self.name_size,
            obstacles=ring_name_boxes(self.frame, self.cuts),
        )


@dataclass(frozen=True, slots=True)
class _Wish:
    """A cell, its labels in full (chairs in brief), and the width of each in em."""

    cell: Cell
    labels: list[Label]
    ems: list[float]

    @classmethod
    def of(cls, cell: Cell) -> "_Wish":
        mine = [
            label.within(CHAIR_EM) if number < len(cell.named) and cell.named[number].chair else label
            for number, label in enumerate(labels(cell))
        ]
        return cls(cell, mine, [label.em for label in mine])


@dataclass(frozen=True, slots=True, order=True)
class _Cost:
    """What a geometry costs, worst first: cells too small, names not in full, cells without a spare slot."""

    missing: int
    short: int
    cramped: int


def settle(frame: Frame, everybody: Sequence[Cell], *, sectors: int) -> Geometry:
    """Give the geometry that shows most: all cells hold their people, in large letters, with names in full.

    Where no letters are small enough for all, the one in which the fewest cells miss; who finds no room there has to be
    counted.
    """
    wanted = [_Wish.of(cell) for cell in everybody]
    names, cells = sum(len(wish.labels) for wish in wanted) or 1, len(wanted) or 1
    best: Geometry | None = None
    least = float("inf")
    for size in frame.page.name_sizes:
        loss = loss_of_letters(size, frame.page.name_sizes[0])
        if loss >= least:
            break
        geometry, cost = _widened(frame, wanted, size=size, sectors=sectors)
        total = loss + SHORT_NAME_LOSS * cost.short / names + CRAMPED_CELL_LOSS * cost.cramped / cells
        total += MISSING_CELL_LOSS * cost.missing
        if total < least:
            best, least = geometry, total
    assert best is not None
    return best


def loss_of_letters(size: float, preferred: float) -> float:
    """Give what letters of `size` lose against the preferred ones: more and more as they shrink."""
    smaller = 1 - size / preferred
    return smaller + SMALL_LETTERS_LOSS * smaller**2


def _widened(frame: Frame, wanted: Sequence[_Wish], *, size: float, sectors: int) -> tuple[Geometry, _Cost]:
    """Widen sectors and rings round by round; give the geometry of least cost."""
    weights = _Weights.by_demand(frame, wanted, size=size, sectors=sectors)
    thinnest = THINNEST_RING_LINES * PITCH_EM * size / frame.ellipse.ry
    best: tuple[_Cost, Geometry] | None = None
    stalled = 0
    for _ in range(MOST_ROUNDS):
        geometry = Geometry(frame, size, weights.cuts(centre=frame.centre_share, thinnest=thinnest))
        short, cost = _shortages(wanted, geometry)
        if best is None or cost < best[0]:
            best, stalled = (cost, geometry), 0
        else:
            stalled += 1
        if not short or stalled == STALLED_ROUNDS:
            break
        weights.widen(short)
    assert best is not None
    return best[1], best[0]


@dataclass(frozen=True, slots=True)
class _Shortage:
    """A cell that cannot show all in full. `ratio` is about what its rows must grow by."""

    cell: Cell
    ratio: float


def _shortages(wanted: Sequence[_Wish], geometry: Geometry) -> tuple[list[_Shortage], _Cost]:
    """Give the cells that cannot show everybody in full and hold one more, and what that costs."""
    stretches, size, gap = geometry.stretches(), geometry.name_size, geometry.gap
    found: list[_Shortage] = []
    missing = short = cramped = 0
    for wish in wanted:
        cell = wish.cell
        rooms = stretches.get((cell.ring - 1, cell.sector), [])
        widths = [em * size for em in wish.ems]
        asked = [*widths, SPARE_EM * size]
        if fits(rooms, asked, gap):
            continue
        if fits(rooms, widths, gap):
            cramped += 1
        else:
            asked = widths
            shown = fitted(wish.labels, rooms, size=size, gap=gap)
            missing += shown is None
            short += sum(label.is_short for label in shown) if shown else len(wish.labels)
        lengths = [high - low for _, low, high in rooms] or [size]
        found.append(_Shortage(cell, max(max(asked) / max(lengths), sum(asked) / sum(lengths))))
    return found, _Cost(missing, short, cramped)


@dataclass(slots=True)
class _Weights:
    """How much each sector and ring asks for; grows where cells miss."""

    sectors: list[float]
    rings: list[float]

    @classmethod
    def by_demand(cls, frame: Frame, wanted: Sequence[_Wish], *, size: float, sectors: int) -> "_Weights":
        """Start from what the labels of each sector and ring cover, drawn towards evenness on an emptier map."""
        rings = NOT_PLACED if any(wish.cell.ring == NOT_PLACED for wish in wanted) else RINGS
        by_sector, by_ring, total = [0.0] * sectors, [0.0] * rings, 0.0
        for cell, ems in ((wish.cell, wish.ems) for wish in wanted):
            asked = sum(ems) + SPARE_EM
            by_sector[cell.sector] += asked * INNER_FACTORS[cell.ring - 1]
            by_ring[cell.ring - 1] += asked * INNER_FACTORS[cell.ring - 1]
            total += asked
        fill = total * PITCH_EM * size**2 / (pi * frame.ellipse.rx * frame.ellipse.ry)
        even = max(0.0, 1 - fill / CROWDED_FILL)
        return cls(blended(by_sector, even * EVEN_SECTORS), _between(blended(by_ring, 0.0), even_rings(rings), even))

    def cuts(self, *, centre: float, thinnest: float) -> Cuts:
        return cuts(self.sectors, self.rings, centre=centre, thinnest=thinnest)

    def widen(self, shortages: Sequence[_Shortage]) -> None:
        """Widen, once each, the sector and the ring of every cell that is short, by as much as it is short."""
        sectors: dict[int, float] = {}
        rings: dict[int, float] = {}
        for shortage in shortages:
            factor = sqrt(min(max(shortage.ratio, LEAST_WIDENING), MOST_WIDENING))
            sector, ring = shortage.cell.sector, shortage.cell.ring - 1
            sectors[sector] = max(sectors.get(sector, 1.0), factor)
            rings[ring] = max(rings.get(ring, 1.0), factor)
        for index, factor in sectors.items():
            self.sectors[index] *= factor
        for index, factor in rings.items():
            self.rings[index] *= factor


def _between(first: Sequence[float], second: Sequence[float], share: float) -> list[float]:
    """Give the mean of two lists, `share` of it from the second."""
    return [(1 - share) * one + share * other for one, other in zip(first, second, strict=True)]
