"""Drop a name: take a person off a map, and with them what was only ever typed for it."""

from kithmap.actions.place_person import placements_of
from kithmap.book.book import Book
from kithmap.book.facts import Changes, Fact
from kithmap.goals.goal import Goal
from kithmap.kit.speech import say
from kithmap.people.person import Person

TYPED = "names"
"""Source of the cards that the owner typed."""


def drop_name(book: Book, person: Person, *, goal: Goal) -> None:
    """Take a person off a goal's map together with their offers for it, as one act.

    Somebody known by a typed name only, and on no other map, goes altogether; others go back to the pool.
    """
    facts, anchors = book.facts, person.anchors
    needs = {need.id for need in facts.needs.values() if need.goal_id == goal.id}
    dropped: list[Fact] = [*placements_of(book, person, goal=goal)]
    dropped += [offer for offer in facts.offers.values() if offer.need_id in needs and offer.person in anchors]
    is_elsewhere = any(p.person in anchors and p.goal_id != goal.id for p in facts.placements.values())
    if not is_elsewhere and set(person.sources) == {TYPED}:
        dropped += [card for id_ in person.card_ids if (card := facts.cards.get(id_))]
    book.apply(say("Take {name} off the map", name=person.name), Changes(dropped=tuple(dropped)))
