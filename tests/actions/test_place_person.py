"""A place on the map: ring and category, moved, kept beside proposals, taken off."""

import pytest

from kithmap.actions.place_person import place_person, take_off
from kithmap.book.encoding import encoded_facts
from kithmap.book.facts import told
from kithmap.book.memory import MemoryBook
from kithmap.goals.goal import Category, Goal, Placement
from kithmap.people.person import Person

GOAL = Goal(id="goal:1", outcome="Lead a data team")
FRIENDS = Category(id="category:1", goal_id=GOAL.id, name="Friends", order=0, colour=1)
ANA = Person(id="card:ana", name="Ana Díaz", handles=("mail:ana@x.example",), card_ids=("card:ana", "card:ana-2"))
BEN = Person(id="card:ben", name="Ben Weber", card_ids=("card:ben",))


@pytest.fixture
def book() -> MemoryBook:
    book = MemoryBook()
    book.apply("Set the goal", told(book.facts, [GOAL, FRIENDS]))
    return book


def places(book: MemoryBook) -> dict[str, tuple[int | None, str | None]]:
    return {place.person: (place.ring, place.category_id) for place in book.facts.placements.values()}


def test_a_move_gives_ring_and_category_and_is_undone_in_one_step(book: MemoryBook) -> None:
    """Undo of a drag must bring back exactly what was."""
    before = encoded_facts(book.facts)
    place_person(book, ANA, goal=GOAL, ring=2, category=FRIENDS)

    assert places(book) == {"card:ana": (2, FRIENDS.id)}
    book.undo()
    assert encoded_facts(book.facts) == before


def test_a_person_who_was_joined_from_two_moves_as_one(book: MemoryBook) -> None:
    """Two placements of one person would fight over where the map shows them."""
    both = [
        Placement(goal_id=GOAL.id, person=anchor, ring=ring) for anchor, ring in (("card:ana", 1), ("card:ana-2", 5))
    ]
    book.apply("Place", told(book.facts, both))
    place_person(book, ANA, goal=GOAL, ring=3, category=None)

    assert places(book) == {"card:ana-2": (3, None)}


def test_a_move_to_where_somebody_stands_is_no_act(book: MemoryBook) -> None:
    """An undo that changes nothing makes people think that undo is broken."""
    place_person(book, ANA, goal=GOAL, ring=3, category=None)
    place_person(book, ANA, goal=GOAL, ring=3, category=None)

    assert [act.title for act in book.journal] == ["Set the goal", "Place Ana Díaz"]


def test_moving_one_of_a_proposed_map_keeps_all_others_as_proposed(book: MemoryBook) -> None:
    """Proposals show only while nobody is placed: placing one must not empty the map."""
    place_person(book, ANA, goal=GOAL, ring=1, category=None, proposed=[ANA, BEN])

    assert places(book) == {"card:ana": (1, None), "card:ben": (None, None)}
    assert len(book.journal) == 2


def test_taking_one_off_a_proposed_map_keeps_all_others(book: MemoryBook) -> None:
    """The first wrong proposal is often the first thing that somebody clears away."""
    take_off(book, ANA, goal=GOAL, proposed=[ANA, BEN])

    assert places(book) == {"card:ben": (None, None)}


def test_a_map_of_another_goal_is_left_alone(book: MemoryBook) -> None:
    """One person stands on several maps, on different rings."""
    other = Goal(id="goal:2", outcome="Move to Lisbon")
    place_person(book, ANA, goal=other, ring=5, category=None)
    place_person(book, ANA, goal=GOAL, ring=1, category=None)
    take_off(book, ANA, goal=GOAL)

    assert [(place.goal_id, place.ring) for place in book.facts.placements.values()] == [("goal:2", 5)]


def test_a_ring_alone_keeps_the_category(book: MemoryBook) -> None:
    """Saying how close somebody is says nothing about where they belong."""
    place_person(book, ANA, goal=GOAL, ring=2, category=FRIENDS)
    place_person(book, ANA, goal=GOAL, ring=4)
    assert places(book) == {"card:ana": (4, FRIENDS.id)}
    place_person(book, ANA, goal=GOAL, ring=4, category=None)

    assert places(book) == {"card:ana": (4, None)}
    assert [act.title for act in book.journal][-2:] == ["Move Ana Díaz", "Move Ana Díaz"]
