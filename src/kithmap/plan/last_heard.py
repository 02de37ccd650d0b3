"""Last heard: the day of the latest two-way contact with everybody."""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from kithmap.ties.daily import ContactDays
from kithmap.ties.strength import day_number


def last_heard(days: ContactDays, *, today: date) -> NDArray[np.int64]:
    """Give for each of p people the latest day (since 1970-01-01) on which contact came from them, -1 for never.

    A meeting or a call counts, whoever told of it, and so does what they wrote, once the owner has ever written or met
    them; what only the owner sent is an attempt, and a newsletter is nobody's word.
    """
    person = np.repeat(np.arange(days.people), np.diff(days.start))
    seen = days.day <= day_number(today)
    turned_to = np.zeros(days.people, dtype=bool)
    turned_to[person[seen & (days.out > 0)]] = True
    heard = np.full(days.people, -1, dtype=np.int64)
    came = seen & (days.got > 0) & turned_to[person]
    np.maximum.at(heard, person[came], days.day[came])
    return heard
