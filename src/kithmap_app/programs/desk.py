"""The desk of a program: the owner's book, today, and the goal that a request is about."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import timezone

from kithmap.errors import NotFound
from kithmap.flow import Flow
from kithmap.goals.goal import Goal
from kithmap.people.person import Person
from kithmap_app.speech import say
from kithmap_app.store.derived import derived
from kithmap_app.store.home import open_home_book
from kithmap_app.store.sql_book import SqlBook

IN_HAND = "in-hand"
"""Stands for the id of the goal that the owner took up last."""
_NO_GOAL = Goal(id="", outcome="")
"""Who is who does not hang on a goal, and can be asked before the first one is set."""


class NoGoalYet(NotFound):
    def __init__(self) -> None:
        super().__init__(say("There is no goal yet. Set one first: it is the middle of the map."))


class NoSuchGoal(NotFound):
    def __init__(self, id: str) -> None:
        super().__init__(say("There is no goal with the id {id!r}.", id=id))


class NobodyAt(NotFound):
    def __init__(self, anchor: str) -> None:
        super().__init__(say("Nobody in this book has the id or address {anchor!r}.", anchor=anchor))


@dataclass(frozen=True, slots=True)
class Desk:
    """The owner's book and today. What follows from the facts is asked for again after an act."""

    book: SqlBook
    today: date

    def goal(self, id: str = IN_HAND) -> Goal:
        """Give the goal with this id. Raises NoSuchGoal, and NoGoalYet before the first one is set."""
        goals = self.book.facts.goals
        if id == IN_HAND:
            if not goals:
                raise NoGoalYet
            return goals.get(self.book.goal_in_hand) or list(goals.values())[-1]
        if id not in goals:
            raise NoSuchGoal(id)
        return goals[id]

    def flow(self, id: str = IN_HAND) -> Flow:
        """Give what follows from the facts for a goal. Raises as `goal`."""
        return derived(self.book, self.goal(id), self.today)

    def everybody(self) -> Flow:
        """Give what follows from the facts for the goal in hand, or for none: people can be asked about before."""
        try:
            return self.flow()
        except NoGoalYet:
            return derived(self.book, _NO_GOAL, self.today)

    def person(self, anchor: str) -> Person:
        """Give the person whom an id or an address stands for, never one whose name only fits. Raises NobodyAt."""
        return person_at(self.everybody(), anchor)


def person_at(flow: Flow, anchor: str) -> Person:
    """Give the person of a flow whom an id or an address stands for. Raises NobodyAt."""
    if found := flow.people.at(anchor) or flow.people.at(f"mail:{anchor}".lower()):
        return found
    raise NobodyAt(anchor)


def open_desk() -> Desk:
    """Give the desk as it is now; `KITHMAP_TODAY` in the settings stands in for today."""
    fixed: str = settings.KITHMAP_TODAY
    return Desk(open_home_book(), date.fromisoformat(fixed) if fixed else timezone.localdate())
