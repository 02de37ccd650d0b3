"""Set a goal: an outcome with a date, and the categories and needs that its template brings."""

from dataclasses import replace
from datetime import date
from itertools import count

from kithmap.book.book import Book
from kithmap.book.facts import Facts, told
from kithmap.goals.goal import Goal
from kithmap.goals.start_goal import start_goal
from kithmap.goals.template import load_template
from kithmap.kit.speech import say

USUAL_TEMPLATE = "new-job"


def set_goal(
    book: Book, outcome: str, *, today: date, by: date | None = None, why: str = "", template: str = USUAL_TEMPLATE
) -> Goal:
    """Put a goal with its template's categories and needs into the book, and give it.

    The outcome of a goal that is there gives that one, with another date or reason where they are told; its map stays.
    Raises NoSuchTemplate.
    """
    outcome, chosen = outcome.strip(), load_template(template)
    title = say("Set the goal “{goal}”", goal=outcome)
    if known := goal_called(book.facts, outcome):
        changed = replace(known, by=by or known.by, why=why.strip() or known.why)
        book.apply(title, told(book.facts, [changed]))
        return changed
    # a goal that was begun today in these words, and is called something else by now, keeps the id of its first words
    tries = (start_goal(chosen, outcome=outcome, by=by, why=why, since=today, number=number) for number in count(1))
    started = next(tried for tried in tries if tried.goal.id not in book.facts.goals)
    book.apply(title, told(book.facts, [started.goal, *started.categories, *started.needs]))
    return started.goal


def goal_called(facts: Facts, outcome: str) -> Goal | None:
    """Give the goal whose outcome is told in exactly these words."""
    return next((goal for goal in facts.goals.values() if goal.outcome == outcome.strip()), None)
