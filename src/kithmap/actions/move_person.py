"""Move a person on the map of one goal, or off it; those whom Kithmap proposed beside them stay."""

from collections.abc import Sequence

from kithmap.actions.place_person import placements_of
from kithmap.book.book import Book
from kithmap.book.facts import Changes
from kithmap.goals.goal import Category, Goal, Placement
from kithmap.kit.speech import say
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
    kept = _kept(proposed, person, goal)
    changes = Changes() if old == (placement,) else Changes(dropped=old, put=(placement, *kept))
    book.apply(say("Move {name}", name=person.name), changes)
    return placement


def move_off(book: Book, person: Person, *, goal: Goal, proposed: Sequence[Person] = ()) -> None:
    """Take a person off a goal's map, back into the pool; `proposed` as in `move_person`."""
    changes = Changes(dropped=placements_of(book, person, goal=goal), put=_kept(proposed, person, goal))
    book.apply(say("Take {name} off the map", name=person.name), changes)


def _kept(proposed: Sequence[Person], person: Person, goal: Goal) -> tuple[Placement, ...]:
    return tuple(Placement(goal_id=goal.id, person=other.id) for other in proposed if other.id != person.id)
