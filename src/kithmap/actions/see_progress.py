"""See progress: the dials of one goal over the weeks."""

from datetime import date

from kithmap.actions.see_map import river
from kithmap.book.book import Book
from kithmap.goals.goal import Goal
from kithmap.plan.progress import Track, tracks, weekly_days


def progress_of(book: Book, goal: Goal, *, today: date) -> tuple[Track, ...]:
    """Give each dial week by week since the goal began, at most a quarter of a year back.

    A past day is read from the contacts up to that day. What the owner placed or noted without a day counts on all.
    """
    days = weekly_days(goal.since, today=today, starts_on=book.facts.preference.week_starts_on)
    return tracks([river(book, goal, today=day).reading for day in days])
