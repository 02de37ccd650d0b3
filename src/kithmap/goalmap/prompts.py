"""Prompts: the question that an empty category asks, set in its hatched wedge."""

from collections.abc import Iterable, Sequence

from kithmap.goalmap.measure import text_width
from kithmap.goalmap.picture import Anchor, GapCell, Text, Tone, Wedge
from kithmap.goalmap.rows import RINGS, Cuts, Stretch, cell_stretches
from kithmap.goalmap.settle import INSET_EM, Geometry
from kithmap.goalmap.shown import cleaned
from kithmap.goals.goal import Category
from kithmap.kit.geometry import Box

NOBODY = "Nobody here yet."
WHO = "Who comes to mind?"
SIZE_EM = 0.92
"""Prompts are set a little smaller than names, so that nobody takes them for one."""
WIDEST_LINE_EM = 19.0
MOST_LINES = 7
INSIDE_EM = 0.9
SLANT_COST_ROWS = 2.5


def asked(category: Category) -> str:
    """Give what an empty category asks: that nobody is here yet, and its own prompt."""
    return f"{NOBODY} {_question(category)}"


def _question(category: Category) -> str:
    return cleaned(category.prompt) if category.prompt.strip() else WHO


def gap_cell(sector: int, category: Category, geometry: Geometry, *, taken: Iterable[Box] = ()) -> GapCell:
    """Give the hatched wedge of a category without people, as much of its prompt as fits set clear of `taken`."""
    cuts = geometry.cuts
    wedge = Wedge(start=cuts.angles[sector], end=cuts.angles[sector + 1], inner=cuts.radii[0], outer=cuts.radii[RINGS])
    rooms = _rooms(wedge, geometry, taken)
    tries = (_set(text, rooms, geometry) for text in (asked(category), _question(category), NOBODY))
    lines = next((lines for lines in tries if lines), ())
    return GapCell(sector=sector, wedge=wedge, prompt=asked(category), lines=lines)


def _rooms(wedge: Wedge, geometry: Geometry, taken: Iterable[Box]) -> dict[int, Stretch]:
    """Give the longest stretch of each row in the whole wedge."""
    whole = Cuts((wedge.start, wedge.end), (wedge.inner, wedge.outer))
    size = geometry.name_size
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
    """Give `text` in lines round the middle of the wedge, or nothing where it does not fit.

    A block with all its lines under one another is preferred to one whose lines follow a slanting wedge.
    """
    if not rooms:
        return ()
    middle = _middle_row(list(rooms.values()))
    best: tuple[Text, ...] = ()
    least = float("inf")
    for first in sorted(rooms):
        for depth in range(1, MOST_LINES + 1):
            block = [rooms[row] for row in range(first, first + depth) if row in rooms]
            if len(block) < depth:
                break
            for slant, stretches in ((0.0, _aligned(block)), (SLANT_COST_ROWS, block)):
                lines = _filled(text, stretches, geometry)
                cost = abs(first + depth / 2 - middle) + slant + depth / 4
                if lines and cost < least:
                    best, least = lines, cost
    return best


def _middle_row(rooms: Sequence[Stretch]) -> float:
    """Give the middle of a wedge in rows, long stretches counting for more."""
    weights = [(high - low) ** 2 for _, low, high in rooms]
    return sum(weight * (room.row + 0.5) for weight, room in zip(weights, rooms, strict=True)) / sum(weights)


def _aligned(block: Sequence[Stretch]) -> list[Stretch]:
    """Give the rows of a block cut to the span that they have in common, which may be empty."""
    low, high = max(room.low for room in block), min(room.high for room in block)
    return [Stretch(room.row, low, high) for room in block]


def _filled(text: str, stretches: Sequence[Stretch], geometry: Geometry) -> tuple[Text, ...]:
    """Give `text` filled into exactly these stretches, each line in the middle of its own, or nothing."""
    size = SIZE_EM * geometry.name_size
    lines: list[Text] = []
    rest = text.split()
    for stretch in stretches:
        width = min(stretch.high - stretch.low, WIDEST_LINE_EM * size)
        count = _words_that_fit(rest, width, size)
        if count == 0:
            return ()
        lines.append(_line(" ".join(rest[:count]), stretch, size=size, geometry=geometry))
        rest = rest[count:]
    return () if rest else tuple(lines)


def _words_that_fit(words: Sequence[str], width: float, size: float) -> int:
    count = 0
    while count < len(words) and text_width(" ".join(words[: count + 1]), size) <= width:
        count += 1
    return count


def _line(text: str, stretch: Stretch, *, size: float, geometry: Geometry) -> Text:
    grid = geometry.grid
    return Text(
        text=text,
        x=(stretch.low + stretch.high) / 2,
        y=grid.top(stretch.row) + grid.pitch / 2 + 0.35 * size,
        width=text_width(text, size),
        size=size,
        anchor=Anchor.MIDDLE,
        tone=Tone.MUTED,
    )
