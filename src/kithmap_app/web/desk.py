"""The desk: the owner's book, goal and day, as every page needs them."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from kithmap.actions.clear_sample import is_sample
from kithmap.flow import Flow
from kithmap.goals.goal import Goal
from kithmap_app.store.derived import derived
from kithmap_app.store.home import open_home_book
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.clock import today

GOAL = "goal"
"""Key of the session under which a browser keeps the id of the goal in hand. No fact: looking is not telling."""


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


def open_desk(goal_id: str = "") -> Desk:
    """Give the desk as it is now; the goal in hand is `goal_id`, or where there is none such, the one set last."""
    book = open_home_book()
    facts = book.facts
    goals = list(facts.goals.values())
    goal = facts.goals.get(goal_id) or (goals[-1] if goals else None)
    return Desk(book, goal, today(), is_sample(facts))


def desk_of(request: HttpRequest) -> Desk:
    """Give the desk as this browser left it: with the goal in hand that was taken up there last."""
    return open_desk(request.session.get(GOAL, ""))


def take_up(request: HttpRequest, goal: Goal) -> None:
    """Make a goal the one in hand in this browser, also after Kithmap was started anew."""
    request.session[GOAL] = goal.id
