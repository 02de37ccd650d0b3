"""Contact days: a history brought from handles to people, one row for each person and day."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kithmap.kit.columns import Key, group_sums, packed
from kithmap.sources.interaction import Channel
from kithmap.ties.calls import NO_CALLS, Calls
from kithmap.ties.history import WEIGHT_UNIT, Direction, History


@dataclass(frozen=True, slots=True, eq=False)
class ContactDays:
    """d rows, one for each person and day with contact, by person, then day.

    start     int64 (p+1)  rows of person i are start[i]:start[i+1]; p people in the order of the directory
    day       int64 (d)    days since 1970-01-01 UTC
    out, got  float64 (d)  weight of the day towards the person and from them; contact without direction in both
    root      float64 (d)  square root of the day's whole weight
    count     int64 (d, 3) interactions of the day by `Direction`
    gap       int64 (d)    days since the person's contact day before, 0 on the first
    by_gap    int64 (d)    the order of rows by person, then gap: what medians of gaps are read from
    calls     the calls among all these, by person and day
    """

    start: NDArray[np.int64]
    day: NDArray[np.int64]
    out: NDArray[np.float64]
    got: NDArray[np.float64]
    root: NDArray[np.float64]
    count: NDArray[np.int64]
    gap: NDArray[np.int64]
    by_gap: NDArray[np.int64]
    calls: Calls = NO_CALLS

    def __len__(self) -> int:
        return len(self.day)

    @property
    def people(self) -> int:
        return len(self.start) - 1

    def ends(self, last_day: int) -> NDArray[np.int64]:
        """Give the row behind each person's last row up to and including `last_day` (p)."""
        seen = np.concatenate(([0], np.cumsum(self.day <= last_day)))
        return self.start[:-1] + seen[self.start[1:]] - seen[self.start[:-1]]

    def spans(self, rows: int) -> Iterator["ContactDays"]:
        """Give the same people in parts of about so many rows, nobody cut in two; one empty part without anybody."""
        cuts = np.searchsorted(self.start, np.arange(rows, len(self), rows)).tolist()
        yield from (self._between(first, last) for first, last in pairwise(sorted({0, *cuts, self.people})))
        if not self.people:
            yield self

    def _between(self, first: int, last: int) -> "ContactDays":
        """Give the people from `first` up to, not including, `last`."""
        begin, end = int(self.start[first]), int(self.start[last])
        return ContactDays(
            start=self.start[first : last + 1] - begin,
            day=self.day[begin:end],
            out=self.out[begin:end],
            got=self.got[begin:end],
            root=self.root[begin:end],
            count=self.count[begin:end],
            gap=self.gap[begin:end],
            by_gap=self.by_gap[begin:end] - begin,
            calls=self.calls.between(first, last),
        )


def contact_days(history: History, person: NDArray[np.integer], *, people: int) -> ContactDays:
    """Bring rows of a history together by person and day.

    `person` gives the row of the person for each of the history's handles, -1 for handles that are nobody's.
    """
    owner = person[history.handle] if len(history) else np.zeros(0, dtype=np.int64)
    kept = owner >= 0
    owner, day, direction = owner[kept], history.day[kept], history.direction[kept]
    columns = [np.where(direction == d, history.weight[kept], 0) for d in Direction]
    columns += [np.where(direction == d, history.count[kept], 0) for d in Direction]
    first, sums = group_sums(packed(Key(owner, max(people, 1)), Key(day, 0)), *columns)
    out, got, both = (column / WEIGHT_UNIT for column in sums[:3])
    who, when = owner[first], day[first].astype(np.int64)
    gap = np.diff(when, prepend=when[:1])
    gap[np.flatnonzero(np.diff(who, prepend=-1))] = 0
    return ContactDays(
        start=np.searchsorted(who, np.arange(people + 1)).astype(np.int64),
        day=when,
        out=out + both,
        got=got + both,
        root=np.sqrt(out + got + both),
        count=np.stack(sums[3:], axis=1),
        gap=gap,
        by_gap=np.lexsort((gap, who)),
        calls=_calls(history, person),
    )


def _calls(history: History, person: NDArray[np.integer]) -> Calls:
    rows = np.flatnonzero(history.channel == Channel.CALL)
    owner = person[history.handle[rows]] if len(rows) else rows
    order = np.argsort(owner, kind="stable")
    order = order[owner[order] >= 0]
    return Calls(
        person=owner[order].astype(np.int64),
        day=history.day[rows[order]].astype(np.int64),
        direction=history.direction[rows[order]].astype(np.int64),
        count=history.count[rows[order]].astype(np.int64),
    )
