"""Follow-ups: what to do about asks that have no answer yet, and thanks for those that brought help."""

from collections.abc import Iterator
from datetime import date

from kithmap.gaps.organisation import plain_organisation
from kithmap.gaps.wording import listed
from kithmap.kit.dates import spoken_day
from kithmap.kit.speech import say
from kithmap.people.person import Person
from kithmap.plan.ask import Ask, AskState
from kithmap.plan.capacity import STOP_FROM, unanswered
from kithmap.plan.loop import Loop
from kithmap.plan.step import Step, StepKind
from kithmap.plan.weeks import after_working_days

ANOTHER_AFTER_WORKING_DAYS = 3
FOLLOW_UP_AFTER_WORKING_DAYS = 7
"""The 3B7 routine: after three working days somebody else at the same place, after seven a follow-up (Dalton 2012)."""
PROPOSED = 2
"""People proposed at the same place: a choice, not a list to work through."""


def follow_ups(loop: Loop, *, today: date) -> Iterator[Step]:
    """Give what is due about the asks: another person at the same place, a follow-up, a thank-you.

    Two-way contact since it was sent counts as an answer; whoever left three attempts unanswered is left in peace. Help
    is thanked for from the day on which it came.
    """
    attempts = unanswered(loop, today=today)
    for ask in loop.asks:
        person_id = loop.person_id(ask.person)
        if ask.state is AskState.HELPED and ask.thanked_on is None and ask.helped_on is not None:
            yield _thanks(ask, loop, since=ask.helped_on)
        elif ask.is_waiting and 0 < attempts.get(person_id, 0) < STOP_FROM and ask.sent_on is not None:
            yield from _waiting(ask, loop, sent=ask.sent_on, today=today)


def _waiting(ask: Ask, loop: Loop, *, sent: date, today: date) -> Iterator[Step]:
    person_id, name = loop.person_id(ask.person), loop.name(ask.person)
    again = after_working_days(sent, FOLLOW_UP_AFTER_WORKING_DAYS)
    if again <= today and ask.followed_up_on is None:
        yield Step(
            kind=StepKind.FOLLOW_UP,
            person_id=person_id,
            name=name,
            due=again,
            sentence=say(
                "{name} has not answered since {day}. A short, friendly line again is more welcome than it feels.",
                name=name,
                day=spoken_day(sent, today=today),
            ),
            fact_id=ask.id,
        )
    due = after_working_days(sent, ANOTHER_AFTER_WORKING_DAYS)
    if due <= today and (others := _at_same_place(ask, loop, today=today)):
        yield Step(
            kind=StepKind.ANOTHER_PERSON,
            person_id=person_id,
            name=name,
            due=due,
            sentence=say(
                "No answer from {name} yet. You could ask at {place} too: {others}.",
                name=name,
                place=_organisation(ask, loop),
                others=listed([other.name for other in others]),
            ),
            fact_id=ask.id,
            others=tuple(other.id for other in others),
        )


def _at_same_place(ask: Ask, loop: Loop, *, today: date) -> tuple[Person, ...]:
    """Give up to two others at the organisation of whom was asked: nobody who was asked for this goal, or rests."""
    place = plain_organisation(_organisation(ask, loop))
    asked = {loop.person_id(other.person) for other in loop.asks}
    resting = {loop.person_id(rest.person) for rest in loop.rests if rest.holds(today)}
    if not place:
        return ()
    there = (p for p in loop.people.people if p.organisation and plain_organisation(p.organisation) == place)
    return tuple(person for person in there if person.id not in asked | resting)[:PROPOSED]


def _organisation(ask: Ask, loop: Loop) -> str:
    person = loop.person(ask.person)
    return person.organisation if person else ""


def _thanks(ask: Ask, loop: Loop, *, since: date) -> Step:
    name = loop.name(ask.person)
    return Step(
        kind=StepKind.THANK,
        person_id=loop.person_id(ask.person),
        name=name,
        due=since,
        sentence=say("{name} helped you: a thank-you with what came of it is remembered longest.", name=name),
        fact_id=ask.id,
    )
