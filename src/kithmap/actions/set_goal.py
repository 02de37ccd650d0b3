"""Set a goal: an outcome with a date, and the categories and needs that its template brings."""

from datetime import date

from kithmap.book.book import Book
from kithmap.book.facts import Fact, told
from kithmap.goals.goal import Goal
from kithmap.goals.start_goal import start_goal
from kithmap.goals.template import load_template

USUAL_TEMPLATE = "new-job"


def set_goal(
    book: Book, outcome: str, *, today: date, by: date | None = None, why: str = "", template: str = USUAL_TEMPLATE
) -> Goal:
    """Put a goal with its template's categories and needs into the book, and give it.

    The same outcome again changes date and reason of the goal that is there. Raises NoSuchTemplate.
    """
    known = next((g for g in book.facts.goals.values() if g.outcome == outcome.strip()), None)
    started = start_goal(
        load_template(template), outcome=outcome, by=by, why=why, since=known.since if known else today
    )
    facts: list[Fact] = [started.goal]
    if known is None:
        facts += [*started.categories, *started.needs]
    book.apply(f"Set the goal “{started.goal.outcome}”", told(book.facts, facts))
    return started.goal
