"""Record an offer: what one person could do for one need, and how far it has come."""

from collections.abc import Iterable, Set
from dataclasses import replace
from datetime import date

from kithmap.book.book import Book
from kithmap.book.facts import Changes, told
from kithmap.goals.need import Need
from kithmap.goals.offer import Offer, OfferState, state_word
from kithmap.goals.pull import MOST_INFLUENCE
from kithmap.kit.speech import say
from kithmap.people.person import Person

NOT_HAPPENED = frozenset([OfferState.COULD])
"""States that nobody but the owner knows of; what was asked, given or declined has happened."""


def record_offer(
    book: Book,
    person: Person,
    *,
    need: Need,
    state: OfferState | None = None,
    influence: int = 1,
    today: date | None = None,
) -> Offer:
    """Note what a person could do for a need, with `influence` 0 (none) to 3 (decides it), and give the offer.

    An offer keeps the day on which it was first noted: `today`, where that is told. Without a `state` what was asked
    or given stays so, and somebody who had declined could again. The owner's word makes a proposal theirs.
    """
    old = _noted_or_new(book, person, need, day=today)
    most = min(max(influence, 0), MOST_INFLUENCE)
    new = [replace(one, state=state or _could_again(one.state), influence=most, proposed=False) for one in old]
    if state is None:
        title = say("Note that {name} could help: {need}", name=person.name, need=need.label)
    else:
        title = say("Note about {name}: {need}, {state}", name=person.name, need=need.label, state=state_word(state))
    book.apply(title, told(book.facts, new))
    return new[0]


def drop_offer(book: Book, person: Person, *, need: Need, states: Set[OfferState] = NOT_HAPPENED) -> None:
    """Take back what is noted of a person's help with a need where it is in one of `states`; the rest stays."""
    dropped = tuple(offer for offer in offers_of(book, person, need=need) if offer.state in states)
    book.apply(
        say("Take back that {name} could help: {need}", name=person.name, need=need.label), Changes(dropped=dropped)
    )


def offers_of(book: Book, person: Person, *, need: Need) -> tuple[Offer, ...]:
    """Give what is noted about a person for a need, under whichever of their anchors."""
    anchors = person.anchors
    return tuple(o for o in book.facts.offers.values() if o.need_id == need.id and o.person in anchors)


def could_help(book: Book, person: Person, needs: Iterable[Need], *, day: date) -> tuple[Offer, ...]:
    """Give what says that a person could help with `needs`, first noted on `day`; what was asked or given stays so."""
    offers = (offer for need in needs for offer in _noted_or_new(book, person, need, day=day))
    return tuple(replace(offer, state=_could_again(offer.state), proposed=False) for offer in offers)


def _noted_or_new(book: Book, person: Person, need: Need, *, day: date | None) -> tuple[Offer, ...]:
    return offers_of(book, person, need=need) or (Offer(need_id=need.id, person=person.id, noted_on=day),)


def _could_again(state: OfferState) -> OfferState:
    return OfferState.COULD if state is OfferState.DECLINED else state
