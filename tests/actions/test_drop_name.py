"""Dropping a name: what was only typed goes, what is known otherwise stays in the pool."""

from kithmap.actions.add_names import add_names
from kithmap.actions.drop_name import drop_name
from kithmap.actions.place_person import place_person
from kithmap.actions.set_goal import set_goal
from kithmap.book.encoding import encoded_facts
from kithmap.book.memory import MemoryBook
from tests.actions.first_map import POOL, TODAY, book_with_goal, goal_of, people_of, person_of, prompt_of

NEED = "An introduction to someone who hires"


def add(book: MemoryBook, text: str) -> None:
    add_names(book, text, prompt=prompt_of(book, NEED), people=people_of(book))


def test_a_typed_name_goes_altogether_and_undo_brings_it_back() -> None:
    """A slip of the pen must not stay in the pool for ever."""
    book = book_with_goal()
    before = encoded_facts(book.facts)
    add(book, "Ben Okri")
    after = encoded_facts(book.facts)
    drop_name(book, person_of(book, "Ben"), goal=goal_of(book))

    assert encoded_facts(book.facts) == before
    book.undo()
    assert encoded_facts(book.facts) == after


def test_somebody_from_the_pool_goes_back_into_it() -> None:
    """An address book is not ours to shorten."""
    book = book_with_goal(POOL)
    add(book, "Ana Díaz")
    drop_name(book, person_of(book, "Ana"), goal=goal_of(book))

    assert book.facts.placements == {}
    assert book.facts.offers == {}
    assert person_of(book, "Ana").name == "Ana Díaz"


def test_somebody_on_another_map_stays_there() -> None:
    """One person stands on several maps; one map does not decide over the others."""
    book = book_with_goal()
    add(book, "Ben Okri")
    first, other = goal_of(book), set_goal(book, "Run a marathon", today=TODAY, template="health")
    place_person(book, person_of(book, "Ben"), goal=other, ring=1)
    drop_name(book, person_of(book, "Ben"), goal=first)

    assert [(p.goal_id, p.ring) for p in book.facts.placements.values()] == [(other.id, 1)]
    assert person_of(book, "Ben").name == "Ben Okri"
