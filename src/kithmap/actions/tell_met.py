"""Tell how the owner met somebody, and through whom."""

from datetime import date

from kithmap.book.book import Book
from kithmap.book.facts import Changes, Facts, told
from kithmap.kit.speech import say
from kithmap.people.met import Met
from kithmap.people.person import Person


def tell_met(
    book: Book,
    person: Person,
    *,
    how: str = "",
    through: Person | None = None,
    by_myself: bool = False,
    day: date | None = None,
) -> Met | None:
    """Remember how the owner met `person`, in the place of what was told before, and give it; nothing takes it away.

    `through` is who introduced them; `by_myself` says that nobody did. Nobody introduces themselves: `through` is left
    out where it is `person`.
    """
    anchors = person.anchors
    old = tuple(met for met in book.facts.met.values() if met.person in anchors)
    door = through.id if through is not None and through.id != person.id else ""
    new = Met(person=person.id, how=" ".join(how.split()), through=door, by_myself=by_myself and not door, day=day)
    if new == Met(person=person.id):
        book.apply(say("Take back how you met {name}", name=person.name), Changes(dropped=old))
        return None
    changes = told(book.facts, [new])
    others = tuple(met for met in old if met.id != new.id)
    if changes or others:
        both = Changes(dropped=(*changes.dropped, *others), put=changes.put)
        book.apply(say("Tell how you met {name}", name=person.name), both)
    return new


def met_of(facts: Facts, person: Person) -> Met | None:
    """Give what was told of how the owner met `person`, under whichever of their anchors; None where nothing was."""
    anchors = person.anchors
    return next((met for met in reversed(list(facts.met.values())) if met.person in anchors), None)
