"""Reconnect: which dormant people speak for a talk now, for this goal."""

from collections import defaultdict
from collections.abc import Mapping

from kithmap.gaps.chance import could
from kithmap.gaps.coverage import NeedCover
from kithmap.gaps.member import Member
from kithmap.gaps.opener import opener
from kithmap.gaps.organisation import plain_organisation
from kithmap.gaps.reconnection import Reconnection
from kithmap.gaps.situation import Situation
from kithmap.gaps.wording import counted, ids_of, named, quoted
from kithmap.goals.offer import Offer
from kithmap.goals.pull import CERTAINTY, MOST_IMPORTANCE
from kithmap.kit.dates import spoken_day, spoken_length
from kithmap.kit.reason import Reason
from kithmap.ties.tie_reading import DORMANT_RATIO

# Trust, novelty and fit are what made reconnecting worth it (Levin, Walter & Murnighan 2011; Walter, Levin & Murnighan
# 2015). How much each counts nobody has measured for a person's own goal, so they count the same: equal weights do
# nearly as well as the best ones (Dawes 1979). None of them tells whether an answer will come.

DORMANT_DAYS = 365
"""Silence after which a tie counts as dormant here; three years (1095) is what Levin et al. studied."""
FADED_DAYS = 90
"""Silence from which a tie whose rhythm has broken off counts too, unless the owner asks for a longer silence only."""
LEAST_DAYS_WITH_CONTACT = 5
"""Days with contact below which there was hardly a tie to come back to; three make it known at all."""
RING_TRUST = {1: 1.0, 2: 0.85, 3: 0.6, 4: 0.35, 5: 0.2}
"""Trust by the owner's own ring: evenly down, a friend nearly as much as the closest."""
HALF_DEPTH_DAYS = 12
"""Days with contact, both ways, that make half of full trust where the owner has said nothing: about once a month."""
UNKNOWN = 0.5
"""Fit where no help is noted, in the middle between declined and the best there could be; novelty where it is known of
nobody. Otherwise unknown novelty takes the mean of those known, so that a blank counts neither for nor against."""
FEATURES = 3
LISTED = 10
"""Reconnections in one list: more than a month of them."""


def reconnect(now: Situation, *, dormant_days: int = DORMANT_DAYS, most: int = LISTED) -> tuple[Reconnection, ...]:
    """Give up to `most` people silent for `dormant_days` or longer, on the map or in the pool, most promising first.

    Only people whom the owner placed, or with whom contact went both ways on at least five days. Unless more than a
    year is asked for, those come in too whose usual rhythm broke off at least three months ago. Silence is only counted
    to the end of the records.
    """
    circle = _Circle(now)
    silent = [
        member
        for member in (*now.members, *now.pool)
        if _is_silent(member, now, dormant_days=dormant_days) and _was_close(member)
    ]
    known = [novelty for member in silent if (novelty := circle.novelty(member)) is not None]
    usual = sum(known) / len(known) if known else UNKNOWN
    found = [circle.reconnection(member, usual_novelty=usual) for member in silent]
    return tuple(sorted(found, key=lambda r: (-r.promise, -r.trust, r.name, r.person_id))[:most])


def _silence_days(member: Member, now: Situation) -> int:
    return (now.seen_until - member.tie.last).days if member.tie.last is not None else 0


def _is_silent(member: Member, now: Situation, *, dormant_days: int) -> bool:
    if member.tie.last is None:
        return False
    silence_days = _silence_days(member, now)
    gap_days = member.tie.usual_gap_days
    broke_off = gap_days is not None and silence_days > max(DORMANT_RATIO * gap_days, FADED_DAYS)
    return silence_days >= dormant_days or (broke_off and dormant_days <= DORMANT_DAYS)


def _was_close(member: Member) -> bool:
    tie = member.tie
    went_both_ways = (tie.sent > 0 and tie.received > 0) or tie.meetings > 0
    is_placed = member.ring is not None and not member.ring_is_proposed
    return is_placed or (went_both_ways and tie.days_with_contact >= LEAST_DAYS_WITH_CONTACT)


