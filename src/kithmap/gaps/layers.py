"""Layers: how many people stand within each circle of closeness, beside what circles usually hold."""

from collections.abc import Iterable
from dataclasses import dataclass

CAPACITY = (5, 15, 50, 150)
"""People usually found within each circle (Hill & Dunbar 2003; Zhou et al. 2005): capacity seen, not a cap."""


@dataclass(frozen=True, slots=True)
class Layers:
    """People within rings 1, 1-2, 1-3 and 1-4 (cumulative), and how many are not placed."""

    within: tuple[int, int, int, int]
    placed: int
    unplaced: int


def layers(rings: Iterable[int | None]) -> Layers:
    """Count people by ring (1 closest to 5, None not placed).

    >>> layers([1, 2, 2, 5, None]).within
    (1, 3, 3, 3)
    """
    known = list(rings)
    placed = [ring for ring in known if ring is not None]
    one, two, three, four = (sum(ring <= limit for ring in placed) for limit in (1, 2, 3, 4))
    return Layers((one, two, three, four), len(placed), len(known) - len(placed))
