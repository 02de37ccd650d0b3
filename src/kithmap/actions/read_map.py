"""Read the map: how strong, where the gaps are, whom to connect with again."""

from datetime import date

from kithmap.actions.see_map import river
from kithmap.book.book import Book
from kithmap.gaps.reading import Reading
from kithmap.gaps.reconnect import DORMANT_DAYS
from kithmap.gaps.whereabouts import AtOrganisation
from kithmap.goals.goal import Goal


def read_goal(
    book: Book, goal: Goal, *, today: date, proposed: int | None = None, dormant_days: int = DORMANT_DAYS
) -> Reading:
    """Give the reading of one goal's map as of a day, with a tie dormant after `dormant_days` of silence."""
    return river(book, goal, today=today, proposed=proposed).read_again(dormant_days)


def who_is_at(book: Book, organisation: str, *, goal: Goal, today: date, proposed: int | None = None) -> AtOrganisation:
    """Tell whom the owner knows at an organisation, on the map of a goal or not: by its whole name."""
    flow = river(book, goal, today=today, proposed=proposed)
    return flow.everybody.at(organisation, on_map=frozenset(member.person_id for member in flow.members))
