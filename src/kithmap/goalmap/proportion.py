"""Proportion: sector angles and ring radii that follow what has to stand in them."""

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt

from kithmap.goalmap.rows import FULL_TURN, Cuts

SMALLEST_SECTOR = 0.35
"""Share of the mean angle that every sector keeps, so that an empty category stays visible as a gap."""
THINNEST_RING_LINES = 1.6
"""Lines of text that the thinnest ring holds at 12 o'clock: one row always fits between its borders."""


def sector_angles(weights: Sequence[float]) -> tuple[float, ...]:
    """Give the borders of sectors whose angles follow `weights`, none below the floor, from 0 to a full turn.

    >>> [round(angle, 2) for angle in sector_angles([1, 1, 2])]
    [0.0, 1.57, 3.14, 6.28]
    """
    floor = SMALLEST_SECTOR / len(weights)
    shares = _floored(weights, [floor] * len(weights), total=1.0)
    borders = [0.0]
    for share in shares:
        borders.append(borders[-1] + share * FULL_TURN)
    return (*borders[:-1], FULL_TURN)


def ring_radii(weights: Sequence[float], *, centre: float, thinnest: float) -> tuple[float, ...]:
    """Give ring borders whose areas follow `weights`, from `centre` to 1, none thinner than `thinnest`.

    All are shares of the ellipse's half axis.
    """
    areas = _floored(weights, [0.0] * len(weights), total=1 - centre**2)
    borders = [centre]
    for area in areas:
        borders.append(sqrt(borders[-1] ** 2 + area))
    steps = [outer - inner for inner, outer in pairwise(borders)]
    least = min(thinnest, (1 - centre) / len(weights))
    steps = _floored(steps, [least] * len(steps), total=1 - centre)
    radii = [centre]
    for step in steps:
        radii.append(radii[-1] + step)
    return (*radii[:-1], 1.0)


def _floored(weights: Sequence[float], floors: Sequence[float], *, total: float) -> list[float]:
    """Split `total` by `weights`, giving each at least its floor; what floors take comes from those above theirs."""
    held: set[int] = set()
    while True:
        room = total - sum(floors[index] for index in held)
        weight = sum(weights[index] for index in range(len(weights)) if index not in held) or 1.0
        shares = [floors[i] if i in held else room * weights[i] / weight for i in range(len(weights))]
        below = {index for index, share in enumerate(shares) if share < floors[index] - 1e-12} - held
        if not below:
            return shares
        held |= below


def blended(weights: Sequence[float], even: float) -> list[float]:
    """Give `weights` scaled to a mean of 1 and drawn towards 1 by `even` (0 keeps them, 1 makes all alike)."""
    mean = sum(weights) / len(weights)
    return [even + (1 - even) * (weight / mean if mean else 1.0) for weight in weights]


def cuts(sector_weights: Sequence[float], ring_weights: Sequence[float], *, centre: float, thinnest: float) -> Cuts:
    """Give the cuts of space that follow the weights of sectors and rings."""
    return Cuts(sector_angles(sector_weights), ring_radii(ring_weights, centre=centre, thinnest=thinnest))


def even_rings(rings: int) -> list[float]:
    """Give the weights, with a mean of 1, that make all rings about equally thick."""
    areas = [2 * ring + 1 for ring in range(rings)]
    return [area * rings / sum(areas) for area in areas]
