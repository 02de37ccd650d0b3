"""See the map: one goal's picture as of a day."""

from datetime import date
from typing import Protocol, runtime_checkable

from kithmap.book.book import Book
from kithmap.flow import Flow
from kithmap.goalmap.layout import lay_out
from kithmap.goalmap.page import Page
from kithmap.goalmap.picture import Picture
from kithmap.goals.goal import Goal


@runtime_checkable
class Flowing(Protocol):
    """A book that keeps what was derived from it, so that an act need not find everybody anew."""

    def flow(self, goal: Goal, today: date) -> Flow: ...


def river(book: Book, goal: Goal, *, today: date, proposed: int | None = None) -> Flow:
    """Give the flow of a book for one goal, the one the book keeps where it keeps any; see `Flow`."""
    if proposed is None and isinstance(book, Flowing):
        return book.flow(goal, today)
    return Flow(book.facts, today=today, goal_id=goal.id, proposed=proposed)


def see_map(book: Book, goal: Goal, *, page: Page, today: date, proposed: int | None = None) -> Picture:
    """Give the picture of one goal's map on a page."""
    return lay_out(river(book, goal, today=today, proposed=proposed).subject, page)
