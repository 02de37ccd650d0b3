"""Edit chairs: set an empty one on the map of a goal, move it, let somebody fill it, take it away."""

from dataclasses import replace

from kithmap.actions.place_person import placements_of
from kithmap.actions.record_offer import offers_of
from kithmap.book.book import Book
from kithmap.book.facts import Changes, Fact, told
from kithmap.goals.goal import Category, Chair, Goal, Placement
from kithmap.goals.need import Need
from kithmap.goals.offer import Offer
from kithmap.goals.stable_id import stable_id
from kithmap.kit.speech import say
from kithmap.people.person import Person
from kithmap.sources.card import Card

USUAL_RING = 3
"""A wanted person is somebody to get to know: neither close yet nor a mere acquaintance."""


def add_chair(
    book: Book,
    label: str,
    *,
    goal: Goal,
    category: Category | None = None,
    ring: int = USUAL_RING,
    need: Need | None = None,
) -> Chair:
    """Set an empty chair for a wanted person or role on a goal's map, and give it; a second of that name is another."""
    name = " ".join(label.split())
    others = sum(chair.goal_id == goal.id and chair.label == name for chair in book.facts.chairs.values())
    chair = Chair(
        id=stable_id("chair", goal.id, name, *([others] if others else [])),
        goal_id=goal.id,
        label=name,
        category_id=category.id if category else None,
        ring=ring,
        need_id=need.id if need else None,
    )
    book.apply(say("Set an empty chair for “{name}”", name=name), told(book.facts, [chair]))
    return chair


def move_chair(book: Book, chair: Chair, *, ring: int, category: Category | None) -> Chair:
    """Move a chair to another ring or category, and give it."""
    moved = replace(chair, ring=ring, category_id=category.id if category else None)
    book.apply(say("Move the chair “{chair}”", chair=chair.label), told(book.facts, [moved]))
    return moved


def fill_chair(book: Book, chair: Chair, who: Person | Card, *, goal: Goal) -> None:
    """Let somebody take a chair, as one act: they stand where it stood and could help with what it was for.

    A card is somebody new. Who is on the map already stays where the owner put them, and gets what they lack: a ring, a
    category.
    """
    placed = placements_of(book, who, goal=goal) if isinstance(who, Person) else ()
    old = next(iter(placed), Placement(goal_id=goal.id, person=who.id))
    seated: list[Fact] = [who] if isinstance(who, Card) else []
    seated.append(replace(old, ring=old.ring or chair.ring, category_id=old.category_id or chair.category_id))
    need = book.facts.needs.get(chair.need_id or "")
    if need and not (isinstance(who, Person) and offers_of(book, who, need=need)):
        seated.append(Offer(need_id=need.id, person=who.id))
    changes = told(book.facts, seated)
    book.apply(
        say("{name} takes the chair “{chair}”", name=who.name, chair=chair.label),
        Changes(put=changes.put, dropped=(*changes.dropped, chair)),
    )


def remove_chair(book: Book, chair: Chair) -> None:
    """Take a chair off the map."""
    book.apply(say("Take away the chair “{chair}”", chair=chair.label), Changes(dropped=(chair,)))
