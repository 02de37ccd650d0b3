"""Edit the needs of a goal: add, rename, weigh and drop them."""

from dataclasses import replace
from itertools import count

from kithmap.book.book import Book
from kithmap.book.facts import Changes, told
from kithmap.goals.goal import Goal
from kithmap.goals.need import Need, Support
from kithmap.goals.pull import MOST_IMPORTANCE
from kithmap.goals.start_goal import need_id
from kithmap.kit.speech import say
from kithmap.people.names import folded

LABEL_CHARS = 80
"""A longer label fits on no line of the reading."""


def add_need(book: Book, label: str, *, goal: Goal, support: Support, importance: int = 2) -> Need | None:
    """Add a need and give it; one of that label that is there already is given instead. None where it is blank."""
    label = _shown(label)
    if not label:
        return None
    if same := next((n for n in needs_of(book, goal) if folded(n.label) == folded(label)), None):
        return same
    need = Need(
        id=_free_id(book, goal, label), goal_id=goal.id, support=support, label=label, importance=_bounded(importance)
    )
    book.apply(say("Add the need “{need}”", need=label), told(book.facts, [need]))
    return need


def edit_need(book: Book, need: Need, *, label: str, importance: int) -> None:
    """Change how a need is called and how much it matters (1 nice, 2 matters, 3 decisive).

    A blank label leaves the old one. Another label makes the template's question untrue, so it goes.
    """
    label = _shown(label) or need.label
    question = need.question if label == need.label else ""
    changed = replace(need, label=label, question=question, importance=_bounded(importance))
    book.apply(say("Change the need “{need}”", need=need.label), told(book.facts, [changed]))


def drop_need(book: Book, need: Need) -> None:
    """Remove a need with all offers for it and all answers that nobody could; a chair for it waits for anybody."""
    offers = [offer for offer in book.facts.offers.values() if offer.need_id == need.id]
    lacks = [lack for lack in book.facts.lacks.values() if lack.need_id == need.id]
    chairs = [replace(chair, need_id=None) for chair in book.facts.chairs.values() if chair.need_id == need.id]
    changes = told(book.facts, chairs)
    title = say("Remove the need “{need}”", need=need.label)
    book.apply(title, Changes(dropped=(need, *offers, *lacks, *changes.dropped), put=changes.put))


def needs_of(book: Book, goal: Goal) -> tuple[Need, ...]:
    """Give the needs of a goal in the order told."""
    return tuple(need for need in book.facts.needs.values() if need.goal_id == goal.id)


def _shown(text: str) -> str:
    return " ".join(text.replace("\0", "").split())[:LABEL_CHARS].strip()


def _bounded(importance: int) -> int:
    return min(max(importance, 1), MOST_IMPORTANCE)


def _free_id(book: Book, goal: Goal, label: str) -> str:
    """Give the id for `label`; one that was renamed since keeps the id of its first label, so another is found."""
    tries = (need_id(goal.id, label if number == 1 else f"{label} ({number})") for number in count(1))
    return next(id_ for id_ in tries if id_ not in book.facts.needs)
