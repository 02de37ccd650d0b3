"""Record an offer: what one person could do for one need."""

from dataclasses import replace

from kithmap.book.book import Book
from kithmap.book.facts import Changes, told
from kithmap.goals.need import Need
from kithmap.goals.offer import Offer, OfferState
from kithmap.goals.pull import MOST_INFLUENCE
from kithmap.kit.speech import say
from kithmap.people.person import Person


def record_offer(book: Book, person: Person, *, need: Need, influence: int) -> Offer:
    """Note that a person could help with a need, with `influence` 0 (little) to 3 (decides it), and give the offer.

    What was asked or given stays so; somebody who had declined could again. The owner's word makes a proposal theirs.
    """
    old = next(iter(offers_of(book, person, need=need)), Offer(need_id=need.id, person=person.id))
    offer = replace(
        old,
        state=OfferState.COULD if old.state is OfferState.DECLINED else old.state,
        influence=min(max(influence, 0), MOST_INFLUENCE),
        proposed=False,
    )
    book.apply(say("Note that {name} could help: {need}", name=person.name, need=need.label), told(book.facts, [offer]))
    return offer


def drop_offer(book: Book, person: Person, *, need: Need) -> None:
    """Take back that a person could help with a need; what was asked, given or declined has happened and stays."""
    could = [offer for offer in offers_of(book, person, need=need) if offer.state is OfferState.COULD]
    book.apply(
        say("Take back that {name} could help: {need}", name=person.name, need=need.label),
        Changes(dropped=tuple(could)),
    )


def offers_of(book: Book, person: Person, *, need: Need) -> tuple[Offer, ...]:
    """Give what is noted about a person for a need, under whichever of their anchors."""
    anchors = {person.id, *person.handles, *person.card_ids}
    return tuple(o for o in book.facts.offers.values() if o.need_id == need.id and o.person in anchors)
