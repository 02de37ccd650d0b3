"""A cost curve: seconds over sizes, and the power of the size with which they grow."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

FITTED_ABOVE_SECONDS = 0.002
"""Below it the cost of a call, the same for every size, hides how the work grows."""
FITTED_POINTS = 5
"""The exponent is that of the largest sizes: the last two decades."""
LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Point:
    """What one size cost."""

    size: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Series:
    """One program's points, smallest size first; `ended` says why there are no larger ones."""

    name: str
    points: tuple[Point, ...]
    ended: str = ""

    @property
    def exponent(self) -> float | None:
        """Give b of seconds = a · sizeᵇ by least squares on logarithms; None with fewer than three points that tell.

        >>> round(Series("", tuple(Point(n, n * 1e-4) for n in (100, 1_000, 10_000))).exponent or 0, 3)
        1.0
        """
        told = [point for point in self.points if point.seconds >= FITTED_ABOVE_SECONDS][-FITTED_POINTS:]
        if len(told) < 3:
            return None
        size, seconds = np.log([p.size for p in told]), np.log([p.seconds for p in told])
        return float(np.polyfit(size, seconds, 1)[0])


@dataclass(frozen=True, slots=True)
class Curve:
    """How the cost of one work grows: ours first, then others on the same input; `most` is the exponent promised."""

    name: str
    what: str
    per: str
    most: float
    series: tuple[Series, ...]
    command: str

    def as_plain(self) -> dict[str, object]:
        return asdict(self)

    def reaches(self, size: int) -> bool:
        """Whether ours was measured at a size."""
        return any(point.size == size for series in self.series[:1] for point in series.points)


def curve_of(plain: Mapping[str, Any]) -> Curve:
    """Give the curve that `as_plain` wrote."""
    series = tuple(
        Series(one["name"], tuple(Point(**point) for point in one["points"]), one["ended"]) for one in plain["series"]
    )
    return Curve(**{**plain, "series": series})


Acts = Mapping[str, Callable[[], object]]
Prepare = Callable[[int], Acts]
"""Makes the input of a size, and gives what is timed on it by name."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a curve is measured of: how an input of a size is made, and from which size to which, and why no further."""

    what: str
    per: str
    prepare: Prepare
    smallest: int = 100
    largest: int = LARGEST
    why_largest: str = ""
    most: float = 1.15
    """A straight line, with what sorting and caches add (n log n over two decades is about n to the power 1.1)."""


def sizes(smallest: int, largest: int) -> Sequence[int]:
    """Give two sizes a decade, from a power of ten up.

    >>> list(sizes(100, 3_000))
    [100, 300, 1000, 3000]
    """
    found, size = [], smallest
    while size <= largest:
        found += [size, 3 * size]
        size *= 10
    return [size for size in found if size <= largest]
