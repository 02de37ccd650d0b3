"""After a talk: how warm every tie would be if the owner met that person today."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from kithmap.sources.interaction import Channel
from kithmap.ties.daily import ContactDays
from kithmap.ties.history import CHANNEL_WEIGHT, Direction
from kithmap.ties.strength import day_number, measure_ties
from kithmap.ties.tie import Warmth
from kithmap.ties.tie_reading import warmth_of

MEETING_WEIGHT = CHANNEL_WEIGHT[Channel.MEETING]
"""What a meeting of two adds to the weight of its day: that of a talk which is logged without its length."""


@dataclass(frozen=True, slots=True, eq=False)
class AfterTalk:
    """p ties after a meeting with each person, alone, on the day.

    alive     float64 (p)  "alive now" of the strength formula
    is_known  bool (p)     whether there are facts enough for a word then
    """

    alive: NDArray[np.float64]
    is_known: NDArray[np.bool_]

    def warmth(self, row: int) -> Warmth:
        """Give the warmth of one tie after the talk."""
        return warmth_of(float(self.alive[row]), 0) if self.is_known[row] else Warmth.UNKNOWN


def after_talk(days: ContactDays, *, today: date) -> AfterTalk:
    """Fold one meeting today into the history of every person and measure all ties anew, by the formula itself.

    The same figures come out as when the talk is logged and everything is read again. Since one meeting gives a day of
    at least √2, and (0.5 + 0.5 rho) is at least a half, a known tie is always warm after it; contact on fewer than
    three days stays unknown.
    """
    ties = measure_ties(_with_meetings(days, today=day_number(today)), as_of=today)
    return AfterTalk(alive=ties.alive, is_known=ties.is_known)


def _with_meetings(days: ContactDays, *, today: int) -> ContactDays:
    """Give the contact days before `today`, and today's with one meeting more for everybody, without their gaps."""
    person = np.repeat(np.arange(days.people), np.diff(days.start))
    earlier = days.day < today
    start = np.concatenate(([0], np.cumsum(earlier)))[days.start]
    on_day = np.flatnonzero(days.day == today)

    def extended(column: NDArray[np.float64], added: float) -> NDArray[np.float64]:
        last = np.full(days.people, added)
        last[person[on_day]] += column[on_day]
        return np.insert(column[earlier], start[1:], last)

    count = np.zeros((days.people, len(Direction)), dtype=np.int64)
    count[person[on_day]] = days.count[on_day]
    count[:, Direction.BOTH] += 1
    rows = len(days.day[earlier]) + days.people
    return ContactDays(
        start=start + np.arange(days.people + 1),
        day=np.insert(days.day[earlier], start[1:], today),
        out=extended(days.out, MEETING_WEIGHT),
        got=extended(days.got, MEETING_WEIGHT),
        root=np.sqrt(extended(days.root**2, MEETING_WEIGHT)),
        count=np.insert(days.count[earlier], start[1:], count, axis=0),
        gap=np.zeros(rows, dtype=np.int64),
        by_gap=np.arange(rows),
    )