class _Circle:
    """What the map's people are to one another, looked up once."""

    def __init__(self, now: Situation) -> None:
        self._now = now
        self._on_map = {member.person_id for member in now.members}
        self._covers = {cover.need.id: cover for cover in now.coverage.needs}
        self._seen_by = _neighbours(now)
        self._at: dict[str, set[str]] = defaultdict(set)
        for member in now.members:
            if member.organisation:
                self._at[plain_organisation(member.organisation)].add(member.person_id)

    def reconnection(self, member: Member, *, usual_novelty: float) -> Reconnection:
        known, silence_days = self.novelty(member), _silence_days(member, self._now)
        trust, novelty, fit = _trust(member), usual_novelty if known is None else known, self._fit(member)
        seen_by = self._now.find(sorted(self._seen_by.get(member.person_id, ())))
        reasons = (
            Reason(_trust_sentence(member, self._now), trust / FEATURES),
            Reason(self._novelty_sentence(member, seen_by), novelty / FEATURES),
            Reason(self._fit_sentence(member), fit / FEATURES),
        )
        return Reconnection(
            person_id=member.person_id,
            name=member.name,
            is_on_map=member.person_id in self._on_map,
            silence_days=silence_days,
            trust=trust,
            novelty=novelty,
            fit=fit,
            promise=(trust + novelty + fit) / FEATURES,
            why_now=self._why_now(member, silence_days),
            reasons=reasons,
            opener=opener(member),
            seen_by=ids_of(seen_by),
        )

    def _others_who_know(self, member: Member) -> set[str] | None:
        """Give the ids of the map's people likely to hear the same; None where nothing is known."""
        if member.person_id not in self._seen_by and not member.organisation:
            return None
        colleagues = self._at.get(plain_organisation(member.organisation), set()) if member.organisation else set()
        return (self._seen_by.get(member.person_id, set()) | colleagues) - {member.person_id}

    def novelty(self, member: Member) -> float | None:
        """Give the share of the map's people who are not known to see them or work beside them."""
        others = self._others_who_know(member)
        return None if others is None else 1 - len(others) / max(len(self._on_map - {member.person_id}), 1)

    def _fit(self, member: Member) -> float:
        """Give 0 where all is declined, else from the middle up by importance · could · what lacks without them."""
        offers = [offer for offer in member.offers if offer.need_id in self._covers]
        if not offers:
            return UNKNOWN
        best = max(self._help(offer, member.person_id) for offer in offers)
        return UNKNOWN + (1 - UNKNOWN) * best if best > 0 else 0.0

    def _help(self, offer: Offer, person_id: str) -> float:
        cover = self._covers[offer.need_id]
        lacks = 1 - cover.without(person_id)
        return cover.need.importance / MOST_IMPORTANCE * could(offer) / CERTAINTY * lacks

    def _needs(self, member: Member) -> list[NeedCover]:
        able = {offer.need_id for offer in member.offers if could(offer) > 0}
        return [cover for need_id, cover in self._covers.items() if need_id in able]

    def _why_now(self, member: Member, silence_days: int) -> str:
        silent = f"Silent for {spoken_length(silence_days)}"
        if self._now.seen_until < self._now.today:
            silent += f" when your records end, on {spoken_day(self._now.seen_until, today=self._now.today)}"
        needs = self._needs(member)
        short = [cover for cover in needs if not cover.is_covered]
        if short:
            return (
                f"{silent}, and could help with {quoted([c.need.label for c in short])}, where you are short of people."
            )
        if needs:
            return f"{silent}, and could help with {quoted([c.need.label for c in needs])}."
        return f"{silent}, after {_past(member)}."

    def _novelty_sentence(self, member: Member, seen_by: list[Member]) -> str:
        others = self._others_who_know(member)
        if seen_by:
            return f"In touch with {named(seen_by)} too."
        if others is None:
            return "Whom else of your people they know is not known."
        if others:
            return (
                f"{counted(len(others), 'other person', 'other people')} on your map are at {member.organisation} too."
            )
        return "Nobody on your map is known to see them, so what they hear is likely new to you."

    def _fit_sentence(self, member: Member) -> str:
        needs = self._needs(member)
        if needs:
            return f"Could help with {quoted([cover.need.label for cover in needs])}."
        if any(offer.need_id in self._covers for offer in member.offers):
            return "Said no, or has no say, where help was noted."
        return "What they could do for this goal is not noted."


def _neighbours(now: Situation) -> Mapping[str, set[str]]:
    on_map = {member.person_id for member in now.members}
    seen: dict[str, set[str]] = defaultdict(set)
    for link in now.links:
        if link.weight > 0 and link.a != link.b:
            if link.b in on_map:
                seen[link.a].add(link.b)
            if link.a in on_map:
                seen[link.b].add(link.a)
    return seen


def _trust(member: Member) -> float:
    """Give the owner's own ring in figures, or the depth of past contact if that says more."""
    ring = RING_TRUST[member.ring] if member.ring is not None and not member.ring_is_proposed else 0.0
    tie = member.tie
    ways = min(tie.sent, tie.received) / max(tie.sent, tie.received) if tie.sent + tie.received else 1.0
    depth = tie.days_with_contact / (tie.days_with_contact + HALF_DEPTH_DAYS) * (0.5 + 0.5 * ways)
    return max(ring, depth)


def _trust_sentence(member: Member, now: Situation) -> str:
    tie = member.tie
    placed = f"You placed them in ring {member.ring}; " if member.ring and not member.ring_is_proposed else ""
    if tie.first is None or tie.last is None or tie.days_with_contact < 1:
        text = f"{placed}no contact is on record."
        return text[0].upper() + text[1:]
    span = f"from {spoken_day(tie.first, today=now.today)} to {spoken_day(tie.last, today=now.today)}"
    if tie.first == tie.last:
        span = f"on {spoken_day(tie.last, today=now.today)}"
    text = f"{placed}{_past(member)}, {span}."
    return text[0].upper() + text[1:]


def _past(member: Member) -> str:
    tie = member.tie
    both = ", both ways" if tie.sent and tie.received else ""
    return f"contact on {counted(tie.days_with_contact, 'day', 'days')}{both}"
