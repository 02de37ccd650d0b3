"""Variants of the formula, each as easy to explain, which were held against it."""

from collections.abc import Mapping
from functools import partial

import numpy as np
from numpy.typing import NDArray

from bench.ties.scores import Score
from kithmap.ties.daily import ContactDays
from kithmap.ties.strength import Ties, day_number


def decayed_sum(
    ties: Ties,
    days: ContactDays,
    *,
    half_life: float,
    power: float = 0.5,
    floor: float = 0.5,
    unanswered: float = 1.0,
) -> NDArray[np.float64]:
    """Give (floor + (1 - floor) rho) · sum of 2^(-age/half_life) · weight^power over the days up to the ties' day.

    With floor 0.5 and power 0.5 it is the library's formula. `unanswered` is what a day weighs on which only the owner
    wrote, against any other day.
    """
    today = day_number(ties.as_of)
    who = np.repeat(np.arange(days.people), np.diff(days.start))
    decay = np.where(days.day <= today, np.exp2((days.day - today) / half_life), 0.0)
    out, got = (np.bincount(who, decay * side, minlength=days.people) for side in (days.out, days.got))
    weight = decay * np.square(days.root) ** power * np.where(days.got > 0, 1.0, unanswered)
    larger = np.maximum(out, got)
    rho = np.divide(np.minimum(out, got), larger, out=np.zeros(days.people), where=larger > 0)
    return np.asarray((floor + (1 - floor) * rho) * np.bincount(who, weight, minlength=days.people), dtype=np.float64)


def _variants(half_life: float) -> Mapping[str, Score]:
    base = partial(decayed_sum, half_life=half_life)
    return {
        "the formula": base,
        "half-life half as long": partial(decayed_sum, half_life=half_life / 2),
        "half-life twice as long": partial(decayed_sum, half_life=half_life * 2),
        "days only (power 0)": partial(base, power=0.0),
        "cube root of a day": partial(base, power=1 / 3),
        "whole weight of a day": partial(base, power=1.0),
        "softer reciprocity (0.7)": partial(base, floor=0.7),
        "harder reciprocity (0.3)": partial(base, floor=0.3),
        "no reciprocity": partial(base, floor=1.0),
        "unanswered days half": partial(base, unanswered=0.5),
        "softer, unanswered half": partial(base, floor=0.7, unanswered=0.5),
        "softer, cube root": partial(base, floor=0.7, power=1 / 3),
    }


STRENGTH_VARIANTS = _variants(180.0)
WARMTH_VARIANTS = _variants(45.0)
