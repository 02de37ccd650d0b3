"""A sparkline: one dial over the weeks as a small picture, and the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kithmap.gaps.dial import Dial
from kithmap.kit.dates import spoken_day
from kithmap.plan.progress import Track
from kithmap_app.speech import say

WIDTH, HEIGHT, MARGIN = 240.0, 56.0, 6.0
"""Of the picture and of the air around the line, in units of its own."""
LEAST_SPAN = 0.1
"""Part of its value by which a dial must move to fill the picture: a small step must not look like a cliff."""


@dataclass(frozen=True, slots=True)
class Point:
    """One week of the line."""

    x: float
    y: float

    def __str__(self) -> str:
        return f"{self.x},{self.y}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sparkline:
    """The picture: pieces of a line (weeks without a figure part them), its last point, and what it says."""

    title: str
    now: str
    pieces: tuple[str, ...]
    lone: tuple[Point, ...]
    last: Point | None
    said: str


def sparkline(track: Track, dial: Dial, *, today: date) -> Sparkline:
    """Give the picture of one dial; `dial` is how it stands today."""
    points = _points(track.values)
    runs = _runs(points)
    known = [point for point in points if point is not None]
    return Sparkline(
        title=dial.title,
        now=dial.label,
        pieces=tuple(" ".join(map(str, run)) for run in runs if len(run) > 1),
        lone=tuple(run[0] for run in runs if len(run) == 1),
        last=known[-1] if known else None,
        said=_said(track, dial, today=today),
    )


def _points(values: Sequence[float | None]) -> list[Point | None]:
    known = [value for value in values if value is not None]
    if not known:
        return [None] * len(values)
    span = max(max(known) - min(known), LEAST_SPAN * max(map(abs, known)), 1e-9)
    middle = (max(known) + min(known)) / 2
    step = (WIDTH - 2 * MARGIN) / max(len(values) - 1, 1)

    def at(place: int, value: float) -> Point:
        height = (HEIGHT - 2 * MARGIN) * (0.5 - (value - middle) / span) + MARGIN
        return Point(round(MARGIN + place * step, 1), round(height, 1))

    return [None if value is None else at(place, value) for place, value in enumerate(values)]


def _runs(points: Sequence[Point | None]) -> list[list[Point]]:
    runs: list[list[Point]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if run]


def _said(track: Track, dial: Dial, *, today: date) -> str:
    known = [(day, value) for day, value in zip(track.days, track.values, strict=True) if value is not None]
    if len(known) < 2:
        return say("Too little is known yet for a line.")
    day, then = known[0]
    since, now = spoken_day(day, today=today), known[-1][1]
    if abs(now - then) < 1e-9:
        return say("As it was on {day}.", day=since)
    if now > then:
        return say("More than on {day}.", day=since)
    return say("Less than on {day}.", day=since)
