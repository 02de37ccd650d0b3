"""A chosen talk becomes a conversation: why this person, what it would change, and a first line."""

from dataclasses import dataclass
from datetime import date

from kithmap.gaps.chance import could
from kithmap.gaps.coverage import LEAST_OFFERING, NeedCover
from kithmap.gaps.member import Member
from kithmap.gaps.opener import greeting, opener
from kithmap.gaps.reading import Reading
from kithmap.gaps.wording import percent, quoted
from kithmap.kit.dates import spoken_day
from kithmap.kit.reason import Reason
from kithmap.plan.conversation import Conversation, ConversationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A talk as it was chosen: coverage of each need, 0 to 1, `before` and `after` it alone, in the reading's order."""

    member: Member
    kind: ConversationKind
    is_reconnection: bool
    rise: float
    before: tuple[float, ...]
    after: tuple[float, ...]


def conversation(talk: Talk, *, reading: Reading, today: date) -> Conversation:
    """Put a talk into words."""
    helps = _helps(talk, reading)
    best = _most_helped(talk, reading, helps=helps)
    return Conversation(
        person_id=talk.member.person_id,
        name=talk.member.name,
        kind=talk.kind,
        need_id=best.need.id if best is not None else None,
        why=_why(talk, reading, helps=helps, today=today),
        opener=_opener(talk, reading, today=today),
        would_change=_would_change(talk, reading, best=best),
        is_reconnection=talk.is_reconnection,
        rise=talk.rise,
    )


def _helps(talk: Talk, reading: Reading) -> list[NeedCover]:
    able = {offer.need_id for offer in talk.member.offers if could(offer) > 0}
    return [cover for cover in reading.coverage.needs if cover.need.id in able]


def _most_helped(talk: Talk, reading: Reading, *, helps: list[NeedCover]) -> NeedCover | None:
    """Give the need with the largest weighed rise among those noted for this person; None where none is noted."""
    place = {cover.need.id: number for number, cover in enumerate(reading.coverage.needs)}

    def rise(cover: NeedCover) -> tuple[float, int, int]:
        number = place[cover.need.id]
        return cover.need.importance * (talk.after[number] - talk.before[number]), cover.need.importance, -number

    return max(helps, key=rise, default=None)


def _why(talk: Talk, reading: Reading, *, helps: list[NeedCover], today: date) -> tuple[Reason, ...]:
    again = next((found for found in reading.reconnect if found.person_id == talk.member.person_id), None)
    first = again.why_now if again is not None else None
    if first is None and helps:
        first = f"Could help with {quoted([cover.need.label for cover in helps])}."
    return (*([Reason(first, talk.rise)] if first is not None else []), *_tie_reasons(talk.member, today))


def _opener(talk: Talk, reading: Reading, *, today: date) -> str:
    if talk.kind is not ConversationKind.USE or talk.is_reconnection:
        return opener(talk.member, today=today)
    return (
        f"{greeting(talk.member)}, I am working on something and thought of you: {reading.goal.outcome}. "
        "Would you have half an hour for me this week?"
    )


def _tie_reasons(member: Member, today: date) -> tuple[Reason, ...]:
    ring = member.ring
    placed = (Reason(f"You placed them in ring {ring}."),) if ring is not None and not member.ring_is_proposed else ()
    if member.tie.reasons:
        return (*placed, *member.tie.reasons)
    if member.tie.last is not None:
        return (*placed, Reason(f"Last contact on {spoken_day(member.tie.last, today=today)}."))
    return (*placed, Reason("No contact is on record yet."))


def _would_change(talk: Talk, reading: Reading, *, best: NeedCover | None) -> str:
    if best is None or reading.coverage.offering < LEAST_OFFERING:
        return f"You would learn what {talk.member.name} could do for this goal."
    number = [cover.need.id for cover in reading.coverage.needs].index(best.need.id)
    before, after = percent(talk.before[number]), percent(talk.after[number])
    if talk.kind is ConversationKind.USE and before == after:
        return f"You would know whether {talk.member.name} helps with “{best.need.label}”, now at {before}."
    if before == after:
        return f"It keeps “{best.need.label}” at {after}."
    return f"“{best.need.label}” from {before} to {after}."
