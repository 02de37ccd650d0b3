"""See the map: one goal's picture as of a day."""

from datetime import date

from kithmap.book.book import Book
from kithmap.flow import Flow
from kithmap.goalmap.layout import lay_out
from kithmap.goalmap.page import Page
from kithmap.goalmap.picture import Picture
from kithmap.goals.goal import Goal
from kithmap.plan.week import WEEK


def river(book: Book, goal: Goal, *, today: date, proposed: int | None = None, week_size: int = WEEK) -> Flow:
    """Give the flow of a book for one goal; see `Flow`."""
    return Flow(book.facts, today=today, goal_id=goal.id, proposed=proposed, week_size=week_size)


def see_map(book: Book, goal: Goal, *, page: Page, today: date, proposed: int | None = None) -> Picture:
    """Give the picture of one goal's map on a page."""
    return lay_out(river(book, goal, today=today, proposed=proposed).subject, page)
