"""The steps that are due today, from all that was asked, promised and agreed."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from kithmap.gaps.member import Member
from kithmap.kit.dates import spoken_day
from kithmap.kit.speech import say
from kithmap.plan.follow_ups import follow_ups
from kithmap.plan.introduction_steps import introduction_steps
from kithmap.plan.keeping_in_touch import keeping_in_touch
from kithmap.plan.loop import Loop
from kithmap.plan.remembering import promise_sentence
from kithmap.plan.step import Step, StepKind

PROMISE_AHEAD_DAYS = 2
"""Days before a promise is due on which it is shown: time enough to keep it."""


def due_steps(loop: Loop, members: Sequence[Member], *, today: date) -> tuple[Step, ...]:
    """Give everything that is due as of `today`, what is due longest first; nothing while the goal rests or has ended.

    Without an ask, a promise, an introduction or a cadence there is nothing: Kithmap reminds of nobody by itself.
    """
    if loop.is_paused(today) or loop.has_ended(today):
        return ()
    found = [
        *follow_ups(loop, today=today),
        *introduction_steps(loop, today=today),
        *_promises(loop, today=today),
        *_talks_agreed(loop, today=today),
        *keeping_in_touch(loop, members, today=today),
    ]
    return tuple(sorted(found, key=lambda step: (step.due, step.kind.value, step.name, step.fact_id)))


def _promises(loop: Loop, *, today: date) -> Iterator[Step]:
    """Give the owner's promises shortly before they are due, and others' once their day has passed."""
    for promise in loop.promises:
        shown_from = (promise.due or promise.made_on) - timedelta(days=PROMISE_AHEAD_DAYS if promise.by_me else -1)
        if not promise.is_open or promise.due is None or shown_from > today:
            continue
        name = loop.name(promise.person)
        yield Step(
            kind=StepKind.PROMISE if promise.by_me else StepKind.OWED,
            person_id=loop.person_id(promise.person),
            name=name,
            due=promise.due,
            sentence=promise_sentence(promise, name=name, today=today),
            fact_id=promise.id,
        )


def _talks_agreed(loop: Loop, *, today: date) -> Iterator[Step]:
    """Give the talks that were agreed for a day that has come, unless the two have talked since."""
    for debrief in loop.debriefs:
        if debrief.next_on is None or debrief.next_on > today:
            continue
        person_id, name = loop.person_id(debrief.person), loop.name(debrief.person)
        heard = loop.heard_on(person_id)
        if heard is not None and heard > debrief.day:
            continue
        yield Step(
            kind=StepKind.TALK_AGAIN,
            person_id=person_id,
            name=name,
            due=debrief.next_on,
            sentence=say(
                "You and {name} meant to talk again on {day}.",
                name=name,
                day=spoken_day(debrief.next_on, today=today),
            ),
            fact_id=debrief.id,
        )
