"""The mini-map: everybody as a dot in sector and ring, too small for names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kithmap.goalmap.crowd import NOT_PLACED, Cell
from kithmap.goalmap.fit import tight
from kithmap.goalmap.frame import Frame
from kithmap.goalmap.owner import owner_text
from kithmap.goalmap.page import Page
from kithmap.goalmap.picture import Dot, MiniDot, RingLine, Text, Wedge
from kithmap.goalmap.proportion import cuts, even_rings
from kithmap.goalmap.rows import RINGS, Cuts, Grid, cell_stretches
from kithmap.kit.geometry import Box, Ellipse

DOT_RADIUS = 2.6
PITCH = 7.0
BORDER = 8.0
CENTRE_RADIUS = 11.0
THINNEST = 0.1
"""Share of the ellipse that each ring takes at least: two dots at 12 o'clock of a map 200 px high."""


@dataclass(frozen=True, slots=True)
class MiniMap:
    """A small map: its frame, the rings without names, a wedge for each sector, a dot for each person."""

    frame: Frame
    centre: Text
    rings: tuple[RingLine, ...]
    wedges: tuple[Wedge, ...]
    dots: tuple[MiniDot, ...]


def mini_map(everybody: Sequence[Cell], room: Box, page: Page, *, sectors: int) -> MiniMap:
    """Give the mini-map that fills `room`; dots that find no room in a crowded cell are left to the lists."""
    ellipse = Ellipse(room.centre.x, room.centre.y, room.width / 2 - BORDER, room.height / 2 - BORDER)
    frame = Frame(page, room, room, room, ellipse, CENTRE_RADIUS)
    counts = [1.0] * sectors
    for cell in everybody:
        counts[cell.sector] += len(cell.named)
    rings = NOT_PLACED if any(cell.ring == NOT_PLACED for cell in everybody) else RINGS
    space = cuts(counts, even_rings(rings), centre=frame.centre_share, thinnest=THINNEST)
    return MiniMap(
        frame,
        owner_text(ellipse, CENTRE_RADIUS),
        tuple(
            RingLine(ring=ring + 1 if ring < RINGS else None, inner=inner, outer=outer, label=None)
            for ring, (inner, outer) in enumerate(zip(space.inners, space.outers, strict=True))
        ),
        tuple(
            Wedge(start=start, end=end, inner=0.0, outer=space.radii[RINGS])
            for start, end in zip(space.angles[:-1], space.angles[1:], strict=True)
        ),
        tuple(_dots(everybody, ellipse, space)),
    )


def _dots(everybody: Sequence[Cell], ellipse: Ellipse, space: Cuts) -> Iterator[MiniDot]:
    grid = Grid(ellipse, PITCH, 2 * DOT_RADIUS)
    stretches = cell_stretches(grid, space, inset=1.0, shortest=2 * DOT_RADIUS)
    for cell in everybody:
        people = [resident.seat for resident in cell.named if resident.seat]
        rooms = stretches.get((cell.ring - 1, cell.sector), [])
        while people and (spots := tight(rooms, [2 * DOT_RADIUS] * len(people), 1.0)) is None:
            people.pop()
        for seat, spot in zip(people, spots if people and spots else (), strict=True):
            at = Dot(x=spot.left + DOT_RADIUS, y=grid.top(spot.row) + PITCH / 2, radius=DOT_RADIUS, warmth=seat.warmth)
            yield MiniDot(dot=at, sector=cell.sector)
