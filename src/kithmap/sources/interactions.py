"""Many interactions as columns, so that a mailbox of millions stays small and is folded in one pass."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kithmap.sources.interaction import Channel, Interaction, Message, Participant, Role


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


class Gatherer:
    """Takes interactions one by one and gives them as columns: the only place where rows become columns."""

    def __init__(self) -> None:
        self._rows: list[tuple[int, int, int, float, bool]] = []
        self._sizes: list[int] = []
        self._who: list[int] = []
        self._role: list[int] = []
        self._index: dict[tuple[str, str], int] = {}
        self._subjects: list[str | None] = []

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, item: Interaction) -> None:
        self._rows.append((item.key, item.when, item.channel, item.minutes, item.automatic))
        self._sizes.append(len(item.participants))
        self._subjects.append(item.subject)
        self._add_people(item.participants)

    def add_message(self, message: Message) -> None:
        """Add a message as the interaction that it stands for."""
        key, when, people, automatic, subject = message
        self._rows.append((key, when, Channel.MESSAGE, 0.0, automatic))
        self._sizes.append(len(people))
        self._subjects.append(subject)
        self._add_people(people)

    def _add_people(self, people: tuple[Participant, ...]) -> None:
        index, who, role = self._index, self._who, self._role
        for part_role, address, name in people:
            who.append(index.setdefault((address, name), len(index)))
            role.append(part_role)

    def columns(self) -> Interactions:
        key, when, channel, minutes, automatic = zip(*self._rows, strict=True) if self._rows else ((),) * 5
        return Interactions(
            key=np.array(key, dtype=np.uint64),
            when=np.array(when, dtype=np.int64),
            channel=np.array(channel, dtype=np.int8),
            minutes=np.array(minutes, dtype=np.float32),
            automatic=np.array(automatic, dtype=np.bool_),
            start=np.concatenate(([0], np.cumsum(self._sizes))).astype(np.int64),
            who=np.array(self._who, dtype=np.int32),
            role=np.array(self._role, dtype=np.int8),
            contacts=tuple(self._index),
            subjects=tuple(self._subjects) if any(s is not None for s in self._subjects) else None,
        )


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
