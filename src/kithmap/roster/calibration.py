"""A calibration: on which ring this owner usually puts a tie of some strength, learned from their own placements."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

INNER_RINGS = 4
"""Borders between five rings."""
USUAL_WEIGHT = 2.0
"""Placements that the usual rings of all ties count for together: with 5 and 10 proposals were worse."""
EVENS = 0.5
"""A ring is proposed from where it is as likely as not that the owner would go no further out."""
RIDGE = 0.01
"""Holds the curve finite where placements follow strength without exception; more would lose a small inner circle."""
STEPS = 40
"""Newton's method is at rest long before: it stops when no part moves by more than `AT_REST`."""
AT_REST = 1e-6
LONGEST_STEP = 2.0
"""Most that one step moves: the curve is flat far out, and a whole Newton step would overshoot."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """The chance that the owner puts a tie on ring k or nearer: 1 / (1 + exp(-(slope · z + borders[k - 1]))).

    z is log(1 + strength) less `middle`, in units of `spread`. One slope and one border a ring; the further out the
    ring, the higher its border.
    """

    middle: float
    spread: float
    slope: float
    borders: tuple[float, ...]

    def chances(self, strength: NDArray[np.float64]) -> NDArray[np.float64]:
        """Give the chance of each tie to stand on ring 1, up to ring 2, 3 and 4 (p, 4)."""
        return _chances(self.slope * self._at(strength)[:, None] + np.array(self.borders))

    def rings(self, strength: NDArray[np.float64]) -> NDArray[np.int8]:
        """Give the ring of each tie (p), 1 to 5; stronger ties never stand further out."""
        return np.asarray(1 + (self.chances(strength) < EVENS).sum(axis=1), dtype=np.int8)

    def _at(self, strength: NDArray[np.float64]) -> NDArray[np.float64]:
        return (np.log1p(strength) - self.middle) / self.spread


def learn(
    strength: NDArray[np.float64],
    rings: NDArray[np.integer],
    *,
    all_strength: NDArray[np.float64],
    usual_rings: NDArray[np.integer],
) -> Calibration:
    """Learn from the owner's placements: `strength` and `rings` (n) of those placed, n at least 1.

    The usual rings of all known ties (p) are given along at the weight of a few placements, so that a ring that the
    owner has not used yet is not lost. This is ordinal regression with one slope (McCullagh 1980), which for two rings
    is Platt scaling (Platt 1999); weights of the formula are not learned anew, since on so few placements that loses
    accuracy.
    """
    value = np.log1p(np.concatenate((strength, all_strength)))
    weight = np.concatenate(
        (np.ones(len(strength)), np.full(len(all_strength), USUAL_WEIGHT / max(len(all_strength), 1)))
    )
    middle = float(np.average(value, weights=weight))
    spread = float(np.sqrt(np.average((value - middle) ** 2, weights=weight))) or 1.0
    reached = np.concatenate((rings, usual_rings))[:, None] <= np.arange(1, INNER_RINGS + 1)
    slope, *borders = _fitted((value - middle) / spread, reached, weight)
    return Calibration(middle, spread, float(slope), tuple(float(border) for border in borders))


def _fitted(z: NDArray[np.float64], reached: NDArray[np.bool_], weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give slope and borders of the most likely curve; the prior of the slope is 1, one ring a spread or so."""
    start = np.array([1.0, *[0.0] * INNER_RINGS])
    found = start
    for _ in range(STEPS):
        chance = _chances(found[0] * z[:, None] + found[1:])
        miss = (reached - chance) * weight[:, None]
        sway = chance * (1 - chance) * weight[:, None]
        slope = np.concatenate(([(miss * z[:, None]).sum()], miss.sum(axis=0))) - RIDGE * (found - start)
        own = np.concatenate(([(sway * z[:, None] ** 2).sum()], sway.sum(axis=0)))
        bend = np.diag(own + RIDGE)
        bend[0, 1:] = bend[1:, 0] = (sway * z[:, None]).sum(axis=0)
        step = np.clip(np.linalg.solve(bend, slope), -LONGEST_STEP, LONGEST_STEP)
        found = found + step
        if np.abs(step).max() < AT_REST:
            break
    return found


def _chances(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the logistic of log odds, without overflow far out."""
    return np.asarray(0.5 * (1 + np.tanh(0.5 * odds)), dtype=np.float64)
