"""Reconnect: which dormant people speak for a talk now, for this goal."""

from kithmap.gaps.chance import could
from kithmap.gaps.coverage import NeedCover
from kithmap.gaps.member import Member
from kithmap.gaps.opener import opener
from kithmap.gaps.promise import UNKNOWN, Circle, Promise
from kithmap.gaps.reconnection import Reconnection
from kithmap.gaps.situation import Situation
from kithmap.gaps.wording import counted, ids_of, named, quoted
from kithmap.kit.dates import spoken_day, spoken_length
from kithmap.kit.reason import Reason
from kithmap.ties.tie_reading import DORMANT_RATIO

DORMANT_DAYS = 365
"""Silence after which a tie counts as dormant here; three years (1095) is what Levin et al. (2011) studied."""
FADED_DAYS = 90
"""Silence from which a tie whose rhythm has broken off counts too, unless the owner asks for a longer silence only."""
LEAST_DAYS_WITH_CONTACT = 5
"""Days with contact below which there was hardly a tie to come back to; three make it known at all."""
LISTED = 10
"""Reconnections in one list: more than a month of them."""


def reconnect(now: Situation, *, dormant_days: int = DORMANT_DAYS, most: int = LISTED) -> tuple[Reconnection, ...]:
    """Give up to `most` people silent for `dormant_days` or longer, on the map or in the pool, most promising first.

    Only people whom the owner placed, or with whom contact went both ways on at least five days. Unless more than a
    year is asked for, those come in too whose usual rhythm broke off at least three months ago. Silence is only counted
    to the end of the records.
    """
    circle = Circle(now)
    silent = [
        member
        for member in (*now.members, *now.pool)
        if _is_silent(member, now, dormant_days=dormant_days) and _was_close(member)
    ]
    known = [novelty for member in silent if (novelty := circle.novelty(member)) is not None]
    usual = sum(known) / len(known) if known else UNKNOWN
    found = [(circle.promise(member, usual_novelty=usual), member) for member in silent]
    found.sort(key=lambda row: (-row[0].value, -row[0].trust, row[1].name, row[1].person_id))
    return tuple(_reconnection(member, promise, now=now, circle=circle) for promise, member in found[:most])


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


def _reconnection(member: Member, promise: Promise, *, now: Situation, circle: Circle) -> Reconnection:
    seen_by = now.find(sorted(circle.seen_by(member)))
    needs = _needs(member, now)
    return Reconnection(
        person_id=member.person_id,
        name=member.name,
        is_on_map=any(member is other for other in now.members),
        silence_days=_silence_days(member, now),
        trust=promise.trust,
        novelty=promise.novelty,
        fit=promise.fit,
        promise=promise.value,
        why_now=_why_now(member, needs, now=now),
        reasons=(
            Reason(_trust_sentence(member, now), promise.trust / 3),
            Reason(_novelty_sentence(member, seen_by, others=circle.others_who_know(member)), promise.novelty / 3),
            Reason(_fit_sentence(needs, has_said_no=promise.fit == 0), promise.fit / 3),
        ),
        opener=opener(member, today=now.today),
        seen_by=ids_of(seen_by),
    )


def _needs(member: Member, now: Situation) -> list[NeedCover]:
    able = {offer.need_id for offer in member.offers if could(offer) > 0}
    return [cover for cover in now.coverage.needs if cover.need.id in able]


def _why_now(member: Member, needs: list[NeedCover], *, now: Situation) -> str:
    silent = f"Silent for {spoken_length(_silence_days(member, now))}"
    if now.seen_until < now.today:
        silent += f" when your records end, on {spoken_day(now.seen_until, today=now.today)}"
    short = [cover.need.label for cover in needs if not cover.is_covered]
    if short:
        return f"{silent}, and could help with {quoted(short)}, where you are short of people."
    if needs:
        return f"{silent}, and could help with {quoted([cover.need.label for cover in needs])}."
    return f"{silent}, after {_past(member)}."


def _trust_sentence(member: Member, now: Situation) -> str:
    tie = member.tie
    text = f"You placed them in ring {member.ring}; " if member.ring and not member.ring_is_proposed else ""
    text += _past(member)
    if tie.first is not None and tie.last is not None:
        first, last = spoken_day(tie.first, today=now.today), spoken_day(tie.last, today=now.today)
        text += f", on {last}" if first == last else f", from {first} to {last}"
    return f"{text[0].upper()}{text[1:]}."


def _past(member: Member) -> str:
    tie = member.tie
    both = ", both ways" if tie.sent and tie.received else ""
    return f"contact on {counted(tie.days_with_contact, 'day', 'days')}{both}"


def _novelty_sentence(member: Member, seen_by: list[Member], *, others: set[str] | None) -> str:
    if seen_by:
        return f"In touch with {named(seen_by)} too."
    if others is None:
        return "Whom else of your people they know is not known."
    if others:
        are = counted(len(others), "other person on your map is", "other people on your map are")
        return f"{are} at {member.organisation} too."
    return "Nobody on your map is known to see them, so what they hear is likely new to you."


def _fit_sentence(needs: list[NeedCover], *, has_said_no: bool) -> str:
    if needs:
        return f"Could help with {quoted([cover.need.label for cover in needs])}."
    return "Said no, or has no say, where help was noted." if has_said_no else "What they could do is not noted."
