"""Many interactions as columns, so that a mailbox of millions stays small and is folded in one pass."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from kithmap.sources.interaction import Channel, Interaction, Message, Participant, Role

_ROLE, _CONTACT = itemgetter(0), itemgetter(1, 2)
"""What a participant was, and the address and name it was written with."""


@dataclass(frozen=True, slots=True, eq=False)
class Interactions:
    """n interactions with m participants in all.

    key        uint64 (n)    digest that identifies each interaction; copies share it
    when       int64  (n)    seconds since 1970-01-01 UTC
    channel    int8   (n)    `Channel`
    minutes    float32 (n)   length of a call or meeting, else 0
    automatic  bool   (n)    the source says that no person wrote
    start      int64  (n+1)  participants of interaction i are start[i]:start[i+1]
    who        int32  (m)    index into `contacts`
    role       int8   (m)    `Role`
    contacts   distinct (address, name) pairs as written, in order of first appearance
    subjects   one per interaction where the owner asked to keep them, else None
    """

    key: NDArray[np.uint64]
    when: NDArray[np.int64]
    channel: NDArray[np.int8]
    minutes: NDArray[np.float32]
    automatic: NDArray[np.bool_]
    start: NDArray[np.int64]
    who: NDArray[np.int32]
    role: NDArray[np.int8]
    contacts: tuple[tuple[str, str], ...]
    subjects: tuple[str | None, ...] | None = None

    def __len__(self) -> int:
        return len(self.key)

    def __iter__(self) -> Iterator[Interaction]:
        for i in range(len(self)):
            span = range(int(self.start[i]), int(self.start[i + 1]))
            yield Interaction(
                key=int(self.key[i]),
                when=int(self.when[i]),
                channel=Channel(int(self.channel[i])),
                participants=tuple(
                    Participant(Role(int(self.role[j])), *self.contacts[int(self.who[j])]) for j in span
                ),
                minutes=float(self.minutes[i]),
                automatic=bool(self.automatic[i]),
                subject=self.subjects[i] if self.subjects is not None else None,
            )

    def sizes(self) -> NDArray[np.int64]:
        """Give the number of participants of each interaction (n)."""
        return np.diff(self.start)

    def span(self, first: int, last: int) -> "Interactions":
        """Give the interactions first:last as a view: nothing is copied but the offsets, and all contacts stay."""
        rows = slice(first, min(last, len(self)))
        bounds = self.start[first : rows.stop + 1]
        people = slice(int(bounds[0]), int(bounds[-1]))
        return Interactions(
            key=self.key[rows],
            when=self.when[rows],
            channel=self.channel[rows],
            minutes=self.minutes[rows],
            automatic=self.automatic[rows],
            start=bounds - bounds[0],
            who=self.who[people],
            role=self.role[people],
            contacts=self.contacts,
            subjects=None if self.subjects is None else self.subjects[rows],
        )

    def take(self, rows: NDArray[np.intp]) -> "Interactions":
        """Give the interactions at `rows`, in that order; contacts that no longer occur are dropped."""
        sizes = self.sizes()[rows]
        start = np.concatenate(([0], np.cumsum(sizes)))
        flat = np.repeat(self.start[:-1][rows] - start[:-1], sizes) + np.arange(start[-1])
        used, who = np.unique(self.who[flat], return_inverse=True)
        subjects = () if self.subjects is None else tuple(self.subjects[int(i)] for i in rows)
        return Interactions(
            key=self.key[rows],
            when=self.when[rows],
            channel=self.channel[rows],
            minutes=self.minutes[rows],
            automatic=self.automatic[rows],
            start=start.astype(np.int64),
            who=who.astype(np.int32),
            role=self.role[flat],
            contacts=tuple(self.contacts[int(i)] for i in used),
            # as `join` and `gather` do: without this an import that is taken back would leave a column of nothing
            subjects=subjects if any(s is not None for s in subjects) else None,
        )


def gather(items: Iterable[Interaction]) -> Interactions:
    """Put interactions into columns, in the order they come.

    >>> len(gather([]))
    0
    """
    desk = Gatherer()
    for item in items:
        desk.add(item)
    return desk.columns()


class _Places(dict[tuple[str, str], int]):
    """Gives each contact its place, in order of first appearance."""

    def __missing__(self, contact: tuple[str, str]) -> int:
        place = self[contact] = len(self)
        return place


class Gatherer:
    """Takes interactions one by one and gives them as columns: the only place where rows become columns."""

    def __init__(self) -> None:
        self._messages: list[Message] = []
        self._key: list[int] = []
        self._when: list[int] = []
        self._channel: list[int] = []
        self._minutes: list[float] = []
        self._automatic: list[bool] = []
        self._subjects: list[str | None] = []
        self._sizes: list[int] = []
        self._who: list[int] = []
        self._role: list[int] = []
        self._places = _Places()
        self.add_message = self._messages.append
        """Adds a message as the interaction that it stands for; many are put into columns at once."""

    def __len__(self) -> int:
        return len(self._key) + len(self._messages)

    def add(self, item: Interaction) -> None:
        self._settle_messages()
        self._key.append(item.key)
        self._when.append(item.when)
        self._channel.append(item.channel)
        self._minutes.append(item.minutes)
        self._automatic.append(item.automatic)
        self._subjects.append(item.subject)
        self._add_people((item.participants,))

    def columns(self) -> Interactions:
        self._settle_messages()
        count = len(self._key)
        return Interactions(
            key=np.fromiter(self._key, np.uint64, count),
            when=np.fromiter(self._when, np.int64, count),
            channel=np.fromiter(self._channel, np.int8, count),
            minutes=np.fromiter(self._minutes, np.float32, count),
            automatic=np.fromiter(self._automatic, np.bool_, count),
            start=np.concatenate(([0], np.cumsum(self._sizes))).astype(np.int64),
            who=np.fromiter(self._who, np.int32, len(self._who)),
            role=np.fromiter(self._role, np.int8, len(self._role)),
            contacts=tuple(self._places),
            subjects=tuple(self._subjects) if any(s is not None for s in self._subjects) else None,
        )

    def _settle_messages(self) -> None:
        if not self._messages:
            return
        key, when, people, automatic, subject = zip(*self._messages, strict=True)
        self._key.extend(key)
        self._when.extend(when)
        self._channel.extend([Channel.MESSAGE] * len(key))
        self._minutes.extend([0.0] * len(key))
        self._automatic.extend(automatic)
        self._subjects.extend(subject)
        self._add_people(people)
        self._messages.clear()

    def _add_people(self, people: Sequence[tuple[Participant, ...]]) -> None:
        self._sizes.extend(map(len, people))
        everybody = list(chain.from_iterable(people))
        self._role.extend(map(_ROLE, everybody))
        self._who.extend(map(self._places.__getitem__, map(_CONTACT, everybody)))


def join(parts: Iterable[Interactions]) -> Interactions:
    """Put several batches behind one another, contacts unified; nothing is dropped."""
    batches = [part for part in parts if len(part)] or [gather([])]
    index: dict[tuple[str, str], int] = {}
    maps = [np.array([index.setdefault(c, len(index)) for c in b.contacts], dtype=np.int32) for b in batches]
    ends = np.cumsum([0, *(len(b.who) for b in batches)])
    subjects: list[str | None] = []
    for batch in batches:
        subjects.extend(batch.subjects if batch.subjects is not None else [None] * len(batch))
    return Interactions(
        key=np.concatenate([b.key for b in batches]),
        when=np.concatenate([b.when for b in batches]),
        channel=np.concatenate([b.channel for b in batches]),
        minutes=np.concatenate([b.minutes for b in batches]),
        automatic=np.concatenate([b.automatic for b in batches]),
        start=np.concatenate([[0], *(b.start[1:] + end for b, end in zip(batches, ends[:-1], strict=True))]).astype(
            np.int64
        ),
        who=np.concatenate([m[b.who] if len(m) else b.who for b, m in zip(batches, maps, strict=True)]),
        role=np.concatenate([b.role for b in batches]),
        contacts=tuple(index),
        subjects=tuple(subjects) if any(s is not None for s in subjects) else None,
    )


def in_order_of_appearance(found: Interactions) -> Interactions:
    """Give the same interactions with the contacts that occur, as they appear first: one list for one content.

    Without it two ways to the same interactions would tell them with lists in other orders.
    """
    participants, contacts = len(found.who), len(found.contacts)
    first = np.full(contacts, participants, dtype=np.int64)
    # of an index that recurs the last value stays, which from behind is where it occurs first
    first[found.who[::-1]] = np.arange(participants)[::-1]
    order = np.argsort(first, kind="stable")[: int(np.count_nonzero(first < participants))]
    if len(order) == contacts and bool((order[1:] > order[:-1]).all()):
        return found
    place = np.zeros(contacts, dtype=np.int32)
    place[order] = np.arange(len(order))
    return replace(found, who=place[found.who], contacts=tuple(found.contacts[int(i)] for i in order))


def distinct(batch: Interactions) -> Interactions:
    """Give each interaction once: of those with one key the first, in the order they came."""
    _, first = np.unique(batch.key, return_index=True)
    return batch if len(first) == len(batch) else batch.take(np.sort(first))
