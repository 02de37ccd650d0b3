"""Platt scaling: from scores to chances, learned from some owners and tried on others."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

STEPS = 30
"""Newton's method is at rest long before."""
RIDGE = 1e-3
"""Holds the slope finite where the labels can be told apart completely."""


def held_out_chances(
    scores: Sequence[NDArray[np.float64]], labels: Sequence[NDArray[np.bool_]], *, owners: Sequence[str]
) -> NDArray[np.float64]:
    """Give the chance of each pair, one case after another; every other owner is forecast from the rest.

    One curve for all, on log(1 + score) (Platt 1999): 1 / (1 + exp(-(a + b · log(1 + score)))).
    """
    names = sorted(set(owners))
    half = np.concatenate([np.full(len(s), names.index(o) % 2) for s, o in zip(scores, owners, strict=True)])
    steps = np.log1p(np.concatenate(scores))
    known = np.concatenate(labels)
    chances = np.full(len(steps), known.mean())
    for part in (0, 1):
        learnt, tried = half != part, half == part
        if learnt.any() and tried.any() and 0 < known[learnt].mean() < 1:
            chances[tried] = _curve(steps[learnt], known[learnt], steps[tried])
    return chances


def _curve(steps: NDArray[np.float64], labels: NDArray[np.bool_], at: NDArray[np.float64]) -> NDArray[np.float64]:
    middle, spread = steps.mean(), steps.std() or 1.0
    columns = np.stack((np.ones(len(steps)), (steps - middle) / spread), axis=1)
    weights = np.zeros(2)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (labels - chance) - RIDGE * weights
        bend = (columns * (chance * (1 - chance))[:, None]).T @ columns + RIDGE * np.eye(2)
        weights = weights + np.linalg.solve(bend, slope)
    forecast: NDArray[np.float64] = 1 / (1 + np.exp(-(weights[0] + weights[1] * (at - middle) / spread)))
    return forecast
