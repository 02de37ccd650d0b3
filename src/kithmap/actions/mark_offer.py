"""Mark an offer: how far what one person could do for a need has come, and how much they can do."""

from dataclasses import replace

from kithmap.actions.record_offer import offers_of
from kithmap.book.book import Book
from kithmap.book.facts import Changes, told
from kithmap.goals.need import Need
from kithmap.goals.offer import Offer, OfferState, state_word
from kithmap.goals.pull import MOST_INFLUENCE
from kithmap.kit.speech import say
from kithmap.people.person import Person


def mark_offer(
    book: Book, person: Person, *, need: Need, state: OfferState | None, influence: int = 1
) -> tuple[Offer, ...]:
    """Note how far the help of a person with a need has come and give what is noted; None takes the note away.

    `influence` is 0 (none) to 3 (decides it). The owner's word makes a proposal theirs.
    """
    old = offers_of(book, person, need=need)
    if state is None:
        book.apply(
            say("Take the note about {name} away: {need}", name=person.name, need=need.label), Changes(dropped=old)
        )
        return ()
    new = tuple(
        replace(offer, state=state, influence=min(max(influence, 0), MOST_INFLUENCE), proposed=False)
        for offer in old or (Offer(need_id=need.id, person=person.id),)
    )
    book.apply(
        say("Note about {name}: {need}, {state}", name=person.name, need=need.label, state=state_word(state)),
        told(book.facts, new),
    )
    return new
