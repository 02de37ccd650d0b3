"""A history: interactions folded by handle, day, channel and direction; what every strength is computed from."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from kithmap.kit.columns import Key, group_sums, packed
from kithmap.people.correspondents import Correspondents
from kithmap.sources.interaction import Channel, Role
from kithmap.sources.interactions import Interactions

WEIGHT_UNIT = 2**24
"""Weights are whole multiples of 1/2**24, so that sums come out the same in whatever order they are taken."""
CHANNEL_WEIGHT = {Channel.MESSAGE: 1.0, Channel.CALL: 2.0, Channel.MEETING: 2.0}
"""c of the formula: a call or a meeting says about twice as much as a message."""
LIST_SIZE = 26
"""Participants assumed of machine-written or list mail: it is kept, and counts as one of 25 who were written to."""
DAY_SECONDS = 86_400
CHUNK = 2**18
"""Interactions folded at a time, so that the columns at work stay in the processor's cache."""


class Direction(IntEnum):
    """Who turned to whom. The numbers are stored; never reuse one."""

    OUT = 0
    IN = 1
    BOTH = 2


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """r rows, one for each handle, day, channel and direction in which there was contact, in that order.

    handles    the handles that rows point to, sorted
    handle     int32 (r)  index into `handles`
    day        int32 (r)  days since 1970-01-01 UTC
    channel    int8  (r)  `Channel`
    direction  int8  (r)  `Direction`
    count      int32 (r)  interactions on that day
    weight     int64 (r)  sum of their size-discounted weights, in units of 1/WEIGHT_UNIT
    """

    handles: tuple[str, ...]
    handle: NDArray[np.int32]
    day: NDArray[np.int32]
    channel: NDArray[np.int8]
    direction: NDArray[np.int8]
    count: NDArray[np.int32]
    weight: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.handle)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, History):
            return NotImplemented
        return self.handles == other.handles and all(
            np.array_equal(getattr(self, column), getattr(other, column))
            for column in ("handle", "day", "channel", "direction", "count", "weight")
        )

    __hash__ = None  # type: ignore[assignment]  # columns are compared, never looked up


