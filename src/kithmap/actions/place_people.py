"""Place several people at once: on the map, on a ring, in a category, or back into the pool."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from kithmap.book.book import Book
from kithmap.book.facts import Changes, Facts, told
from kithmap.goals.goal import Category, Goal, Placement
from kithmap.kit.speech import say, say_count
from kithmap.people.person import Person


def promote_people(book: Book, people: Sequence[Person], *, goal: Goal) -> tuple[Placement, ...]:
    """Put people of the pool on a goal's map, "not placed" yet, as one act; those who are on it stay as they are."""
    return _place(
        book, people, goal=goal, title=say("Put {who} on the map", who=_who(people)), change=lambda placement: placement
    )


def set_rings(book: Book, people: Sequence[Person], ring: int | None, *, goal: Goal) -> tuple[Placement, ...]:
    """Put people on a ring, 1 (closest) to 5, of a goal's map as one act; None leaves them "not placed"."""
    title = say("Put {who} on ring {ring}" if ring else "Take the ring back from {who}", who=_who(people), ring=ring)
    return _place(book, people, goal=goal, title=title, change=lambda placement: replace(placement, ring=ring))


def set_categories(
    book: Book, people: Sequence[Person], category: Category | None, *, goal: Goal
) -> tuple[Placement, ...]:
    """Put people into a category of a goal's map as one act; None leaves them without one of the owner's choice."""
    id_ = category.id if category else None
    title = (
        say("Put {who} into “{category}”", who=_who(people), category=category.name)
        if category
        else say("Take the category back from {who}", who=_who(people))
    )
    return _place(book, people, goal=goal, title=title, change=lambda placement: replace(placement, category_id=id_))


def take_people_off(book: Book, people: Sequence[Person], *, goal: Goal) -> tuple[Placement, ...]:
    """Take people off a goal's map, back into the pool, as one act; give what placed them."""
    placed = _Placed(book.facts, goal)
    dropped = tuple(placement for person in people for placement in placed.of(person))
    book.apply(say("Take {name} off the map", name=_who(people)), Changes(dropped=dropped))
    return dropped


class _Placed:
    """What places anybody on one goal's map, by anchor."""

    def __init__(self, facts: Facts, goal: Goal) -> None:
        self._by_anchor = {p.person: p for p in facts.placements.values() if p.goal_id == goal.id}

    def of(self, person: Person) -> list[Placement]:
        """Give the placements of a person, under whichever of their anchors; two where two people were joined."""
        return [found for anchor in sorted(person.anchors) if (found := self._by_anchor.get(anchor))]


def _place(
    book: Book, people: Sequence[Person], *, goal: Goal, title: str, change: Callable[[Placement], Placement]
) -> tuple[Placement, ...]:
    placed = _Placed(book.facts, goal)
    new = [
        change(old) for person in people for old in placed.of(person) or [Placement(goal_id=goal.id, person=person.id)]
    ]
    book.apply(title, told(book.facts, new))
    return tuple(new)


def _who(people: Sequence[Person]) -> str:
    return people[0].name if len(people) == 1 else say_count("{number} person", "{number} people", len(people))
