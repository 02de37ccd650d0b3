"""Prompts: the question that an empty category asks, set in its hatched wedge."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kithmap.goalmap.measure import text_width
from kithmap.goalmap.picture import HALF_CAPITAL, Anchor, GapCell, Text, Tone, Wedge
from kithmap.goalmap.rows import RINGS, Cuts, Stretch, cell_stretches
from kithmap.goalmap.settle import INSET_EM, Geometry
from kithmap.goalmap.shown import tidied
from kithmap.goals.goal import Category
from kithmap.kit.geometry import Box
from kithmap.kit.speech import say

SIZE_EM = 0.92
"""Prompts are set a little smaller than names, so that nobody takes them for one."""
WIDEST_LINE_EM = 19.0
MOST_LINES = 7
INSIDE_EM = 0.9
SLANT_COST_ROWS = 2.5


class _Word(NamedTuple):
    """A word and its width; without kerning, a line is as wide as its words and the spaces between them."""

    text: str
    width: float


class _Line(NamedTuple):
    """A line of words before it is drawn, with the middle of the stretch it stands in."""

    text: str
    width: float
    middle: float
    row: int


def asked(category: Category) -> str:
    """Give what an empty category asks: that nobody is here yet, and its own prompt."""
    return f"{_nobody()} {_question(category)}"


def _question(category: Category) -> str:
    return tidied(category.prompt) or say("Who comes to mind?")


def _nobody() -> str:
    return say("Nobody here yet.")


def gap_cell(sector: int, category: Category, geometry: Geometry, *, taken: Iterable[Box] = ()) -> GapCell:
    """Give the hatched wedge of a category without people, as much of its prompt as fits set clear of `taken`."""
    cuts = geometry.cuts
    wedge = Wedge(start=cuts.angles[sector], end=cuts.angles[sector + 1], inner=cuts.radii[0], outer=cuts.radii[RINGS])
    rooms = _rooms(wedge, geometry, taken)
    tries = (_set(text, rooms, geometry) for text in (asked(category), _question(category), _nobody()))
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
    size = SIZE_EM * geometry.name_size
    words = [_Word(word, text_width(word, size)) for word in text.split()]
    space = text_width(" ", size)
    middle = _middle_row(list(rooms.values()))
    best: list[_Line] = []
    least = float("inf")
    for first in sorted(rooms):
        for depth in range(1, MOST_LINES + 1):
            block = [rooms[row] for row in range(first, first + depth) if row in rooms]
            if len(block) < depth:
                break
            for slant, stretches in ((0.0, _aligned(block)), (SLANT_COST_ROWS, block)):
                cost = abs(first + depth / 2 - middle) + slant + depth / 4
                if cost < least and (lines := _filled(words, stretches, space=space, widest=WIDEST_LINE_EM * size)):
                    best, least = lines, cost
    return tuple(_text(line, size, geometry) for line in best)


def _middle_row(rooms: Sequence[Stretch]) -> float:
    """Give the middle of a wedge in rows, long stretches counting for more."""
    weights = [(high - low) ** 2 for _, low, high in rooms]
    return sum(weight * (room.row + 0.5) for weight, room in zip(weights, rooms, strict=True)) / sum(weights)


def _aligned(block: Sequence[Stretch]) -> list[Stretch]:
    """Give the rows of a block cut to the span that they have in common, which may be empty."""
    low, high = max(room.low for room in block), min(room.high for room in block)
    return [Stretch(room.row, low, high) for room in block]


def _filled(words: Sequence[_Word], stretches: Sequence[Stretch], *, space: float, widest: float) -> list[_Line]:
    """Give `words` filled into exactly these stretches, each line in the middle of its own, or nothing."""
    lines: list[_Line] = []
    next_word = 0
    for stretch in stretches:
        room = min(stretch.high - stretch.low, widest)
        first, width = next_word, -space
        while next_word < len(words) and width + space + words[next_word].width <= room:
            width += space + words[next_word].width
            next_word += 1
        if next_word == first:
            return []
        text = " ".join(word.text for word in words[first:next_word])
        lines.append(_Line(text, width, (stretch.low + stretch.high) / 2, stretch.row))
    return lines if next_word == len(words) else []


def _text(line: _Line, size: float, geometry: Geometry) -> Text:
    grid = geometry.grid
    return Text(
        text=line.text,
        x=line.middle,
        y=grid.top(line.row) + grid.pitch / 2 + HALF_CAPITAL * size,
        width=line.width,
        size=size,
        anchor=Anchor.MIDDLE,
        tone=Tone.MUTED,
    )
