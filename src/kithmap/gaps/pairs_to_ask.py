"""Pairs to ask: of which two people it says most to hear whether they know each other."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log2

from kithmap.gaps.member import Link, Member
from kithmap.gaps.organisation import plain_organisation
from kithmap.gaps.wording import closest_first
from kithmap.kit.speech import say

ASKED_AT_ONCE = 10
"""Pairs on one page: thirty seconds of taps."""
MOST_OF_ONE = 3
"""Pairs of one round in which a person stands: ten questions about Ana say little about the others."""
LOOKED_AT = 60
"""People among whom pairs are looked for, closest first: 1,770 pairs, whatever the size of the map."""
SAME_PLACE, SHARED_DOOR, SAME_CATEGORY, OTHERWISE = 0.7, 0.6, 0.3, 0.08
"""How likely two people know each other (no unit): at one organisation, one met through the other, in one category of
the map, neither. Judgement, not fitted; only the order of the questions hangs on it, never an answer."""
BLANK_WORTH = 0.4
"""What each of the two adds while no link of theirs is known at all (bits): half an answer, since the first one brings
somebody into Reach, and the fifth hardly moves it."""


@dataclass(frozen=True, slots=True)
class PairToAsk:
    """Two people, closest first, and why it is worth asking about them."""

    one: Member
    other: Member
    because: str


def pairs_to_ask(
    members: Sequence[Member],
    links: Iterable[Link],
    *,
    asked: Iterable[frozenset[str]] = (),
    most: int = ASKED_AT_ONCE,
) -> tuple[PairToAsk, ...]:
    """Give up to `most` pairs of `members` of whom it is not known whether they know each other, most telling first.

    What an answer tells is its entropy (Shannon 1948) under a plain guess, plus a bonus for people of whom no link is
    known yet. `asked` are pairs of person ids that were answered with "don't know": they are not asked again.
    """
    near = closest_first(members)[:LOOKED_AT]
    known = [frozenset((link.a, link.b)) for link in links]
    told = {*known, *asked}
    seen = Counter(person_id for pair in known for person_id in pair)
    found = [
        (_worth(one, other, seen), one, other)
        for one, other in combinations(near, 2)
        if frozenset((one.person_id, other.person_id)) not in told
    ]
    found.sort(key=lambda row: -row[0])
    return _spread(found, most=most)


def _spread(found: Iterable[tuple[float, Member, Member]], *, most: int) -> tuple[PairToAsk, ...]:
    """Take the first pairs so that nobody stands in more than a few of them."""
    taken: list[PairToAsk] = []
    times: Counter[str] = Counter()
    for _, one, other in found:
        if len(taken) == most:
            break
        if max(times[one.person_id], times[other.person_id]) < MOST_OF_ONE:
            times.update((one.person_id, other.person_id))
            taken.append(PairToAsk(one, other, _because(one, other)))
    return tuple(taken)


def _worth(one: Member, other: Member, seen: Counter[str]) -> float:
    likely = _likely(one, other)
    blank = BLANK_WORTH * ((not seen[one.person_id]) + (not seen[other.person_id]))
    return -likely * log2(likely) - (1 - likely) * log2(1 - likely) + blank


def _likely(one: Member, other: Member) -> float:
    if _are_at_one_place(one, other):
        return SAME_PLACE
    if _met_through(one, other):
        return SHARED_DOOR
    if one.category_id is not None and one.category_id == other.category_id:
        return SAME_CATEGORY
    return OTHERWISE


def _because(one: Member, other: Member) -> str:
    if _are_at_one_place(one, other):
        return say("both at {place}", place=one.organisation)
    if _met_through(one, other):
        return say("met through one another")
    return ""


def _are_at_one_place(one: Member, other: Member) -> bool:
    here = plain_organisation(one.organisation) if one.organisation else ""
    return bool(here) and here == plain_organisation(other.organisation)


def _met_through(one: Member, other: Member) -> bool:
    return one.person_id == other.met_through or other.person_id == one.met_through
