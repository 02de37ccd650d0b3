"""Plan the week: the few conversations that would help one goal most, what else is due, and reminders of both."""

from datetime import date, datetime

from kithmap.actions.see_map import river
from kithmap.book.book import Book
from kithmap.goals.goal import Goal
from kithmap.plan.calendar_feed import calendar_feed
from kithmap.plan.digest import Digest, digest
from kithmap.plan.reminders import Reminder, reminders
from kithmap.plan.step import Step
from kithmap.plan.steps import due_steps
from kithmap.plan.week import Week
from kithmap.plan.weeks import day_at


def week_of(book: Book, goal: Goal, *, today: date, proposed: int | None = None, size: int | None = None) -> Week:
    """Give this week's conversations for one goal, `size` at most; None is as many as the owner's weeks hold."""
    most = book.facts.preference.capacity if size is None else size
    return river(book, goal, today=today, proposed=proposed).planned(most)


def steps_of(book: Book, goal: Goal, *, today: date) -> tuple[Step, ...]:
    """Give what is due today for one goal: follow-ups, promises, introductions, thanks, and keeping in touch."""
    flow = river(book, goal, today=today)
    return due_steps(flow.loop, (*flow.members, *flow.pool), today=today)


def feed_of(book: Book, goal: Goal, *, now: datetime, domain: str) -> bytes:
    """Give the reminders of one goal as the text of an .ics file. `now` carries its offset."""
    preference = book.facts.preference
    found = reminders_of(book, goal, today=day_at(now, time_zone=preference.time_zone))
    return calendar_feed(found, made_at=now, alarm_hour=preference.alarm_hour, domain=domain)


def reminders_of(book: Book, goal: Goal, *, today: date) -> tuple[Reminder, ...]:
    """Give the reminders of one goal as of `today`."""
    flow = river(book, goal, today=today)
    week = flow.planned(flow.facts.preference.capacity)
    return reminders(flow.loop, (*flow.members, *flow.pool), week=week, goal=goal, today=today)


def digest_of(book: Book, goal: Goal, *, today: date) -> Digest | None:
    """Give the weekly e-mail of one goal; None where there is nothing to tell."""
    return digest(week_of(book, goal, today=today), steps_of(book, goal, today=today), goal=goal, today=today)
