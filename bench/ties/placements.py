"""Placements: what twenty rings from an owner add to the rings proposed for everybody else."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from bench.ties.data_set import Case, DataSet
from bench.ties.figures import Interval, bootstrap, calibration_error
from bench.ties.scores import measured
from kithmap.roster.calibrated import CLOSE_RING, LEAST_PLACED, calibrate_rows
from kithmap.roster.rings import proposed_rings
from kithmap.ties.strength import Ties

DRAWS = 5
"""Times that each owner places twenty people."""
LEAST_LEFT = 10
"""People left to propose a ring for, without whom an owner is not looked at."""
CLOSE, FURTHER = 2, 4
"""Rings for labels that say only yes or no."""

Order = Callable[[NDArray[np.float64], np.random.Generator], NDArray[np.int64]]
"""Takes the strength of ties, and gives the order in which an owner comes to place them."""


def at_random(strength: NDArray[np.float64], chance: np.random.Generator) -> NDArray[np.int64]:
    """Everybody is as likely to be placed next."""
    return chance.permutation(len(strength))


def strong_first(strength: NDArray[np.float64], chance: np.random.Generator) -> NDArray[np.int64]:
    """Whoever has twice the strength is twice as likely to be placed next (Gumbel's trick): as names come to mind."""
    return np.argsort(-(np.log(strength) + chance.gumbel(size=len(strength))))


@dataclass(frozen=True, slots=True)
class Learning:
    """How rings proposed as is usual, and as learned from twenty placements, meet the true ones; means over owners.

    `off` is the mean distance in rings, `close` the share of people rightly proposed close or further out; of those
    proposed close `kept` are truly close, and of the truly close `found` are proposed so (shares of all draws, where
    `share` of all people are close). `error` is the calibration error of the chance to be close.
    """

    owners: int
    off: tuple[Interval, Interval]
    close: tuple[Interval, Interval]
    gain: Interval
    kept: tuple[float, float]
    found: tuple[float, float]
    share: float
    error: float


@dataclass(frozen=True, slots=True, eq=False)
class _Draw:
    true: NDArray[np.int64]
    usual: NDArray[np.int8]
    learned: NDArray[np.int8]
    chance: NDArray[np.float64]


def learning(data: DataSet, order: Order = at_random, *, seed: int = 7) -> Learning | None:
    """Let each owner place twenty people and propose rings for the others; None where nobody knows enough people."""
    chance = np.random.default_rng(seed)
    draws: dict[str, list[_Draw]] = defaultdict(list)
    for case in data.cases:
        draws[case.owner] += _draws(case, _true_rings(data, case), order=order, chance=chance)
    owners = [drawn for drawn in draws.values() if drawn]
    if not owners:
        return None
    off = [np.array([np.mean([_off(d.true, rings(d)) for d in drawn]) for drawn in owners]) for rings in _BOTH]
    close = [np.array([np.mean([_right(d.true, rings(d)) for d in drawn]) for drawn in owners]) for rings in _BOTH]
    every = [draw for drawn in owners for draw in drawn]
    truly = np.concatenate([draw.true <= CLOSE_RING for draw in every])
    said = [np.concatenate([rings(draw) <= CLOSE_RING for draw in every]) for rings in _BOTH]
    return Learning(
        owners=len(owners),
        off=(bootstrap(off[0]), bootstrap(off[1])),
        close=(bootstrap(close[0]), bootstrap(close[1])),
        gain=bootstrap(close[1] - close[0]),
        kept=(float(truly[said[0]].mean()), float(truly[said[1]].mean())),
        found=(float(said[0][truly].mean()), float(said[1][truly].mean())),
        share=float(truly.mean()),
        error=calibration_error(np.concatenate([draw.chance for draw in every]), truly),
    )


def _true_rings(data: DataSet, case: Case) -> Mapping[str, int]:
    if data.rings is not None:
        return data.rings.get(case.owner, {})
    return {handle: CLOSE if label else FURTHER for handle, label in case.labels.items()}


def _draws(case: Case, true: Mapping[str, int], *, order: Order, chance: np.random.Generator) -> Iterator[_Draw]:
    ties, _ = measured(case)
    known = ties.is_known
    rows = np.array(
        [row for row, handle in enumerate(case.history.handles) if handle in true and known[row]], dtype=int
    )
    if len(rows) < LEAST_PLACED + LEAST_LEFT:
        return
    rings = np.array([true[case.history.handles[row]] for row in rows])
    for _ in range(DRAWS):
        drawn = order(ties.strength[rows], chance)
        told, asked = drawn[:LEAST_PLACED], drawn[LEAST_PLACED:]
        by_row = dict(zip(rows[told].tolist(), rings[told].tolist(), strict=True))
        if found := _draw(ties, by_row, rows[asked], rings[asked]):
            yield found


def _draw(ties: Ties, told: Mapping[int, int], asked: NDArray[np.int64], true: NDArray[np.int64]) -> _Draw | None:
    found = calibrate_rows(ties, told)
    if found.learned is None:
        return None
    close = found.learned.chances(ties.strength[asked])[:, CLOSE_RING - 1]
    return _Draw(true, proposed_rings(ties)[asked], found.rings[asked], close)


def _off(true: NDArray[np.int64], rings: NDArray[np.int8]) -> float:
    return float(np.abs(rings - true).mean())


def _right(true: NDArray[np.int64], rings: NDArray[np.int8]) -> float:
    return float(((rings <= CLOSE_RING) == (true <= CLOSE_RING)).mean())


_BOTH = (attrgetter("usual"), attrgetter("learned"))
