"""Plan the week: the few conversations that would help one goal most."""

from datetime import date

from kithmap.actions.see_map import river
from kithmap.book.book import Book
from kithmap.goals.goal import Goal
from kithmap.plan.week import WEEK, Week


def week_of(book: Book, goal: Goal, *, today: date, proposed: int | None = None, size: int = WEEK) -> Week:
    """Give this week's conversations for one goal, `size` at most."""
    return river(book, goal, today=today, proposed=proposed, week_size=size).week
