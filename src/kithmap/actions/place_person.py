"""Place a person: ring and category on the map of one goal."""

from dataclasses import replace

from kithmap.book.book import Book
from kithmap.book.facts import Changes, told
from kithmap.goals.goal import Category, Goal, Placement
from kithmap.kit.speech import say
from kithmap.people.person import Person


def place_person(
    book: Book, person: Person, *, goal: Goal, ring: int | None = None, category: Category | None = None
) -> Placement:
    """Put a person on a goal's map, or move them there; ring None leaves them "not placed"."""
    others = placements_of(book, person, goal=goal)
    old = others[-1] if others else None
    placement = Placement(
        goal_id=goal.id,
        person=old.person if old else person.id,
        ring=ring,
        category_id=category.id if category else (old.category_id if old else None),
    )
    changes = told(book.facts, [placement])
    # two people who became one may have been placed twice: the last place is theirs
    book.apply(say("Place {name}", name=person.name), replace(changes, dropped=(*changes.dropped, *others[:-1])))
    return placement


def take_off(book: Book, person: Person, *, goal: Goal) -> None:
    """Take a person off a goal's map, back into the pool."""
    book.apply(
        say("Take {name} off the map", name=person.name), Changes(dropped=placements_of(book, person, goal=goal))
    )


def placements_of(book: Book, person: Person, *, goal: Goal) -> tuple[Placement, ...]:
    """Give what places a person on a goal's map, under whichever of their anchors."""
    anchors = {person.id, *person.handles, *person.card_ids}
    return tuple(p for p in book.facts.placements.values() if p.goal_id == goal.id and p.person in anchors)
