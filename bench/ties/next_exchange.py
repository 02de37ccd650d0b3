"""Next exchange: of those with whom there was contact, with whom will both sides write in the next 90 days?"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from bench.ties.data_set import Case
from kithmap.ties.history import Direction, History
from kithmap.ties.strength import EPOCH, day_number

AHEAD_DAYS = 90
"""How far ahead is looked, as the anchors of the design do."""


def next_exchanges(owner: str, history: History, *, every_days: int = AHEAD_DAYS) -> Iterator[Case]:
    """Give one case each `every_days` days, from 180 days after the first contact to 90 days before the last."""
    if not len(history):
        return
    first, last = int(history.day.min()) + 2 * AHEAD_DAYS, int(history.day.max()) - AHEAD_DAYS
    for day in range(first, last + 1, every_days):
        as_of = EPOCH + timedelta(days=day)
        yield Case(owner=owner, history=history, as_of=as_of, labels=exchanged_after(history, as_of))


def exchanged_after(history: History, as_of: date) -> Mapping[str, bool]:
    """Tell of everybody met by `as_of` whether contact went both ways in the 90 days after it."""
    day = day_number(as_of)
    ahead = (history.day > day) & (history.day <= day + AHEAD_DAYS)
    both = history.direction == Direction.BOTH
    out = _has(history, ahead & (both | (history.direction == Direction.OUT)))
    got = _has(history, ahead & (both | (history.direction == Direction.IN)))
    met = _has(history, history.day <= day)
    return {handle: bool(out[i] and got[i]) for i, handle in enumerate(history.handles) if met[i]}


def _has(history: History, rows: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return np.bincount(history.handle[rows], minlength=len(history.handles)) > 0
