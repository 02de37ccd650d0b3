"""Set a cadence: how often to be in touch with a person, a category or a ring."""

from kithmap.book.book import Book
from kithmap.book.facts import Changes, told
from kithmap.goals.goal import Category, Goal
from kithmap.kit.speech import say
from kithmap.people.person import Person
from kithmap.plan.cadence import Cadence, CadenceOf

MOST_DAYS = 3_650
"""Ten years; longer is never."""


def set_cadence(book: Book, whom: Person | Category | int, *, goal: Goal, every_days: int | None) -> Cadence | None:
    """Set how often to be in touch, and give it; 0 keeps reminders away, None takes the cadence back.

    `whom` is a person, a category, or the number of a ring.
    """
    of, key = _whom(whom)
    cadence = Cadence(goal_id=goal.id, of=of, whom=key, every_days=min(max(every_days or 0, 0), MOST_DAYS))
    if every_days is None:
        old = book.facts.cadences.get(cadence.id)
        book.apply(say("Take a cadence back"), Changes(dropped=(old,) if old else ()))
        return None
    book.apply(say("Set how often to be in touch"), told(book.facts, [cadence]))
    return cadence


def _whom(whom: Person | Category | int) -> tuple[CadenceOf, str]:
    if isinstance(whom, Person):
        return CadenceOf.PERSON, whom.id
    return (CadenceOf.RING, str(whom)) if isinstance(whom, int) else (CadenceOf.CATEGORY, whom.id)
