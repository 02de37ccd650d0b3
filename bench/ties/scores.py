"""Scores: how a ranking of people is made from a history, the formula as the library computes it among them."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from bench.ties.data_set import Case
from kithmap.ties.daily import ContactDays, contact_days
from kithmap.ties.strength import Ties, measure_ties

Score = Callable[[Ties, ContactDays], NDArray[np.float64]]
"""Takes the ties measured by the library and the contact days behind them; gives a value for each person."""


def _whole(ties: Ties, days: ContactDays) -> NDArray[np.float64]:
    return ties.strength


def _now(ties: Ties, days: ContactDays) -> NDArray[np.float64]:
    return ties.alive


def _count(ties: Ties, days: ContactDays) -> NDArray[np.float64]:
    return (ties.out + ties.got + ties.both).astype(np.float64)


def _recency(ties: Ties, days: ContactDays) -> NDArray[np.float64]:
    return ties.last.astype(np.float64)


STRENGTH: Mapping[str, Score] = {"formula": _whole, "raw count": _count, "recency": _recency}
WARMTH: Mapping[str, Score] = {"formula": _now, "raw count": _count, "recency": _recency}


def measured(case: Case) -> tuple[Ties, ContactDays]:
    """Measure the ties of a case by the library, one person a handle."""
    handles = len(case.history.handles)
    days = contact_days(case.history, np.arange(handles), people=handles)
    return measure_ties(days, as_of=case.as_of), days
