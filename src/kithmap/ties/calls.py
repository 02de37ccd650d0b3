"""Calls: who rang whom and on which day, so that nobody is told of letters where there was a voice."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kithmap.ties.history import Direction


@dataclass(frozen=True, slots=True, eq=False)
class Calls:
    """k rows, one for each row of a history that holds calls, by person; few beside letters, so they stand apart.

    person     int64 (k)  row of the person
    day        int64 (k)  days since 1970-01-01 UTC
    direction  int64 (k)  `Direction`; both where the owner told of the call without saying who rang
    count      int64 (k)  calls
    """

    person: NDArray[np.int64]
    day: NDArray[np.int64]
    direction: NDArray[np.int64]
    count: NDArray[np.int64]

    def until(self, last_day: int, *, people: int) -> NDArray[np.int64]:
        """Give how many calls each person had up to and including `last_day`, by `Direction` (people, 3)."""
        counts = np.zeros((people, len(Direction)), dtype=np.int64)
        seen = self.day <= last_day
        np.add.at(counts, (self.person[seen], self.direction[seen]), self.count[seen])
        return counts

    def between(self, first: int, last: int) -> "Calls":
        """Give the calls with the people from `first` up to, not including, `last`, whose rows begin at 0."""
        begin, end = np.searchsorted(self.person, (first, last)).tolist()
        span = slice(begin, end)
        return Calls(self.person[span] - first, self.day[span], self.direction[span], self.count[span])


NO_CALLS = Calls(*np.zeros((4, 0), dtype=np.int64))
