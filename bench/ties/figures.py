"""Figures of a ranking: area under the ROC curve, average precision, calibration error, and their intervals."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

BINS = 10
"""Groups of equal size between which the calibration error is taken."""
ROUNDS = 2_000
"""Samples of the bootstrap: the ends of a 95 % interval are then sure to about a tenth of its width."""


class Interval(NamedTuple):
    """A mean, and between which values it lies in 95 of 100 samples of owners."""

    mean: float
    low: float
    high: float


def roc_auc(scores: NDArray[np.float64], labels: NDArray[np.bool_]) -> float:
    """Give the chance that a labelled one scores above one that is not; equal scores count half (Hanley & McNeil 1982).

    `scores` and `labels` are of one length, with at least one label of either kind.
    """
    _, place, number = np.unique(scores, return_inverse=True, return_counts=True)
    rank = (np.cumsum(number) - (number - 1) / 2)[place]
    yes = int(labels.sum())
    return float((rank[labels].sum() - yes * (yes + 1) / 2) / (yes * (len(labels) - yes)))


def average_precision(scores: NDArray[np.float64], labels: NDArray[np.bool_]) -> float:
    """Give the mean precision over the labelled ones, best first; those with equal scores come in together."""
    order = np.argsort(-scores, kind="stable")
    ordered = scores[order]
    last = np.flatnonzero(np.append(ordered[1:] != ordered[:-1], True))
    hits = np.cumsum(labels[order])[last]
    return float((np.diff(hits, prepend=0) * hits / (last + 1)).sum() / labels.sum())


def calibration_error(chances: NDArray[np.float64], labels: NDArray[np.bool_], *, bins: int = BINS) -> float:
    """Give the mean distance between what was forecast and what was, over groups of equal size (Naeini et al. 2015)."""
    order = np.argsort(chances, kind="stable")
    groups = [group for group in np.array_split(order, bins) if len(group)]
    distance = [len(group) * abs(chances[group].mean() - labels[group].mean()) for group in groups]
    return float(sum(distance) / len(chances))


def bootstrap(values: NDArray[np.float64], *, seed: int = 7, rounds: int = ROUNDS) -> Interval:
    """Give the mean of one value for each owner, with the 95 % interval over samples of owners (Efron 1979)."""
    rows = np.random.default_rng(seed).integers(0, len(values), (rounds, len(values)))
    low, high = np.percentile(values[rows].mean(axis=1), (2.5, 97.5))
    return Interval(float(values.mean()), float(low), float(high))
