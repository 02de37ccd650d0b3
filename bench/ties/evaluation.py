"""An evaluation: how well scores find those who are labelled, owner by owner."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.ties.data_set import Case, DataSet
from bench.ties.figures import Interval, average_precision, bootstrap, calibration_error, roc_auc
from bench.ties.platt import held_out_chances
from bench.ties.scores import STRENGTH, WARMTH, Score, measured

Figure = Callable[[NDArray[np.float64], NDArray[np.bool_]], float]


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """The people of one case who are judged: who they are, their labels (n), and their values by score (n)."""

    owner: str
    handles: tuple[str, ...]
    labels: NDArray[np.bool_]
    values: Mapping[str, NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Result:
    """What one score reached on one data set: means over owners with 95 % intervals.

    `gain` is how much more area under the ROC curve than the first score, owner by owner; `calibration` the expected
    calibration error of chances learned from the other half of the owners, nan where there is one owner only.
    """

    score: str
    auc: Interval
    precision: Interval
    gain: Interval
    calibration: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All scores on one data set. `base` is the share of labelled ones among all pairs judged."""

    name: str
    owners: int
    pairs: int
    base: float
    results: tuple[Result, ...]


def judged(data: DataSet, scores: Mapping[str, Score] | None = None) -> Iterator[Judged]:
    """Score the people of each case with whom there was contact; cases with labels of one kind only are left out."""
    wanted = scores or (WARMTH if data.is_of_now else STRENGTH)
    for case in data.cases:
        if (found := judge(case, wanted)) and found.labels.any() and not found.labels.all():
            yield found


def judge(case: Case, scores: Mapping[str, Score]) -> Judged:
    """Score the people of one case with whom there was contact by its day."""
    ties, days = measured(case)
    rows = np.array(
        [row for row, h in enumerate(case.history.handles) if h in case.labels and ties.days[row]], dtype=np.intp
    )
    handles = tuple(case.history.handles[row] for row in rows)
    labels = np.array([case.labels[handle] for handle in handles], dtype=bool)
    values = {name: score(ties, days)[rows] for name, score in scores.items()}
    return Judged(case.owner, handles, labels, values)


def evaluate(data: DataSet, scores: Mapping[str, Score] | None = None) -> Evaluation | None:
    """Give the figures of each score over the owners of a data set, None where nobody can be judged."""
    found = list(judged(data, scores))
    if not found:
        return None
    labels = np.concatenate([case.labels for case in found])
    first = next(iter(found[0].values))
    return Evaluation(
        name=data.name,
        owners=len({case.owner for case in found}),
        pairs=len(labels),
        base=float(labels.mean()),
        results=tuple(_result(name, found, first=first) for name in found[0].values),
    )


def _result(score: str, found: list[Judged], *, first: str) -> Result:
    auc = _by_owner(found, score, roc_auc)
    return Result(
        score=score,
        auc=bootstrap(auc),
        precision=bootstrap(_by_owner(found, score, average_precision)),
        gain=bootstrap(auc - _by_owner(found, first, roc_auc)),
        calibration=_calibration(found, score),
    )


def _by_owner(found: list[Judged], score: str, figure: Figure) -> NDArray[np.float64]:
    """Bring the cases of one owner to their mean first: an owner counts once, however many days are judged."""
    values = defaultdict(list)
    for case in found:
        values[case.owner].append(figure(case.values[score], case.labels))
    return np.array([np.mean(values[owner]) for owner in values])


def _calibration(found: list[Judged], score: str) -> float:
    owners = [case.owner for case in found]
    if len(set(owners)) == 1:
        return float("nan")
    labels = [case.labels for case in found]
    chances = held_out_chances([case.values[score] for case in found], labels, owners=owners)
    return calibration_error(chances, np.concatenate(labels))
