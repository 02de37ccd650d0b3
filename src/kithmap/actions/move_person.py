"""Move a person on the map of one goal: another ring, another category, or both."""

from collections.abc import Sequence

from kithmap.actions.place_person import placements_of
from kithmap.book.book import Book
from kithmap.book.facts import Changes
from kithmap.goals.goal import Category, Goal, Placement
from kithmap.people.person import Person


def move_person(
    book: Book,
    person: Person,
    *,
    goal: Goal,
    ring: int | None,
    category: Category | None,
    proposed: Sequence[Person] = (),
) -> Placement:
    """Put a person on `ring` (None: not placed) in `category` (None: none of the owner's choice), as one act.

    A map that Kithmap proposed shows people only while nobody is placed on it. Given as `proposed`, they are kept with
    the act, each where they stand, still marked as proposed: moving one must not make the others vanish.
    """
    old = placements_of(book, person, goal=goal)
    placement = Placement(
        goal_id=goal.id,
        person=old[0].person if old else person.id,
        ring=ring,
        category_id=category.id if category else None,
    )
    kept = (Placement(goal_id=goal.id, person=other.id) for other in proposed if other.id != person.id)
    changes = Changes() if old == (placement,) else Changes(dropped=old, put=(placement, *kept))
    book.apply(f"Move {person.name}", changes)
    return placement
