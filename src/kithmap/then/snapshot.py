"""A snapshot: the people of today's map as they were on one day, and what the map said of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from kithmap.gaps.member import Link, Member
from kithmap.gaps.reading import Reading
from kithmap.gaps.situation import LEAST_PEOPLE
from kithmap.people.directory import Directory
from kithmap.roster.rings import proposed_rings
from kithmap.then.first_days import FirstDays
from kithmap.ties.links import Links
from kithmap.ties.tie_reading import TieBook


@dataclass(frozen=True, slots=True, kw_only=True)
class Glimpse:
    """One person as of a day: `member` with the tie of that day, and what contact alone says of closeness.

    `strength` is S_180 (no unit, 0 without contact); `ring_by_contact` is the ring 1 to 5 that Kithmap would propose,
    None where too little was known.
    """

    member: Member
    strength: float
    ring_by_contact: int | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Snapshot:
    """The map as of `day`: who of today's people was there, by person id, who was linked with whom, and its reading."""

    day: date
    people: Mapping[str, Glimpse]
    links: tuple[Link, ...]
    reading: Reading


def glimpses(
    members: Iterable[Member], directory: Directory, *, ties: TieBook, first: FirstDays
) -> tuple[Glimpse, ...]:
    """Give those of `members` who were there on the day of `ties`, in their order.

    Rings that the owner set, categories and offers are as told today, since no fact says when they were set; a ring
    that Kithmap proposes is the one it would have proposed on that day.
    """
    day, rings = ties.ties.as_of, proposed_rings(ties.ties)
    found = []
    for member in members:
        if first.was_there(member.person_id, day):
            row = directory.rows[member.person_id]
            ring = int(rings[row]) or None
            found.append(
                Glimpse(
                    member=_as_of(member, ring, ties=ties, row=row),
                    strength=float(ties.ties.strength[row]),
                    ring_by_contact=ring,
                )
            )
    return tuple(found)


def latest_of_pool(pool: Sequence[Member], directory: Directory, *, ties: TieBook) -> tuple[Member, ...]:
    """Give the few of the pool who were last in touch on the day of `ties`: where the records end hangs on them alone.

    A reading of the past looks into the pool for nothing else, and two thousand ties in words would take a tenth of a
    second.
    """
    rows = np.array([directory.rows[member.person_id] for member in pool], dtype=np.int64)
    latest = np.argsort(-ties.ties.last[rows], kind="stable")[:LEAST_PEOPLE].tolist() if len(rows) else []
    return tuple(_as_of(pool[at], None, ties=ties, row=int(rows[at])) for at in latest)


def links_then(links: Iterable[Link], was: Links, *, there: Sequence[str], directory: Directory) -> tuple[Link, ...]:
    """Give today's known `links` between people who were `there`, as sure as they `was` on that day.

    What the owner answered stays as it is: an answer has no day. Links that had not been seen yet are left out.
    """
    inside = frozenset(there)
    kept = [link for link in links if link.a in inside and link.b in inside]
    seen = [link for link in kept if not link.is_told]
    weights = _weights(seen, was, directory)
    told = [link for link in kept if link.is_told]
    return (*told, *(replace(link, weight=w) for link, w in zip(seen, weights, strict=True) if w > 0))


def _weights(links: Sequence[Link], was: Links, directory: Directory) -> list[float]:
    """Give the weight of each link in `was`, 0 where it is not among them."""
    if not links or not len(was):
        return [0.0] * len(links)
    ends = np.array([(directory.rows[link.a], directory.rows[link.b]) for link in links], dtype=np.int64)
    people = len(directory)
    wanted = ends.min(axis=1) * people + ends.max(axis=1)
    known = was.first.astype(np.int64) * people + was.second
    at = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    found: list[float] = np.where(known[at] == wanted, was.weight[at], 0.0).tolist()
    return found


def _as_of(member: Member, ring: int | None, *, ties: TieBook, row: int) -> Member:
    tie = ties.tie(row, member.person_id)
    if member.ring is not None and not member.ring_is_proposed:
        return replace(member, tie=tie)
    return replace(member, tie=tie, ring=ring, ring_is_proposed=ring is not None)
