"""Plan the week: the few conversations that would help one goal most."""

from datetime import date

from kithmap.actions.see_map import river
from kithmap.book.book import Book
from kithmap.goals.goal import Goal
from kithmap.plan.week import Week


def week_of(book: Book, goal: Goal, *, today: date, proposed: int | None = None) -> Week:
    """Give this week's conversations for one goal."""
    return river(book, goal, today=today, proposed=proposed).week
