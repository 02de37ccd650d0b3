"""Edit the categories of a goal: add, rename, recolour, move, merge and drop them."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import count

from kithmap.book.book import Book
from kithmap.book.facts import Changes, Facts, told
from kithmap.errors import KithmapError
from kithmap.goals.goal import COLOURS, Category, Goal
from kithmap.goals.start_goal import category_id
from kithmap.kit.speech import say
from kithmap.people.names import folded
from kithmap.plan.cadence import CadenceOf

NAME_CHARS = 60
"""A longer name fits beside no sector."""


class CategoryExists(KithmapError):
    """A category is to be called like another one of the same map."""

    def __init__(self, name: str) -> None:
        super().__init__(say("There is a category “{name}” already. If the two are one, merge them.", name=name))


def add_category(book: Book, name: str, *, goal: Goal) -> Category | None:
    """Add a category behind the others and give it; one of that name that is there already is given instead.

    None where `name` is blank.
    """
    name, known = shown_name(name), categories_of(book, goal)
    if not name:
        return None
    if same := next((c for c in known if folded(c.name) == folded(name)), None):
        return same
    used = [category.colour for category in known]
    category = Category(
        id=_free_id(book, goal, name),
        goal_id=goal.id,
        name=name,
        order=max((category.order for category in known), default=-1) + 1,
        colour=next((colour for colour in range(COLOURS) if colour not in used), len(known) % COLOURS),
    )
    book.apply(say("Add the category “{name}”", name=name), told(book.facts, [category]))
    return category


def rename_category(book: Book, category: Category, name: str) -> None:
    """Give a category another name; a blank one changes nothing. Raises CategoryExists."""
    name = shown_name(name)
    if not name:
        return
    others = (c for c in book.facts.categories.values() if c.goal_id == category.goal_id and c.id != category.id)
    if same := next((other for other in others if folded(other.name) == folded(name)), None):
        raise CategoryExists(same.name)
    changed = replace(category, name=name)
    book.apply(say("Call “{before}” “{name}”", before=category.name, name=name), told(book.facts, [changed]))


def move_category(book: Book, category: Category, *, goal: Goal, by: int) -> None:
    """Move a category by so many places clockwise (negative: the other way), as far as there are any."""
    row = list(categories_of(book, goal))
    place = next(index for index, other in enumerate(row) if other.id == category.id)
    row.insert(min(max(place + by, 0), len(row) - 1), row.pop(place))
    book.apply(say("Move the category “{name}”", name=category.name), told(book.facts, _numbered(row)))


def recolour_category(book: Book, category: Category, colour: int) -> None:
    """Give a category another of the colours 0 to 7; any other number changes nothing."""
    if colour in range(COLOURS):
        changed = replace(category, colour=colour)
        book.apply(say("Give “{name}” another colour", name=category.name), told(book.facts, [changed]))


def merge_category(book: Book, category: Category, *, into: Category) -> None:
    """Let a category go up in another of the same goal, with its people and chairs; into itself changes nothing."""
    if category.id != into.id:
        changes = _emptied(book.facts, category, to=into.id)
        book.apply(say("Merge the category “{name}” into “{into}”", name=category.name, into=into.name), changes)


def drop_category(book: Book, category: Category, *, into: Category | None = None) -> None:
    """Remove a category; its people and chairs go to the category `into`, or to none."""
    changes = _emptied(book.facts, category, to=into.id if into else None)
    book.apply(say("Remove the category “{name}”", name=category.name), changes)


def is_occupied(facts: Facts, category: Category) -> bool:
    """Tell whether the owner put people or chairs into a category."""
    people = any(placement.category_id == category.id for placement in facts.placements.values())
    return people or any(chair.category_id == category.id for chair in facts.chairs.values())


def categories_of(book: Book, goal: Goal) -> tuple[Category, ...]:
    """Give the categories of a goal, in the order of its map."""
    mine = (category for category in book.facts.categories.values() if category.goal_id == goal.id)
    return tuple(sorted(mine, key=lambda category: category.order))


def shown_name(text: str) -> str:
    """Give what was typed as a name: on one line, no longer than `NAME_CHARS`."""
    return " ".join(text.replace("\0", "").split())[:NAME_CHARS].strip()


def _emptied(facts: Facts, category: Category, *, to: str | None) -> Changes:
    """Give the changes that remove a category with its cadence and move whoever is in it."""
    people = [replace(p, category_id=to) for p in facts.placements.values() if p.category_id == category.id]
    chairs = [replace(c, category_id=to) for c in facts.chairs.values() if c.category_id == category.id]
    rhythms = [c for c in facts.cadences.values() if c.of is CadenceOf.CATEGORY and c.whom == category.id]
    moved = told(facts, [*people, *chairs])
    return Changes(dropped=(category, *rhythms, *moved.dropped), put=moved.put)


def _numbered(row: Iterable[Category]) -> list[Category]:
    return [replace(category, order=order) for order, category in enumerate(row)]


def _free_id(book: Book, goal: Goal, name: str) -> str:
    """Give the id for `name`; one that was renamed since keeps the id of its first name, so another is found."""
    tries = (category_id(goal.id, name if number == 1 else f"{name} ({number})") for number in count(1))
    return next(id_ for id_ in tries if id_ not in book.facts.categories)
