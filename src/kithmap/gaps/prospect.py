"""What speaks for a talk with somebody again: trust, novelty and fit."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kithmap.gaps.chance import could
from kithmap.gaps.member import Member
from kithmap.gaps.organisation import plain_organisation
from kithmap.gaps.situation import Situation
from kithmap.goals.offer import Offer
from kithmap.goals.pull import CERTAINTY, MOST_IMPORTANCE

# Trust, novelty and fit are what made reconnecting worth it (Levin, Walter & Murnighan 2011; Walter, Levin & Murnighan
# 2015). How much each counts nobody has measured for a person's own goal, so they count the same: equal weights do
# nearly as well as the best ones (Dawes 1979). None of them tells whether an answer will come.

RING_TRUST = {1: 1.0, 2: 0.85, 3: 0.6, 4: 0.35, 5: 0.2}
"""Trust by the owner's own ring: a friend nearly as much as the closest, an acquaintance a third."""
HALF_DEPTH_DAYS = 12
"""Days with contact, both ways, that make half of full trust by themselves: once a month for a year."""
UNKNOWN = 0.5
"""Fit where no help is noted, in the middle between declined and the best there could be."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """Trust, novelty and fit of one person, 0 to 1 each; their mean is `value`."""

    trust: float
    novelty: float
    fit: float

    @property
    def value(self) -> float:
        return (self.trust + self.novelty + self.fit) / 3


class Surroundings:
    """What the map's people are to one another and to the goal, looked up once."""

    def __init__(self, now: Situation) -> None:
        self._on_map = {member.person_id for member in now.members}
        self._seen_by = _neighbours(now, self._on_map)
        self._covers = {cover.need.id: cover for cover in now.coverage.needs}
        self._carries = {(cover.need.id, c.person_id): c.chance for cover in now.coverage.needs for c in cover.carriers}
        self._at: dict[str, set[str]] = defaultdict(set)
        for member in now.members:
            if place := plain_organisation(member.organisation):
                self._at[place].add(member.person_id)

    def prospect(self, member: Member, *, usual_novelty: float) -> Prospect:
        """Give what speaks for one person; where nothing is known of whom they know, novelty is the usual one."""
        novelty = self.novelty(member)
        return Prospect(trust(member), usual_novelty if novelty is None else novelty, self.fit(member))

    def seen_by(self, member: Member) -> set[str]:
        """Give the ids of the map's people who are in touch with this one."""
        return self._seen_by.get(member.person_id, set())

    def others_who_know(self, member: Member) -> set[str] | None:
        """Give the ids of the map's people likely to hear the same as this one; None where nothing is known."""
        place = plain_organisation(member.organisation)
        if member.person_id not in self._seen_by and not place:
            return None
        colleagues = self._at.get(place, set())
        return (self.seen_by(member) | colleagues) - {member.person_id}

    def novelty(self, member: Member) -> float | None:
        """Give the share of the map's people who are not known to see them or to work beside them."""
        others = self.others_who_know(member)
        rest = len(self._on_map) - (member.person_id in self._on_map)
        return None if others is None else 1 - len(others) / max(rest, 1)

    def fit(self, member: Member) -> float:
        """Give 0 where all is declined, else from the middle up by importance · could · what lacks without them."""
        offers = [offer for offer in member.offers if offer.need_id in self._covers]
        if not offers:
            return UNKNOWN
        best = max(self._help(offer, member) for offer in offers)
        return UNKNOWN + (1 - UNKNOWN) * best if best > 0 else 0.0

    def _help(self, offer: Offer, member: Member) -> float:
        cover = self._covers[offer.need_id]
        lacks = (1 - cover.value) / (1 - self._carries.get((offer.need_id, member.person_id), 0.0))
        return cover.need.importance / MOST_IMPORTANCE * could(offer) / CERTAINTY * lacks


def trust(member: Member) -> float:
    """Give the owner's own ring in figures, or the depth of past contact if that says more.

    Depth is days / (days + 12) with days of contact, halved where only one side ever wrote. A ring that only Kithmap
    proposes says nothing that the contact does not.
    """
    ring = RING_TRUST[member.ring] if member.ring is not None and not member.ring_is_proposed else 0.0
    tie = member.tie
    ways = min(tie.sent, tie.received) / max(tie.sent, tie.received) if tie.sent + tie.received else 1.0
    depth = tie.days_with_contact / (tie.days_with_contact + HALF_DEPTH_DAYS) * (0.5 + 0.5 * ways)
    return max(ring, depth)


def _neighbours(now: Situation, on_map: set[str]) -> Mapping[str, set[str]]:
    seen: dict[str, set[str]] = defaultdict(set)
    for link in now.links:
        if link.weight > 0 and link.a != link.b:
            if link.b in on_map:
                seen[link.a].add(link.b)
            if link.a in on_map:
                seen[link.b].add(link.a)
    return seen
