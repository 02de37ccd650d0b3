"""See progress: the dials of one goal over the weeks since it began."""

from datetime import date

from kithmap.actions.look_back import Past
from kithmap.actions.see_map import river
from kithmap.book.book import Book
from kithmap.flow import Flow
from kithmap.goals.goal import Goal
from kithmap.plan.progress import Track, tracks, weekly_days


def progress_of(book: Book, goal: Goal, *, today: date) -> tuple[Track, ...]:
    """Give each dial week by week since the goal began, at most a quarter of a year back."""
    return progress_in(river(book, goal, today=today))


def progress_in(flow: Flow) -> tuple[Track, ...]:
    """Give the same from a flow: today's people as they were on each day.

    A past day is read from the contacts up to that day. What the owner placed or noted without a day counts on all.
    """
    past = Past(flow)
    days = weekly_days(flow.goal.since, today=flow.today, starts_on=flow.facts.preference.week_starts_on)
    readings = [past.snapshot(day).reading for day in days if day < flow.today]
    return tracks([*readings, flow.reading])
