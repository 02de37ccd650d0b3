"""How somebody was met is told once a person, told better, and taken back."""

from datetime import date

import pytest

from kithmap.actions.forget_person import forget_person
from kithmap.actions.join_people import join_people
from kithmap.actions.tell_met import met_of, tell_met
from kithmap.book.memory import MemoryBook
from kithmap.people.person import Person
from tests.actions.first_map import POOL, book_with_goal, people_of, person_of, told_facts


@pytest.fixture
def book() -> MemoryBook:
    return book_with_goal(POOL)


@pytest.fixture
def ana(book: MemoryBook) -> Person:
    return person_of(book, "Ana")


def another(book: MemoryBook) -> Person:
    return people_of(book).people[1]


def test_what_is_told_later_takes_the_place_of_what_was_told(book: MemoryBook, ana: Person) -> None:
    """One story a person; undo brings the first one back."""
    tell_met(book, ana, how="At  work")
    first = told_facts(book)
    tell_met(book, ana, how="At the fair", through=another(book), day=date(2019, 5, 3))
    (met,) = book.facts.met.values()

    assert (met.how, met.through, met.day) == ("At the fair", another(book).id, date(2019, 5, 3))
    book.undo()
    assert told_facts(book) == first
    assert [met.how for met in book.facts.met.values()] == ["At work"]


def test_nothing_told_takes_it_away_and_is_no_act_where_nothing_stood(book: MemoryBook, ana: Person) -> None:
    """An emptied form means: not said."""
    acts = len(book.journal)
    assert tell_met(book, ana) is None
    assert len(book.journal) == acts
    tell_met(book, ana, by_myself=True)
    assert tell_met(book, ana, how="  ") is None

    assert met_of(book.facts, ana) is None
    assert book.journal[-1].title == "Take back how you met Ana Díaz"


def test_nobody_introduces_themselves_and_nobody_is_no_door(book: MemoryBook, ana: Person) -> None:
    """Who names an introducer did not come by themselves; a loop of one would count as a door."""
    assert tell_met(book, ana, through=ana, by_myself=True) == tell_met(book, ana, by_myself=True)
    met = tell_met(book, ana, through=another(book), by_myself=True)

    assert met is not None
    assert not met.by_myself


def test_the_story_follows_a_person_who_is_joined_and_is_told_once(book: MemoryBook, ana: Person) -> None:
    """Two cards with two stories become one person with one."""
    other = another(book)
    tell_met(book, ana, how="At work")
    tell_met(book, other, how="At school")
    join_people(book, ana, other)
    joined = people_of(book).at(ana.id)
    assert joined is not None
    tell_met(book, joined, how="At school, then at work")

    assert [met.how for met in book.facts.met.values()] == ["At school, then at work"]
    assert met_of(book.facts, joined) is not None


def test_a_door_who_is_forgotten_is_named_nowhere(book: MemoryBook, ana: Person) -> None:
    """Forgetting is entire, and the story stays without the name."""
    door = another(book)
    tell_met(book, ana, how="At the fair", through=door)
    forget_person(book, door)
    met = met_of(book.facts, ana)

    assert met is not None
    assert (met.how, met.through) == ("At the fair", "")
