"""Titles of sectors: beside the border, in the middle of their arc, never on one another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import cos, hypot, sin

from kithmap.goalmap.frame import TITLE_COLUMN, TITLE_GAP, Frame
from kithmap.goalmap.measure import text_width
from kithmap.goalmap.picture import Anchor, Text, Tone
from kithmap.goalmap.settle import Geometry
from kithmap.goalmap.shown import cleaned, clipped, wrapped
from kithmap.kit.geometry import Box, Point, Span, pushed_apart

SIZE = 13.5
SMALLEST_SIZE = 6.0
SHRINK = 0.92
"""Each try at stacking all titles of a side has letters so much smaller."""
LINE_EM = 1.25
MOST_LINES = 2
NOTE_EM = 0.82
NOTE_GAP_EM = 0.6
STEEP = 0.7
CORNER_SHARE = 0.35
LEADER_FROM_PX = 24.0
"""A title nearer to its arc than this needs no line to it."""


@dataclass(frozen=True, slots=True)
class TitleWish:
    """What stands beside one sector: its name and notes under it ("12 people"); the last `loose` of them are chips."""

    name: str
    colour: int
    notes: tuple[str, ...]
    loose: int = 0


@dataclass(frozen=True, slots=True)
class PlacedTitle:
    """A sector's title with the box around its lines and the line that leads to it, if it needs one.

    `lines` are those of the name, then one for each note; the last notes, `loose` in number, tell of chips that found
    no room inside the sector and are drawn as such.
    """

    lines: tuple[Text, ...]
    box: Box
    leader: tuple[Point, ...]
    loose: int = 0

    @property
    def own_lines(self) -> tuple[Text, ...]:
        """The lines without those of loose chips."""
        return self.lines[: len(self.lines) - self.loose]

    @property
    def loose_lines(self) -> tuple[Text, ...]:
        return self.lines[len(self.lines) - self.loose :]

    @property
    def own_box(self) -> Box:
        """The box without the lines of loose chips."""
        if not self.loose:
            return self.box
        return Box(self.box.x, self.box.y, self.box.width, self.loose_lines[0].box.y - self.box.y)


@dataclass(frozen=True, slots=True)
class _Block:
    """A title's lines before they are placed, with the height they take."""

    index: int
    angle: float
    names: tuple[str, ...]
    size: float

    notes: tuple[str, ...]

    @property
    def is_one_line(self) -> bool:
        """Whether its one note stands beside the name: near 12 and 6 o'clock there is width, but little height."""
        return len(self.names) == len(self.notes) == 1 and abs(cos(self.angle)) > STEEP

    @property
    def height(self) -> float:
        under = 0 if self.is_one_line else len(self.notes)
        return (len(self.names) + under * NOTE_EM) * LINE_EM * self.size


def place_titles(wishes: Sequence[TitleWish], geometry: Geometry) -> list[PlacedTitle]:
    """Give the titles, those of the right half stacked right of the border, the others left of it."""
    cuts, frame = geometry.cuts, geometry.frame
    unit = frame.page.scale
    middles = [(start + end) / 2 for start, end in pairwise(cuts.angles)]
    placed: dict[int, PlacedTitle] = {}
    for side in (1, -1):
        mine = [index for index, angle in enumerate(middles) if (1 if sin(angle) >= 0 else -1) == side]
        mine.sort(key=lambda index: frame.ellipse.point(middles[index]).y)
        size = SIZE * unit
        blocks = _blocks(wishes, mine, middles, size=size, frame=frame)
        while sum(block.height for block in blocks) > frame.titles.height and size > SMALLEST_SIZE * unit:
            size *= SHRINK
            blocks = _blocks(wishes, mine, middles, size=size, frame=frame)
        placed |= _stacked(blocks, wishes, side=side, frame=frame)
    return [placed[index] for index in range(len(wishes))]


def _blocks(
    wishes: Sequence[TitleWish], mine: Sequence[int], middles: Sequence[float], *, size: float, frame: Frame
) -> list[_Block]:
    blocks = []
    for index in mine:
        width = _room_beside(middles[index], frame)
        names = wrapped(cleaned(wishes[index].name), width=width, size=size, semibold=True)
        if len(names) > MOST_LINES:
            rest = " ".join(names[MOST_LINES - 1 :])
            names = [*names[: MOST_LINES - 1], clipped(rest, width=width, size=size, semibold=True)]
        blocks.append(_Block(index, middles[index], tuple(names), size, wishes[index].notes))
    return blocks


