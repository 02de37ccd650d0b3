"""Reconnect: which dormant people speak for a talk now, for this goal."""

from kithmap.gaps.chance import could
from kithmap.gaps.coverage import NeedCover
from kithmap.gaps.member import Member
from kithmap.gaps.opener import opener
from kithmap.gaps.prospect import UNKNOWN, Prospect, Surroundings
from kithmap.gaps.reconnection import Reconnection
from kithmap.gaps.situation import Situation
from kithmap.gaps.wording import ids_of, named, quoted, sentences
from kithmap.kit.dates import spoken_day, spoken_length
from kithmap.kit.reason import Reason
from kithmap.kit.speech import say, say_count
from kithmap.ties.tie_reading import DORMANT_RATIO

DORMANT_DAYS = 365
"""Silence after which a tie counts as dormant here: what most people mean by having lost touch."""
LONG_DORMANT_DAYS = 1095
"""Three years of silence, which is what Levin et al. (2011) studied; the owner may ask for these alone."""
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
    around = Surroundings(now)
    silent = [
        member
        for member in (*now.members, *now.pool)
        if _is_silent(member, now, dormant_days=dormant_days) and _was_close(member)
    ]
    known = [novelty for member in silent if (novelty := around.novelty(member)) is not None]
    usual = sum(known) / len(known) if known else UNKNOWN
    found = [(around.prospect(member, usual_novelty=usual), member) for member in silent]
    found.sort(key=lambda row: (-row[0].value, -row[0].trust, row[1].name, row[1].person_id))
    return tuple(_reconnection(member, prospect, now=now, around=around) for prospect, member in found[:most])


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


def _reconnection(member: Member, prospect: Prospect, *, now: Situation, around: Surroundings) -> Reconnection:
    seen_by = now.find(sorted(around.seen_by(member)))
    needs = _needs(member, now)
    return Reconnection(
        person_id=member.person_id,
        name=member.name,
        is_on_map=any(member is other for other in now.members),
        silence_days=_silence_days(member, now),
        trust=prospect.trust,
        novelty=prospect.novelty,
        fit=prospect.fit,
        promise=prospect.value,
        why_now=_why_now(member, needs, now=now),
        reasons=(
            Reason(_trust_sentence(member, now), prospect.trust / 3),
            Reason(_novelty_sentence(member, seen_by, others=around.others_who_know(member)), prospect.novelty / 3),
            Reason(_fit_sentence(needs, has_said_no=prospect.fit == 0), prospect.fit / 3),
        ),
        opener=opener(member, today=now.today),
        talked_about=_talked_about(member, now),
        seen_by=ids_of(seen_by),
    )


def _needs(member: Member, now: Situation) -> list[NeedCover]:
    able = {offer.need_id for offer in member.offers if could(offer) > 0}
    return [cover for cover in now.coverage.needs if cover.need.id in able]


def _why_now(member: Member, needs: list[NeedCover], *, now: Situation) -> str:
    ends = ""
    if now.seen_until < now.today:
        ends = say("Your records end on {day}.", day=spoken_day(now.seen_until, today=now.today))
    return sentences(_silence(member, needs, length=spoken_length(_silence_days(member, now))), ends)


def _silence(member: Member, needs: list[NeedCover], *, length: str) -> str:
    short = [cover.need.label for cover in needs if not cover.is_covered]
    if short:
        return say(
            "Silent for {length}, and could help with {needs}, where you are short of people.",
            length=length,
            needs=quoted(short),
        )
    if needs:
        labels = quoted([cover.need.label for cover in needs])
        return say("Silent for {length}, and could help with {needs}.", length=length, needs=labels)
    if member.tie.sent and member.tie.received:
        return say_count(
            "Silent for {length}, after contact on {number} day, both ways.",
            "Silent for {length}, after contact on {number} days, both ways.",
            member.tie.days_with_contact,
            length=length,
        )
    return say_count(
        "Silent for {length}, after contact on {number} day.",
        "Silent for {length}, after contact on {number} days.",
        member.tie.days_with_contact,
        length=length,
    )


def _trust_sentence(member: Member, now: Situation) -> str:
    tie = member.tie
    ring = say("You placed them in ring {ring}.", ring=member.ring)
    dates = ""
    if tie.first is not None and tie.last is not None:
        first, last = spoken_day(tie.first, today=now.today), spoken_day(tie.last, today=now.today)
        dates = say("From {first} to {last}.", first=first, last=last) if first != last else say("On {day}.", day=last)
    return sentences(ring if member.ring and not member.ring_is_proposed else "", _past(member), dates)


def _past(member: Member) -> str:
    tie = member.tie
    if tie.sent and tie.received:
        return say_count(
            "Contact on {number} day, both ways.", "Contact on {number} days, both ways.", tie.days_with_contact
        )
    return say_count("Contact on {number} day.", "Contact on {number} days.", tie.days_with_contact)


def _novelty_sentence(member: Member, seen_by: list[Member], *, others: set[str] | None) -> str:
    if seen_by:
        return say("In touch with {names} too.", names=named(seen_by))
    if others is None:
        return say("Whom else of your people they know is not known.")
    if others:
        return say_count(
            "{number} other person on your map is at {place} too.",
            "{number} other people on your map are at {place} too.",
            len(others),
            place=member.organisation,
        )
    return say("Nobody on your map is known to see them, so what they hear is likely new to you.")


def _fit_sentence(needs: list[NeedCover], *, has_said_no: bool) -> str:
    if needs:
        return say("Could help with {needs}.", needs=quoted([cover.need.label for cover in needs]))
    if has_said_no:
        return say("Said no, or has no say, where help was noted.")
    return say("What they could do is not noted.")


def _talked_about(member: Member, now: Situation) -> str:
    if member.talked is None:
        return ""
    day = spoken_day(member.talked.day, today=now.today)
    return say("On {day} you talked about this: {note}", day=day, note=member.talked.note)
