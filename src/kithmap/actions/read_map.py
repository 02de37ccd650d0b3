"""Read the map: how strong, where the gaps are, whom to connect with again."""

from datetime import date

from kithmap.actions.see_map import river
from kithmap.book.book import Book
from kithmap.gaps.reading import Reading
from kithmap.goals.goal import Goal


def read_goal(book: Book, goal: Goal, *, today: date, proposed: int | None = None) -> Reading:
    """Give the reading of one goal's map as of a day."""
    return river(book, goal, today=today, proposed=proposed).reading
