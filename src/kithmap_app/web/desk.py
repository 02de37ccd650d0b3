"""The desk: the owner's book, goal and day, as every page needs them."""

from dataclasses import dataclass
from datetime import date

from kithmap.actions.clear_sample import is_sample
from kithmap.flow import Flow
from kithmap.goals.goal import Goal
from kithmap_app.store.derived import derived
from kithmap_app.store.home import open_home_book
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.clock import today


@dataclass(frozen=True, slots=True)
class Desk:
    """The owner's book, the goal in hand (None before the first one is set), and today."""

    book: SqlBook
    goal: Goal | None
    today: date
    looks_at_sample: bool = False
    """Whether the book holds the made-up sample network, which every page then says."""

    @property
    def flow(self) -> Flow:
        """What follows from the facts for the goal in hand, as they are now: ask again after an act.

        Only pages behind a goal ask for it; asking costs one query.
        """
        assert self.goal is not None, "pages that look at people stand behind `needs_goal`"
        return derived(self.book, self.goal, self.today)


def open_desk() -> Desk:
    """Give the desk as it is now; in hand is the goal that was taken up last, or before that, the one set last."""
    book = open_home_book()
    facts = book.facts
    goals = list(facts.goals.values())
    goal = facts.goals.get(book.goal_in_hand) or (goals[-1] if goals else None)
    return Desk(book, goal, today(facts.preference.time_zone), is_sample(facts))


def take_up(desk: Desk, goal: Goal) -> None:
    """Make a goal the one in hand, also in other browsers and after Kithmap was started anew."""
    desk.book.take_up(goal.id)
