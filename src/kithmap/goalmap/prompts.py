"""Prompts: the question that an empty category asks, set in its hatched wedge."""

from collections.abc import Iterable, Sequence

from kithmap.goalmap.measure import text_width
from kithmap.goalmap.picture import Anchor, GapCell, Text, Tone, Wedge
from kithmap.goalmap.rows import RINGS, Cuts, Stretch, cell_stretches
from kithmap.goalmap.settle import INSET_EM, Geometry
from kithmap.goalmap.shown import cleaned
from kithmap.kit.geometry import Box, Point

NOBODY = "Nobody here yet."
WHO = "Who comes to mind?"
SIZE_EM = 0.92
"""Prompts are set a little smaller than names, so that nobody takes them for one."""
WIDEST_LINE_EM = 19.0
MOST_LINES = 7
INSIDE_EM = 0.9


def gap_cell(sector: int, prompt: str, geometry: Geometry, *, taken: Iterable[Box] = ()) -> GapCell:
    """Give the hatched wedge of a sector without people, its prompt set clear of `taken`."""
    cuts = geometry.cuts
    wedge = Wedge(start=cuts.angles[sector], end=cuts.angles[sector + 1], inner=cuts.radii[0], outer=cuts.radii[RINGS])
    question = cleaned(prompt) if prompt.strip() else WHO
    rooms = _rooms(wedge, geometry, taken)
    for text in (f"{NOBODY} {question}", question, NOBODY):
        lines = _set(text, rooms, geometry)
        if lines:
            return GapCell(sector=sector, wedge=wedge, prompt=f"{NOBODY} {question}", lines=lines)
    return GapCell(sector=sector, wedge=wedge, prompt=f"{NOBODY} {question}", lines=())


def _rooms(wedge: Wedge, geometry: Geometry, taken: Iterable[Box]) -> dict[int, Stretch]:
    """Give the longest stretch of each row in the whole wedge."""
    whole = Cuts((wedge.start, wedge.end), (wedge.inner, wedge.outer))
    size = geometry.lettering.size
    cells = cell_stretches(
        geometry.grid, whole, inset=(INSET_EM + INSIDE_EM) * size, shortest=3 * size, obstacles=taken
    )
    longest: dict[int, Stretch] = {}
    for stretch in cells.get((0, 0), []):
        known = longest.get(stretch.row)
        if known is None or stretch.high - stretch.low > known.high - known.low:
            longest[stretch.row] = stretch
    return longest


def _set(text: str, rooms: dict[int, Stretch], geometry: Geometry) -> tuple[Text, ...]:
    """Give `text` in lines round the middle of the wedge, or nothing where it does not fit."""
    if not rooms:
        return ()
    middle = _middle(list(rooms.values()))
    best: tuple[Text, ...] = ()
    least = float("inf")
    for first in sorted(rooms):
        lines = _filled(text.split(), first, rooms, geometry)
        if not lines:
            continue
        off = abs(first + len(lines) / 2 - middle.y) + 0.5 * len(lines)
        if off < least:
            best, least = lines, off
    return best


def _middle(rooms: Sequence[Stretch]) -> Point:
    total = sum(high - low for _, low, high in rooms)
    return Point(
        sum((high - low) * (low + high) / 2 for _, low, high in rooms) / total,
        sum((high - low) * (row + 0.5) for row, low, high in rooms) / total,
    )


def _filled(words: Sequence[str], first: int, rooms: dict[int, Stretch], geometry: Geometry) -> tuple[Text, ...]:
    """Give `words` filled into the rows from `first` on, each line in the middle of its stretch, or nothing."""
    size = SIZE_EM * geometry.lettering.size
    lines: list[Text] = []
    rest = list(words)
    for row in range(first, first + MOST_LINES):
        stretch = rooms.get(row)
        if stretch is None:
            return ()
        width = min(stretch.high - stretch.low, WIDEST_LINE_EM * size)
        count = _words_that_fit(rest, width, size)
        if count == 0:
            return ()
        text = " ".join(rest[:count])
        lines.append(_line(text, stretch, row, size=size, geometry=geometry))
        rest = rest[count:]
        if not rest:
            return tuple(lines)
    return ()


def _words_that_fit(words: Sequence[str], width: float, size: float) -> int:
    count = 0
    while count < len(words) and text_width(" ".join(words[: count + 1]), size) <= width:
        count += 1
    return count


def _line(text: str, stretch: Stretch, row: int, *, size: float, geometry: Geometry) -> Text:
    grid = geometry.grid
    return Text(
        text=text,
        x=(stretch.low + stretch.high) / 2,
        y=grid.top(row) + grid.pitch / 2 + 0.35 * size,
        width=text_width(text, size),
        size=size,
        anchor=Anchor.MIDDLE,
        tone=Tone.MUTED,
    )
