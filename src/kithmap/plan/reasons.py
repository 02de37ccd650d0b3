"""A pick becomes a conversation: why this person, what it would change, and how to begin."""

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
from kithmap.kit.speech import say
from kithmap.plan.aims import aimed_at
from kithmap.plan.capacity import Capacity
from kithmap.plan.conversation import Conversation, ConversationKind
from kithmap.plan.loop import Loop
from kithmap.plan.questions import bank_of, questions_for
from kithmap.plan.remembering import last_spoke, open_promises, promise_sentence
from kithmap.plan.ways import ways_to_reach
from kithmap.plan.weeks import week_start


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """Somebody picked for the week, before it is put into words.

    `before` and `after` are the coverage of each need, 0 to 1, around this talk alone, in the reading's order; `rise`
    is how much all of them rise, weighed by importance. `comes` is how likely it comes about, `learned` what the
    owner's record says of talks like it.
    """

    member: Member
    kind: ConversationKind
    is_reconnection: bool
    rise: float
    before: tuple[float, ...]
    after: tuple[float, ...]
    is_done: bool = False
    comes: float = 1.0
    learned: tuple[Reason, ...] = ()


def conversation(pick: Pick, *, reading: Reading, loop: Loop, room: Capacity, today: date) -> Conversation:
    """Put a pick into words. `room` tells whom the owner tried in vain."""
    helps = _helps(pick, reading)
    best = _most_helped(pick, reading, helps=helps)
    member = pick.member
    person = loop.person(member.person_id)
    first_line = _opener(pick, reading, today=today)
    turn = f"{member.person_id}/{week_start(today, starts_on=loop.preference.week_starts_on)}"
    return Conversation(
        person_id=member.person_id,
        name=member.name,
        kind=pick.kind,
        need_id=best.need.id if best is not None else None,
        why=(*_why(pick, reading, helps=helps, today=today), *_aim(member, loop), *pick.learned),
        opener=first_line,
        would_change=_would_change(pick, reading, best=best),
        is_reconnection=pick.is_reconnection,
        rise=pick.rise,
        last_spoke=last_spoke(member, loop, today=today),
        promises=tuple(
            promise_sentence(promise, name=member.name, today=today)
            for promise in open_promises(loop, member.person_id)
        ),
        questions=questions_for(bank_of(loop.questions), kind=pick.kind, turn=turn),
        ways=ways_to_reach(person.handles, text=first_line) if person is not None else (),
        advice=_advice(member, room),
        is_done=pick.is_done,
        comes=pick.comes,
    )


def _helps(pick: Pick, reading: Reading) -> list[NeedCover]:
    able = {offer.need_id for offer in pick.member.offers if could(offer) > 0}
    return [cover for cover in reading.coverage.needs if cover.need.id in able]


def _most_helped(pick: Pick, reading: Reading, *, helps: list[NeedCover]) -> NeedCover | None:
    """Give the need with the largest weighed rise among those noted for this person; None where none is noted."""
    place = {cover.need.id: number for number, cover in enumerate(reading.coverage.needs)}

    def rise(cover: NeedCover) -> tuple[float, int, int]:
        number = place[cover.need.id]
        return cover.need.importance * (pick.after[number] - pick.before[number]), cover.need.importance, -number

    return max(helps, key=rise, default=None)


def _why(pick: Pick, reading: Reading, *, helps: list[NeedCover], today: date) -> tuple[Reason, ...]:
    again = next((found for found in reading.reconnect if found.person_id == pick.member.person_id), None)
    first = again.why_now if again is not None else None
    if first is None and helps:
        first = say("Could help with {needs}.", needs=quoted([cover.need.label for cover in helps]))
    return (*([Reason(first, pick.rise)] if first is not None else []), *_tie_reasons(pick.member, today))


def _aim(member: Member, loop: Loop) -> tuple[Reason, ...]:
    target = aimed_at(member, loop.targets)
    if target is None:
        return ()
    return (Reason(say("They are at {place}, where you would like to be.", place=target.organisation)),)


def _opener(pick: Pick, reading: Reading, *, today: date) -> str:
    if pick.kind is not ConversationKind.USE or pick.is_reconnection:
        return opener(pick.member, today=today)
    return say(
        "{greeting}, I am working on something and thought of you: {goal}. "
        "Would you have half an hour for me this week?",
        greeting=greeting(pick.member),
        goal=reading.goal.outcome,
    )


def _tie_reasons(member: Member, today: date) -> tuple[Reason, ...]:
    ring = member.ring
    is_placed = ring is not None and not member.ring_is_proposed
    placed = (Reason(say("You placed them in ring {ring}.", ring=ring)),) if is_placed else ()
    if member.tie.reasons:
        return (*placed, *member.tie.reasons)
    if member.tie.last is not None:
        return (*placed, Reason(say("Last contact on {day}.", day=spoken_day(member.tie.last, today=today))))
    return (*placed, Reason(say("No contact is on record yet.")))


def _would_change(pick: Pick, reading: Reading, *, best: NeedCover | None) -> str:
    if best is None or reading.coverage.offering < LEAST_OFFERING:
        return say("You would learn what {name} could do for this goal.", name=pick.member.name)
    number = [cover.need.id for cover in reading.coverage.needs].index(best.need.id)
    before, after, need = percent(pick.before[number]), percent(pick.after[number]), best.need.label
    if pick.kind is ConversationKind.USE and before == after:
        return say(
            "You would know whether {name} helps with “{need}”, now at {share}.",
            name=pick.member.name,
            need=need,
            share=before,
        )
    if before == after:
        return say("It keeps “{need}” at {share}.", need=need, share=after)
    return say("“{need}” from {before} to {after}.", need=need, before=before, after=after)


def _advice(member: Member, room: Capacity) -> str:
    if member.person_id not in room.another_way:
        return ""
    return say("Two messages have had no answer: another way may reach {name} better.", name=member.name)
