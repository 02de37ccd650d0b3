"""Place a person: ring and category on the map of one goal, moved there, or taken off it."""

from collections.abc import Sequence
from enum import Enum

from kithmap.book.book import Book
from kithmap.book.facts import Changes
from kithmap.goals.goal import Category, Goal, Placement
from kithmap.kit.speech import say
from kithmap.people.person import Person


class Kept(Enum):
    """Stands for the category in which somebody is already."""

    KEPT = "kept"


def place_person(
    book: Book,
    person: Person,
    *,
    goal: Goal,
    ring: int | None = None,
    category: Category | Kept | None = Kept.KEPT,
    proposed: Sequence[Person] = (),
) -> Placement:
    """Put a person on a goal's map, or move them there, as one act, and give where they are.

    `ring` None leaves them "not placed", `category` None in none of the owner's choice. A map that Kithmap proposed
    shows people only while nobody is placed on it. Given as `proposed`, they are kept with the act, each where they
    stand, still marked as proposed: placing one must not make the others vanish.
    """
    old = placements_of(book, person, goal=goal)
    # two people who became one may have been placed twice: the last place is theirs
    last = old[-1] if old else Placement(goal_id=goal.id, person=person.id)
    chosen = category.id if isinstance(category, Category) else None
    category_id = last.category_id if isinstance(category, Kept) else chosen
    placement = Placement(goal_id=goal.id, person=last.person, ring=ring, category_id=category_id)
    title = say("Move {name}", name=person.name) if old or proposed else say("Place {name}", name=person.name)
    put = (placement, *_kept(proposed, person, goal))
    book.apply(title, Changes() if old == (placement,) else Changes(dropped=old, put=put))
    return placement


def take_off(book: Book, person: Person, *, goal: Goal, proposed: Sequence[Person] = ()) -> None:
    """Take a person off a goal's map, back into the pool; `proposed` as in `place_person`."""
    changes = Changes(dropped=placements_of(book, person, goal=goal), put=_kept(proposed, person, goal))
    book.apply(say("Take {name} off the map", name=person.name), changes)


def placements_of(book: Book, person: Person, *, goal: Goal) -> tuple[Placement, ...]:
    """Give what places a person on a goal's map, under whichever of their anchors."""
    anchors = person.anchors
    return tuple(p for p in book.facts.placements.values() if p.goal_id == goal.id and p.person in anchors)


def _kept(proposed: Sequence[Person], person: Person, goal: Goal) -> tuple[Placement, ...]:
    return tuple(Placement(goal_id=goal.id, person=other.id) for other in proposed if other.id != person.id)