@dataclass(frozen=True, slots=True, eq=False)
class Contacts:
    """c rows, one for each interaction and person whom it counts for, of n interactions.

    row        int64 (c)  the interaction
    handle     int64 (c)  the person's handle
    direction  int8  (c)  `Direction`
    people     int64 (n)  people in each interaction besides the owner, those included whom it does not count for
    """

    row: NDArray[np.int64]
    handle: NDArray[np.int64]
    direction: NDArray[np.int8]
    people: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.row)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows of a history before they are brought together: `handle` points into any list of handles."""

    handle: NDArray[np.int64]
    day: NDArray[np.int32]
    channel: NDArray[np.int8]
    direction: NDArray[np.int8]
    count: NDArray[np.int64]
    weight: NDArray[np.int64]


def fold(interactions: Interactions, *, correspondents: Correspondents, own: frozenset[str]) -> History:
    """Fold interactions into a history, seen from the owner, whose normal handles are `own`.

    w = c · m / (n - 1) for each person in an interaction of n people, the owner included; m = log2(1 + minutes) for
    meetings, else 1. What the owner sends is contact with everybody it goes to; what the owner gets is contact with
    its sender; a meeting is contact with everybody there, unless the owner declined. fold(a + b) equals
    merge(fold(a), fold(b)) exactly.
    """
    owned = np.fromiter((h in own for h in correspondents.handles), dtype=bool, count=len(correspondents.handles))
    spans = range(0, max(len(interactions), 1), CHUNK)
    parts = [_contact_rows(interactions.span(at, at + CHUNK), correspondents.contact, owned) for at in spans]
    return _history(correspondents.handles, [_together(part) for part in parts])


def contacts(interactions: Interactions, *, contact: NDArray[np.int32], owned: NDArray[np.bool_]) -> Contacts:
    """Give whom each interaction counts for: one row for each person and interaction.

    `contact` gives the handle of each of the interactions' contacts, -1 for none; `owned` tells of each handle whether
    it is the owner's own (h).
    """
    row, who, role = _participants(interactions, contact, handles=len(owned))
    count = len(interactions)
    mine = owned[who]
    sent = np.bincount(row[mine & (role == Role.SENDER)], minlength=count) > 0
    refused = np.bincount(row[mine & (role == Role.DECLINED)], minlength=count) > 0
    kept = (role != Role.DECLINED) & ~refused[row]
    row, who, role, mine = row[kept], who[kept], role[kept], mine[kept]
    people = np.bincount(row[~mine], minlength=count)
    meeting = interactions.channel == Channel.MEETING
    kept = ~mine & ((meeting | sent)[row] | (role == Role.SENDER))
    direction = np.where(meeting, Direction.BOTH, np.where(sent, Direction.OUT, Direction.IN)).astype(np.int8)
    return Contacts(row=row[kept], handle=who[kept], direction=direction[row[kept]], people=people)


def _contact_rows(interactions: Interactions, contact: NDArray[np.int32], owned: NDArray[np.bool_]) -> _Rows:
    """Give one row for each person whom an interaction counts for, with its weight."""
    found = contacts(interactions, contact=contact, owned=owned)
    weight = interaction_weights(interactions, size=np.where(interactions.automatic, LIST_SIZE, found.people + 1))
    return _Rows(
        handle=found.handle,
        day=(interactions.when // DAY_SECONDS).astype(np.int32)[found.row],
        channel=interactions.channel[found.row],
        direction=found.direction,
        count=np.ones(len(found), dtype=np.int64),
        weight=weight[found.row],
    )


def merge(first: History, second: History) -> History:
    """Give the history of the interactions of both, each folded from different interactions."""
    places = {h: i for i, h in enumerate(dict.fromkeys(first.handles + second.handles))}
    maps = [np.fromiter((places[h] for h in part.handles), dtype=np.int64) for part in (first, second)]
    parts = [
        _Rows(
            handle=places_of[part.handle],
            day=part.day,
            channel=part.channel,
            direction=part.direction,
            count=part.count.astype(np.int64),
            weight=part.weight,
        )
        for part, places_of in zip((first, second), maps, strict=True)
    ]
    return _history(tuple(places), parts)


def _participants(
    interactions: Interactions, contact: NDArray[np.int32], *, handles: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int8]]:
    """Give interaction row, handle and role of each participant; a handle named twice counts once, as sender first."""
    row = np.repeat(np.arange(len(interactions)), interactions.sizes())
    who = (contact[interactions.who] if len(contact) else interactions.who).astype(np.int64)
    known = who >= 0
    row, who, role = row[known], who[known], interactions.role[known]
    if len(group_sums(packed(Key(row, len(interactions)), Key(who, handles))).first) == len(row):
        return row, who, role
    order = np.lexsort((role, who, row))
    row, who, role = row[order], who[order], role[order]
    first = np.concatenate(([True], (row[1:] != row[:-1]) | (who[1:] != who[:-1])))
    return row[first], who[first], role[first]


def interaction_weights(interactions: Interactions, *, size: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give c · m / (n - 1) of each interaction of `size` people, the owner included, in units of 1/WEIGHT_UNIT."""
    channel_weight = np.zeros(max(Channel) + 1)
    for channel, value in CHANNEL_WEIGHT.items():
        channel_weight[channel] = value
    meeting = interactions.channel == Channel.MEETING
    length = np.where(meeting & (interactions.minutes > 0), np.log2(1.0 + interactions.minutes.astype(np.float64)), 1.0)
    weight = channel_weight[interactions.channel] * length / np.maximum(size - 1, 1)
    return np.rint(weight * WEIGHT_UNIT).astype(np.int64)


def _together(rows: _Rows) -> _Rows:
    """Bring rows of one handle, day, channel and direction together, sorted by these."""
    key = packed(
        Key(rows.handle, 0), Key(rows.day, 0), Key(rows.channel, len(Channel)), Key(rows.direction, len(Direction))
    )
    first, (count, weight) = group_sums(key, rows.count, rows.weight)
    return _Rows(rows.handle[first], rows.day[first], rows.channel[first], rows.direction[first], count, weight)


def _history(handles: tuple[str, ...], parts: Sequence[_Rows]) -> History:
    """Bring rows of all `parts` together into a history whose handles are sorted and all occur."""
    handle = np.concatenate([part.handle for part in parts])
    used = np.unique(handle)
    names = sorted(handles[int(i)] for i in used)
    rank = {h: i for i, h in enumerate(names)}
    place = np.zeros(len(handles), dtype=np.int64)
    place[used] = [rank[handles[int(i)]] for i in used]
    rows = _together(
        _Rows(
            handle=place[handle],
            day=np.concatenate([part.day for part in parts]),
            channel=np.concatenate([part.channel for part in parts]),
            direction=np.concatenate([part.direction for part in parts]),
            count=np.concatenate([part.count for part in parts]),
            weight=np.concatenate([part.weight for part in parts]),
        )
    )
    return History(
        handles=tuple(names),
        handle=rows.handle.astype(np.int32),
        day=rows.day,
        channel=rows.channel,
        direction=rows.direction,
        count=rows.count.astype(np.int32),
        weight=rows.weight,
    )
