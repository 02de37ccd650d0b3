"""A logged talk is told better or taken back, and the tie follows."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kithmap.actions.edit_talk import drop_talk, edit_talk
from kithmap.actions.log_talk import TalkAhead, log_talk, talks_with
from kithmap.book.memory import MemoryBook
from kithmap.people.person import Person
from kithmap.ties.talk import Talk
from tests.actions.first_map import POOL, TODAY, book_with_goal, person_of, told_facts


@pytest.fixture
def book() -> MemoryBook:
    return book_with_goal(POOL)


@pytest.fixture
def ana(book: MemoryBook) -> Person:
    return person_of(book, "Ana")


@pytest.fixture
def talk(book: MemoryBook, ana: Person) -> Talk:
    (logged,) = log_talk(book, [ana], day=TODAY, today=TODAY, note="Lunch")
    return logged


def test_a_talk_told_better_takes_the_place_of_the_first(book: MemoryBook, ana: Person, talk: Talk) -> None:
    """One conversation stays one, and undo gives the first words back."""
    before = told_facts(book)
    better = edit_talk(book, talk, replace(talk, note=" Lunch at Berg ", minutes=-5), person=ana, today=TODAY)

    assert (better.note, better.minutes) == ("Lunch at Berg", 0)
    assert talks_with(book.facts, ana) == (better,)
    assert book.journal[-1].title == "Change a talk with Ana Díaz"
    book.undo()
    assert told_facts(book) == before


def test_a_talk_that_becomes_another_that_is_there_is_counted_once(book: MemoryBook, ana: Person, talk: Talk) -> None:
    """Two entries for one lunch were a slip; correcting one makes them one."""
    (twin,) = log_talk(book, [ana], day=TODAY, today=TODAY, note="Lunhc")
    edit_talk(book, twin, replace(twin, note="Lunch"), person=ana, today=TODAY)

    assert talks_with(book.facts, ana) == (talk,)
    book.undo()
    assert talks_with(book.facts, ana) == (talk, twin)


def test_nothing_changed_is_no_act_and_no_talk_is_ahead(book: MemoryBook, ana: Person, talk: Talk) -> None:
    """Undo must undo something, and tomorrow's talk has not happened."""
    acts = len(book.journal)
    edit_talk(book, talk, talk, person=ana, today=TODAY)

    assert len(book.journal) == acts
    with pytest.raises(TalkAhead):
        edit_talk(book, talk, replace(talk, day=TODAY + timedelta(days=1)), person=ana, today=TODAY)


def test_a_talk_is_taken_back_once(book: MemoryBook, ana: Person, talk: Talk) -> None:
    """A second press on an old page changes nothing."""
    drop_talk(book, talk, person=ana)
    acts = len(book.journal)
    drop_talk(book, talk, person=ana)

    assert not book.facts.talks
    assert len(book.journal) == acts
    book.undo()
    assert talks_with(book.facts, ana) == (talk,)
