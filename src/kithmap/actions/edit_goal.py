"""Edit a goal: say it in other words, move its date, change its reason."""

from dataclasses import replace
from datetime import date

from kithmap.actions.set_goal import goal_called
from kithmap.book.book import Book
from kithmap.book.facts import told
from kithmap.errors import GoalExists
from kithmap.goals.goal import Goal
from kithmap.kit.speech import say


def edit_goal(book: Book, goal: Goal, *, outcome: str, by: date | None, why: str) -> Goal:
    """Change what a goal is called, its date (None: without one) and its reason, and give it; its map stays.

    A blank outcome leaves the old one. Raises GoalExists where another goal has this outcome: two maps of one title
    could not be told apart.
    """
    outcome = outcome.strip() or goal.outcome
    other = goal_called(book.facts, outcome)
    if other is not None and other.id != goal.id:
        raise GoalExists(outcome)
    changed = replace(goal, outcome=outcome, by=by, why=why.strip())
    book.apply(say("Change the goal “{goal}”", goal=goal.outcome), told(book.facts, [changed]))
    return changed
