"""A choice: the people of a week, by what their talks add, within the mix that a week must have."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

ONE_KIND_SHARE = 0.6
"""Share of a week that one kind may fill while others are at hand: three of five."""


class Part(IntEnum):
    """What a talk with somebody would be; a reconnection is one of those that keep a tie."""

    RECONNECT = 0
    MAINTAIN = 1
    BUILD = 2
    USE = 3


_FIRST = (Part.RECONNECT, Part.USE, Part.BUILD)
"""Parts that a week must hold where there is anybody for them; in a week too short for all, the first go first."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """p people and what talks with them would add up to, over m things that could still happen.

    The value of a choice is Σ weight · open · (1 - Π remaining) over the things, the product over those chosen. It is
    monotone and submodular: each talk multiplies into products, so what one more adds only shrinks.

    remaining  float64 (p, m)  what a talk with each leaves of the chance that a thing does not happen, 0 to 1
    open       float64 (m)     that chance before any talk
    weight     float64 (m)     how much each thing counts
    part       int8 (p)        `Part`
    is_free    bool (p)        who may be chosen
    """

    remaining: NDArray[np.float64]
    open: NDArray[np.float64]
    weight: NDArray[np.float64]
    part: NDArray[np.int8]
    is_free: NDArray[np.bool_]

    def value(self, rows: Sequence[int]) -> float:
        """Give the value of choosing these rows."""
        return float(self.weight @ (self.open * (1.0 - self.remaining[list(rows)].prod(axis=0))))

    def least(self, size: int) -> tuple[int, ...]:
        """Give how many of each part a week of `size` must hold: one reconnection, one ask, one that is new."""
        there = {part for part in _FIRST if bool(np.any(self.is_free & (self.part == part)))}
        first = [part for part in _FIRST if part in there][: max(size, 0)]
        return tuple(int(part in first) for part in Part)


def is_allowed(counts: Sequence[int], *, least: Sequence[int], size: int) -> bool:
    """Tell whether a choice with so many of each part can still become a week that holds what it must.

    These sets form a matroid: laminar bounds from above and below (see Fujishige 2005 on polymatroids).
    """
    most = kind_limit(size)
    held = [max(count, floor) for count, floor in zip(counts, least, strict=True)]
    kept = held[Part.RECONNECT] + held[Part.MAINTAIN]
    return sum(held) <= size and max(kept, held[Part.BUILD], held[Part.USE]) <= most


def kind_limit(size: int) -> int:
    """Give how many talks of one kind a week of `size` may hold while others are at hand."""
    return max(1, round(ONE_KIND_SHARE * size))


def choose(people: Candidates, *, size: int) -> tuple[int, ...]:
    """Give the rows of up to `size` people, the largest gain first, of equal ones the first row.

    The greedy choice within a matroid reaches at least half of the best week that keeps to the same mix (Fisher,
    Nemhauser & Wolsey 1978), and 1 - 1/e of it where the mix does not bind (Nemhauser, Wolsey & Fisher 1978). Gains are
    computed anew only where they might still be the largest (Minoux 1978). Where a kind's share is all that keeps the
    week from being filled, it gives way, which can only add.
    """
    picking = _Picking(people)
    least = people.least(size)
    while (row := picking.best(_open_parts(picking.counts, least=least, size=size))) is not None:
        picking.take(row)
    while len(picking.rows) < size and (row := picking.best(list(Part))) is not None:
        picking.take(row)
    return tuple(picking.rows)


def next_best(people: Candidates, *, beside: Sequence[int], part: Part) -> int | None:
    """Give who would add most to the rows `beside`, of the same part, or of any where nobody else is in it."""
    picking = _Picking(people)
    for row in beside:
        picking.take(row)
    same = picking.best([part])
    return same if same is not None else picking.best(list(Part))


def _open_parts(counts: Sequence[int], *, least: Sequence[int], size: int) -> list[Part]:
    def one_more(part: Part) -> list[int]:
        return [count + (other == part) for other, count in enumerate(counts)]

    return [part for part in Part if is_allowed(one_more(part), least=least, size=size)]


class _Picking:
    """Picks one row after another; gains of earlier rounds are upper bounds, since gains only shrink."""

    def __init__(self, people: Candidates) -> None:
        self._people = people
        self._loss = 1.0 - people.remaining
        self._open = people.weight * people.open
        self._bound = self._loss @ self._open
        self._free = people.is_free.copy()
        self.rows: list[int] = []
        self.counts = [0] * len(Part)

    def best(self, parts: Sequence[Part]) -> int | None:
        """Give the free row of one of `parts` with the largest gain.

        Only rows whose bound reaches the gain of the one in front can be better: these alone are worked out anew.
        """
        allowed = self._free & np.isin(self._people.part, parts)
        if not allowed.any():
            return None
        bound = np.where(allowed, self._bound, -1.0)
        front = int(np.argmax(bound))
        rows = np.flatnonzero(bound >= min(bound[front], self._loss[front] @ self._open))
        self._bound[rows] = self._loss[rows] @ self._open
        return int(rows[np.argmax(self._bound[rows])])

    def take(self, row: int) -> None:
        self._open = self._open * self._people.remaining[row]
        self._free[row] = False
        self.rows.append(row)
        self.counts[self._people.part[row]] += 1
