"""Boxes, spans and ellipses: plane geometry with y pointing down, angles clockwise from 12 o'clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, sin, sqrt
from typing import NamedTuple


class Point(NamedTuple):
    """A place in the plane."""

    x: float
    y: float


class Span(NamedTuple):
    """A stretch of a line, from `low` to `high`."""

    low: float
    high: float

    @property
    def length(self) -> float:
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle: its top left corner and its size, never negative."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> Point:
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def meets(self, other: "Box", *, tolerance: float = 1e-6) -> bool:
        """Tell whether the two boxes share more than `tolerance` in both directions; touching is not meeting."""
        return (
            min(self.right, other.right) - max(self.x, other.x) > tolerance
            and min(self.bottom, other.bottom) - max(self.y, other.y) > tolerance
        )

    def holds(self, other: "Box", *, tolerance: float = 1e-6) -> bool:
        """Tell whether `other` lies within this box, give or take `tolerance`."""
        return (
            other.x >= self.x - tolerance
            and other.y >= self.y - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )


@dataclass(frozen=True, slots=True)
class Ellipse:
    """An upright ellipse: its centre and its two half axes."""

    cx: float
    cy: float
    rx: float
    ry: float

    def point(self, angle: float, radius: float = 1.0) -> Point:
        """Give the place at `angle` (radians, clockwise from 12 o'clock) and `radius` (1 is the border).

        The angle is that of the circle which the ellipse stretches, so equal angles enclose equal areas.

        >>> Ellipse(0, 0, 2, 1).point(0)
        Point(x=0.0, y=-1.0)
        """
        return Point(self.cx + self.rx * radius * sin(angle), self.cy - self.ry * radius * cos(angle))

    def half_width(self, dy: float) -> float:
        """Give half the chord at height `dy` from the centre, 0 beyond the ellipse.

        >>> Ellipse(0, 0, 10, 5).half_width(3)
        8.0
        """
        share = 1 - (dy / self.ry) ** 2
        return self.rx * sqrt(share) if share > 0 else 0.0

    def meets(self, box: Box) -> bool:
        """Tell whether any part of `box` lies inside the ellipse."""
        dx = max(box.x - self.cx, self.cx - box.right, 0.0) / self.rx
        dy = max(box.y - self.cy, self.cy - box.bottom, 0.0) / self.ry
        return hypot(dx, dy) < 1


def without(spans: Sequence[Span], hole: Span) -> list[Span]:
    """Give what is left of `spans` once `hole` is cut out.

    >>> without([Span(0, 10)], Span(4, 6))
    [Span(low=0, high=4), Span(low=6, high=10)]
    """
    left: list[Span] = []
    for span in spans:
        if hole.high <= span.low or hole.low >= span.high:
            left.append(span)
            continue
        if hole.low > span.low:
            left.append(Span(span.low, hole.low))
        if hole.high < span.high:
            left.append(Span(hole.high, span.high))
    return left


def pushed_apart(wanted: Sequence[Span], within: Span) -> list[Span]:
    """Move spans, given in order, as little as needed so that none overlaps the next and all lie `within`.

    Each stays where it is if it can; a crowd keeps its order and spreads to both sides (pool adjacent violators). When
    all together are longer than `within` they start at its low end and run over.

    >>> pushed_apart([Span(0, 4), Span(2, 6)], Span(-10, 20))
    [Span(low=-1.0, high=3.0), Span(low=3.0, high=7.0)]
    """
    offsets = [0.0]
    for span in wanted:
        offsets.append(offsets[-1] + span.length)
    groups: list[tuple[float, int]] = []
    for index, span in enumerate(wanted):
        start, count = span.low - offsets[index], 1
        while groups and groups[-1][0] > start:
            other, size = groups.pop()
            start, count = (start * count + other * size) / (count + size), count + size
        groups.append((start, count))
    latest = max(within.low, within.high - offsets[-1])
    starts = [min(max(start, within.low), latest) for start, count in groups for _ in range(count)]
    return [
        Span(start + offsets[index], start + offsets[index] + span.length)
        for index, (start, span) in enumerate(zip(starts, wanted, strict=True))
    ]


def overlaps(boxes: Sequence[Box]) -> list[tuple[int, int]]:
    """Give the pairs of positions in `boxes` that meet, found by a sweep from left to right."""
    order = sorted(range(len(boxes)), key=lambda index: boxes[index].x)
    open_boxes: list[int] = []
    found: list[tuple[int, int]] = []
    for index in order:
        open_boxes = [other for other in open_boxes if boxes[other].right > boxes[index].x]
        found += [(min(index, other), max(index, other)) for other in open_boxes if boxes[index].meets(boxes[other])]
        open_boxes.append(index)
    return found
