"""Chairs: set, moved, filled and taken away, each as one act."""

import pytest

from kithmap.actions.edit_chair import add_chair, fill_chair, move_chair, remove_chair
from kithmap.actions.place_person import place_person
from kithmap.book.encoding import encoded_facts
from kithmap.book.facts import told
from kithmap.book.memory import MemoryBook
from kithmap.goals.goal import Category, Goal
from kithmap.goals.need import Need, Support
from kithmap.people.person import Person
from kithmap.sources.card import Card

GOAL = Goal(id="goal:1", outcome="Lead a data team")
FIELD = Category(id="category:1", goal_id=GOAL.id, name="In the field", order=0, colour=1)
ADVICE = Need(id="need:1", goal_id=GOAL.id, support=Support.ADVICE, label="Advice")
ANA = Person(id="card:ana", name="Ana Díaz", card_ids=("card:ana",))


@pytest.fixture
def book() -> MemoryBook:
    book = MemoryBook()
    book.apply("Set the goal", told(book.facts, [GOAL, FIELD, ADVICE]))
    return book


def test_a_chair_stands_where_it_was_set_and_can_be_moved(book: MemoryBook) -> None:
    """A wish has a place on the map as a person has."""
    chair = add_chair(book, "  Somebody who\thires ", goal=GOAL, category=FIELD, need=ADVICE)
    move_chair(book, chair, ring=1, category=None)

    kept = book.facts.chairs[chair.id]
    assert (kept.label, kept.ring, kept.category_id, kept.need_id) == ("Somebody who hires", 1, None, ADVICE.id)


def test_two_chairs_of_one_name_are_two(book: MemoryBook) -> None:
    """Two recruiters may be wanted."""
    first, second = (add_chair(book, "A recruiter", goal=GOAL) for _ in range(2))

    assert first.id != second.id
    assert len(book.facts.chairs) == 2


def test_who_takes_a_chair_stands_where_it_stood_and_could_help(book: MemoryBook) -> None:
    """The wish is fulfilled in one act, and undone in one."""
    chair = add_chair(book, "A mentor", goal=GOAL, category=FIELD, ring=2, need=ADVICE)
    before = encoded_facts(book.facts)
    fill_chair(book, chair, ANA, goal=GOAL)

    (placement,) = book.facts.placements.values()
    assert (placement.person, placement.ring, placement.category_id) == (ANA.id, 2, FIELD.id)
    assert [(offer.person, offer.need_id) for offer in book.facts.offers.values()] == [(ANA.id, ADVICE.id)]
    assert not book.facts.chairs
    book.undo()
    assert encoded_facts(book.facts) == before


def test_who_is_on_the_map_already_stays_where_the_owner_put_them(book: MemoryBook) -> None:
    """A chair says what is wanted; how close somebody is only the owner says."""
    place_person(book, ANA, goal=GOAL, ring=5, category=None)
    fill_chair(book, add_chair(book, "A mentor", goal=GOAL, category=FIELD, ring=2), ANA, goal=GOAL)

    (placement,) = book.facts.placements.values()
    assert (placement.ring, placement.category_id) == (5, FIELD.id)


def test_somebody_new_takes_a_chair_with_a_card_of_their_own(book: MemoryBook) -> None:
    """The best end of a wish is a person who was not known before."""
    card = Card(source="typed", key="nina", name="Nina Holt")
    fill_chair(book, add_chair(book, "A mentor", goal=GOAL), card, goal=GOAL)

    assert [known.name for known in book.facts.cards.values()] == ["Nina Holt"]
    assert [place.person for place in book.facts.placements.values()] == [card.id]


def test_a_chair_that_is_taken_away_comes_back_by_undo(book: MemoryBook) -> None:
    """Nothing on the map is lost by a slip."""
    chair = add_chair(book, "A mentor", goal=GOAL)
    remove_chair(book, chair)

    assert not book.facts.chairs
    book.undo()
    assert list(book.facts.chairs.values()) == [chair]
