"""Offers: a tap notes what somebody could do, and takes back only what has not happened."""

import pytest

from kithmap.actions.edit_need import needs_of
from kithmap.actions.record_offer import drop_offer, offers_of, record_offer
from kithmap.book.encoding import encoded_facts
from kithmap.book.facts import told
from kithmap.book.memory import MemoryBook
from kithmap.goals.need import Need
from kithmap.goals.offer import Offer, OfferState
from tests.actions.first_map import ANA, POOL, book_with_goal, goal_of, person_of


@pytest.fixture
def book() -> MemoryBook:
    return book_with_goal(POOL)


@pytest.fixture
def need(book: MemoryBook) -> Need:
    return needs_of(book, goal_of(book))[0]


def test_an_offer_is_noted_changed_and_undone(book: MemoryBook, need: Need) -> None:
    """Each tap is one act."""
    before, ana = encoded_facts(book.facts), person_of(book, "Ana")
    record_offer(book, ana, need=need, influence=1)
    record_offer(book, ana, need=need, influence=2)

    assert [(o.state, o.influence) for o in offers_of(book, ana, need=need)] == [(OfferState.COULD, 2)]
    book.undo()
    book.undo()
    assert encoded_facts(book.facts) == before


def test_an_offer_under_another_address_of_the_person_is_the_same_offer(book: MemoryBook, need: Need) -> None:
    """Imports note offers by address, taps by card: one person, one offer."""
    book.apply("Offer", told(book.facts, [Offer(need_id=need.id, person=ANA, proposed=True)]))
    record_offer(book, person_of(book, "Ana"), need=need, influence=2)

    assert list(book.facts.offers.values()) == [Offer(need_id=need.id, person=ANA, influence=2)]


@pytest.mark.parametrize(
    ("state", "after"),
    [(OfferState.ASKED, OfferState.ASKED), (OfferState.GAVE, OfferState.GAVE), (OfferState.DECLINED, OfferState.COULD)],
)
def test_what_has_happened_stays(book: MemoryBook, need: Need, state: OfferState, after: OfferState) -> None:
    """Asking and helping are history; only a no can become a maybe."""
    book.apply("Offer", told(book.facts, [Offer(need_id=need.id, person=ANA, state=state)]))
    ana = person_of(book, "Ana")
    drop_offer(book, ana, need=need)

    assert [o.state for o in offers_of(book, ana, need=need)] == [state]
    assert record_offer(book, ana, need=need, influence=2).state is after


def test_taking_back_removes_the_offer(book: MemoryBook, need: Need) -> None:
    """Not noted is not the same as noted with nothing."""
    ana = person_of(book, "Ana")
    record_offer(book, ana, need=need, influence=1)
    drop_offer(book, ana, need=need)

    assert book.facts.offers == {}


@pytest.mark.parametrize(("told_influence", "kept"), [(-5, 0), (0, 0), (3, 3), (99, 3)])
def test_influence_stays_within_its_scale(book: MemoryBook, need: Need, told_influence: int, kept: int) -> None:
    """0 (little) to 3 (decides it): nobody counts for more."""
    assert record_offer(book, person_of(book, "Ana"), need=need, influence=told_influence).influence == kept


@pytest.mark.parametrize("state", OfferState)
def test_how_far_it_has_come_is_noted_and_taken_back_whole(book: MemoryBook, need: Need, state: OfferState) -> None:
    """The page of a person knows all four states; a blank there means: nothing noted, whatever stood there."""
    ana = person_of(book, "Ana")
    offer = record_offer(book, ana, need=need, state=state, influence=3)

    assert (offer.state, offer.influence, offer.proposed) == (state, 3, False)
    drop_offer(book, ana, need=need, states=frozenset(OfferState))
    assert book.facts.offers == {}
