"""Links: bonds between two people, from being written to or meeting together."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from kithmap.kit.columns import Key, group_sums, packed
from kithmap.people.correspondents import Correspondents
from kithmap.sources.interaction import Role
from kithmap.sources.interactions import Interactions
from kithmap.ties.history import CHUNK, DAY_SECONDS, WEIGHT_UNIT, interaction_weights
from kithmap.ties.strength import MATTERS_HALF_LIFE_DAYS, day_number

LARGEST_GROUP = 20
"""People in one interaction, the owner included, up to which they count as being in touch with one another."""
SURE_WEIGHT = 1.0
"""Decayed weight at which a link is half sure: w / (w + 1) makes it 0 to 1 for drawing and for metrics."""


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """l links between people (alter-alter ties), each once.

    first, second  int32 (l)    rows of the two people in the directory, first < second
    weight         float64 (l)  0 to 1: how surely and recently they are in touch
    """

    first: NDArray[np.int32]
    second: NDArray[np.int32]
    weight: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.first)

    def known_by(self, row: int) -> NDArray[np.int32]:
        """Give the rows of those whom the person in `row` is in touch with, the surest first.

        >>> links = Links(np.array([0, 0, 1], np.int32), np.array([1, 2, 2], np.int32), np.array([0.2, 0.9, 0.5]))
        >>> links.known_by(0).tolist(), links.known_by(2).tolist()
        ([2, 1], [0, 1])
        """
        at = np.flatnonzero((self.first == row) | (self.second == row))
        at = at[np.argsort(-self.weight[at], kind="stable")]
        return np.where(self.first[at] == row, self.second[at], self.first[at])


@dataclass(frozen=True, slots=True, eq=False)
class PairDays:
    """Days on which two people wrote or met together, by pair, then day: what links as of any day are made of.

    first, second  int64 (r)    rows of the two people in the directory, first < second
    day            int64 (r)    days since 1970-01-01 UTC
    root           float64 (r)  square root of the day's whole weight
    people         rows of people, at least
    """

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    day: NDArray[np.int64]
    root: NDArray[np.float64]
    people: int


def pair_days(interactions: Interactions, *, correspondents: Correspondents, person: NDArray[np.integer]) -> PairDays:
    """Give the days on which each two people were in touch; machine-written mail says nothing about who knows whom.

    `person` gives the row of the person for each handle of `correspondents`, -1 for the owner and for nobody.
    """
    count = int(person.max(initial=-1)) + 1
    spans = range(0, max(len(interactions), 1), CHUNK)
    parts = [_pair_days(interactions.span(at, at + CHUNK), correspondents.contact, person) for at in spans]
    first, second, day, weight = (np.concatenate([part[i] for part in parts]) for i in range(4))
    by_day, (day_weight,) = group_sums(packed(Key(first, count), Key(second, count), Key(day, 0)), weight)
    return PairDays(first[by_day], second[by_day], day[by_day], np.sqrt(day_weight / WEIGHT_UNIT), count)


def links_as_of(days: PairDays, *, as_of: date) -> Links:
    """Give the links among people as of a day, weighted as ties are: S_180 over days of the pair; no later day counts.

    The cost grows with the days, not with the interactions: a past day is as quick as today.
    """
    seen = days.day <= day_number(as_of)
    first, second, age = days.first[seen], days.second[seen], day_number(as_of) - days.day[seen]
    decayed = np.exp2(-age / MATTERS_HALF_LIFE_DAYS) * days.root[seen]
    pair = packed(Key(first, days.people), Key(second, days.people))
    starts = np.flatnonzero(np.diff(pair, prepend=-1))
    total = np.add.reduceat(decayed, starts) if len(starts) else decayed
    return Links(first[starts].astype(np.int32), second[starts].astype(np.int32), total / (total + SURE_WEIGHT))


def _pair_days(
    interactions: Interactions, contact: NDArray[np.int32], person: NDArray[np.integer]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Give first and second person, day and weight of each pair in each interaction of at most LARGEST_GROUP people."""
    row = np.repeat(np.arange(len(interactions)), interactions.sizes())
    handle = contact[interactions.who] if len(contact) else interactions.who
    who = np.where(handle >= 0, person[handle], -1).astype(np.int64)
    kept = (who >= 0) & ~interactions.automatic[row] & (interactions.role != Role.DECLINED)
    row, who = row[kept], who[kept]
    once = group_sums(packed(Key(row, len(interactions)), Key(who, int(who.max(initial=0)) + 1))).first
    row, who = row[once], who[once]
    size = np.bincount(row, minlength=len(interactions))
    weight = interaction_weights(interactions, size=size + 1)
    day = interactions.when // DAY_SECONDS
    starts = np.cumsum(size) - size
    pieces = [_pairs_of_size(k, starts[size == k], who) for k in range(2, LARGEST_GROUP)]
    rows = [np.repeat(np.flatnonzero(size == k), k * (k - 1) // 2) for k in range(2, LARGEST_GROUP)]
    row = np.concatenate(rows)
    return (
        np.concatenate([first for first, _ in pieces]),
        np.concatenate([second for _, second in pieces]),
        day[row],
        weight[row],
    )


def _pairs_of_size(
    size: int, starts: NDArray[np.int64], who: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give both people of each pair in the groups of `size` people that begin at `starts`."""
    left, right = np.triu_indices(size, k=1)
    one, two = who[starts[:, None] + left].ravel(), who[starts[:, None] + right].ravel()
    return np.minimum(one, two), np.maximum(one, two)