def _room_beside(angle: float, frame: Frame) -> float:
    """Give how wide a title may be: the column at 3 o'clock, more towards 12, where the ellipse leaves the corners."""
    return TITLE_COLUMN * frame.page.scale + CORNER_SHARE * frame.ellipse.rx * (1 - abs(sin(angle)))


def _stacked(
    blocks: Sequence[_Block], wishes: Sequence[TitleWish], *, side: int, frame: Frame
) -> dict[int, PlacedTitle]:
    """Stack the titles of one side from top to bottom, each as near to its arc as the others allow."""
    gap = TITLE_GAP * frame.page.scale
    spans = []
    for block in blocks:
        border = frame.ellipse.point(block.angle)
        lean = (border.y - frame.ellipse.cy) / frame.ellipse.ry
        middle = border.y + lean * (gap + block.height / 2)
        spans.append(Span(middle - block.height / 2, middle + block.height / 2))
    within = Span(frame.titles.y, frame.titles.bottom)
    return {
        block.index: _placed(block, wishes[block.index], span, side=side, frame=frame)
        for block, span in zip(blocks, pushed_apart(spans, within), strict=True)
    }


def _placed(block: _Block, wish: TitleWish, span: Span, *, side: int, frame: Frame) -> PlacedTitle:
    gap, ellipse = TITLE_GAP * frame.page.scale, frame.ellipse
    border = ellipse.point(block.angle)
    nearest = min(max(ellipse.cy, span.low), span.high) - ellipse.cy
    beside = ellipse.half_width(nearest * ellipse.ry / (ellipse.ry + gap)) + gap
    lines = _lines(block, wish, top=span.low, room=frame.titles.right - ellipse.cx - beside)
    width = max(line.x + line.width for line in lines)
    if abs(nearest) >= ellipse.ry + gap / 2:
        beside = max(gap, abs(border.x - ellipse.cx) - width / 2)
    left = ellipse.cx + beside if side > 0 else ellipse.cx - beside - width
    box = Box(left, span.low, width, span.length)
    moved = tuple(_moved(line, box, is_right=side < 0 and not block.is_one_line) for line in lines)
    return PlacedTitle(moved, box, _leader(block.angle, box, frame), wish.loose)


def _moved(line: Text, box: Box, *, is_right: bool) -> Text:
    """Give a line moved from 0 into its box, to the left or the right edge of it."""
    if is_right:
        return replace(line, x=box.right, anchor=Anchor.END)
    return replace(line, x=box.x + line.x)


def _lines(block: _Block, wish: TitleWish, *, top: float, room: float) -> tuple[Text, ...]:
    """Give the lines of a title one below the other from `top` on, their left edge at 0."""
    lines: list[Text] = []
    y = top
    note_size = block.size * NOTE_EM
    if block.is_one_line:
        room -= text_width(block.notes[0], note_size) + NOTE_GAP_EM * note_size
    for position, text in enumerate([*block.names, *block.notes]):
        is_name = position < len(block.names)
        size = block.size if is_name else note_size
        x = 0.0
        if not is_name and block.is_one_line:
            x = lines[0].width + NOTE_GAP_EM * size
        else:
            y += LINE_EM * size
        shown = text if x else clipped(text, width=room, size=size, semibold=is_name)
        lines.append(
            Text(
                text=shown,
                x=x,
                y=y - 0.3 * block.size,
                width=text_width(shown, size, semibold=is_name),
                size=size,
                semibold=is_name,
                tone=Tone.SECTOR if is_name else Tone.MUTED,
                colour=wish.colour,
            )
        )
    return tuple(lines)


def _leader(angle: float, box: Box, frame: Frame) -> tuple[Point, ...]:
    """Give a line from just outside the arc to a title that stands apart from it."""
    off = TITLE_GAP * 0.7 * frame.page.scale
    border = frame.ellipse.point(angle, 1 + off / frame.ellipse.ry)
    near = Point(min(max(border.x, box.x), box.right), min(max(border.y, box.y), box.bottom))
    if hypot(near.x - border.x, near.y - border.y) < LEADER_FROM_PX * frame.page.scale:
        return ()
    return (border, near)
