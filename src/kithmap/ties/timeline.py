"""A timeline: the contacts with one person, month by month and the latest ones day by day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from kithmap.sources.interaction import Channel
from kithmap.ties.history import Direction, History
from kithmap.ties.strength import EPOCH


@dataclass(frozen=True, slots=True)
class Month:
    """Contacts of one calendar month: what the owner sent, what came, and meetings or calls without direction."""

    first_day: date
    out: int = 0
    got: int = 0
    both: int = 0


@dataclass(frozen=True, slots=True)
class Contact:
    """What passed on one day through one channel in one direction, `count` times."""

    day: date
    channel: Channel
    direction: Direction
    count: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """All months from the first contact to the day asked for, without a gap, and the latest contacts, newest first."""

    months: tuple[Month, ...]
    latest: tuple[Contact, ...]


def timeline_of(history: History, handles: Collection[str], *, as_of: date, latest: int = 8) -> Timeline:
    """Give the timeline of the person with these `handles` up to and including the day `as_of`."""
    rows = _rows(history, handles, last_day=(as_of - EPOCH).days)
    if not len(rows):
        return Timeline((), ())
    newest = rows[np.argsort(-history.day[rows], kind="stable")][:latest]
    return Timeline(_months(history, rows, as_of), tuple(_contact(history, int(row)) for row in newest))


def _rows(history: History, handles: Collection[str], *, last_day: int) -> NDArray[np.intp]:
    wanted = frozenset(handles)
    theirs = [row for row, handle in enumerate(history.handles) if handle in wanted]
    # rows of a history stand by handle
    spans = [slice(*np.searchsorted(history.handle, (row, row + 1))) for row in theirs]
    rows = np.concatenate([np.arange(span.start, span.stop) for span in spans] or [np.zeros(0, dtype=np.intp)])
    seen: NDArray[np.intp] = rows[history.day[rows] <= last_day]
    return seen


def _months(history: History, rows: NDArray[np.intp], as_of: date) -> tuple[Month, ...]:
    number = history.day[rows].astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    first, last = int(number.min()), (as_of.year - EPOCH.year) * 12 + as_of.month - 1
    sums = np.zeros((len(Direction), last - first + 1), dtype=np.int64)
    np.add.at(sums, (history.direction[rows], number - first), history.count[rows])
    return tuple(
        Month(
            date(EPOCH.year + (first + i) // 12, (first + i) % 12 + 1, 1),
            out=int(sums[Direction.OUT, i]),
            got=int(sums[Direction.IN, i]),
            both=int(sums[Direction.BOTH, i]),
        )
        for i in range(sums.shape[1])
    )


def _contact(history: History, row: int) -> Contact:
    return Contact(
        EPOCH + timedelta(days=int(history.day[row])),
        Channel(int(history.channel[row])),
        Direction(int(history.direction[row])),
        int(history.count[row]),
    )
