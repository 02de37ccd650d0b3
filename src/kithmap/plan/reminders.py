"""Reminders: what a calendar or an e-mail tells the owner about one goal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kithmap.gaps.member import Member
from kithmap.goals.goal import Goal
from kithmap.kit.speech import say
from kithmap.plan.loop import Loop
from kithmap.plan.steps import due_steps
from kithmap.plan.week import Week
from kithmap.plan.weeks import weeks_later


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One entry: a task to do by `day`, or an appointment on `day`.

    `uid` stays the same as long as it is the same thing, so that a calendar changes the entry and adds no second one.
    """

    uid: str
    day: date
    title: str
    text: str = ""
    is_task: bool = True
    is_done: bool = False


def reminders(loop: Loop, members: Sequence[Member], *, week: Week, goal: Goal, today: date) -> tuple[Reminder, ...]:
    """Give all reminders of one goal as of `today`, by day; none while it rests or once it has ended."""
    if loop.is_paused(today) or loop.has_ended(today):
        return ()
    found = [*_talks(week), *_steps(loop, members, today), *_agreed(loop, today), *_review(loop, goal, week)]
    return tuple(sorted(found, key=lambda reminder: (reminder.day, reminder.uid)))


def _talks(week: Week) -> Iterator[Reminder]:
    last_day = _last_day(week)
    for talk in week.conversations:
        yield Reminder(
            uid=f"talk/{week.goal_id}/{week.start}/{talk.person_id}",
            day=last_day,
            title=say("Talk with {name}", name=talk.name),
            text="\n".join(text for text in (talk.would_change, *talk.promises, talk.opener) if text),
            is_done=talk.is_done,
        )


def _steps(loop: Loop, members: Sequence[Member], today: date) -> Iterator[Reminder]:
    for step in due_steps(loop, members, today=today):
        yield Reminder(uid=f"{step.kind.value}/{step.fact_id}", day=step.due, title=step.sentence)


def _agreed(loop: Loop, today: date) -> Iterator[Reminder]:
    """Give the talks that were agreed for a day to come."""
    for debrief in loop.debriefs:
        if debrief.next_on is not None and debrief.next_on > today:
            name = loop.name(debrief.person)
            yield Reminder(
                uid=f"next/{debrief.id}",
                day=debrief.next_on,
                title=say("Talk with {name}", name=name),
                text=debrief.learned,
                is_task=False,
            )


def _review(loop: Loop, goal: Goal, week: Week) -> Iterator[Reminder]:
    """Give the look back on the last day of the week, unless it was done."""
    day = _last_day(week)
    if not any(week.start <= review.day <= day for review in loop.reviews):
        yield Reminder(
            uid=f"review/{goal.id}/{week.start}",
            day=day,
            title=say("Look back on the week: {goal}", goal=goal.outcome),
            is_task=False,
        )


def _last_day(week: Week) -> date:
    return weeks_later(week.start, 1) - timedelta(days=1)
