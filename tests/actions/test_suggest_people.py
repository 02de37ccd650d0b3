"""Type-ahead: a few letters find somebody of the pool, accents or not."""

import pytest

from kithmap.actions.suggest_people import suggest_people
from kithmap.book.facts import told
from kithmap.sources.card import Card
from tests.actions.first_map import POOL, book_with_goal, people_of


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("diaz", ["Ana Díaz"]),
        ("DÍ an", ["Ana Díaz"]),
        ("mari", ["María García", "Maria Garcia"]),
        ("iaz", []),
        ("a", []),
        ("  ", []),
        ("ana zz", []),
    ],
)
def test_words_are_found_by_their_beginnings(typed: str, found: list[str]) -> None:
    """Nobody types accents in haste; the middle of a word would find too many."""
    assert [person.name for person in suggest_people(people_of(book_with_goal(POOL)), typed)] == found


def test_names_that_begin_so_come_first_and_a_list_stays_short() -> None:
    """ "An" is Ana before it is Joan Andrews."""
    names = ["Joan Andrews", *(f"Ana Number{letter}" for letter in "abcdefghij")]
    book = book_with_goal()
    cards = [Card(source="vcard", key=name, name=name) for name in names]
    book.apply("Bring in", told(book.facts, cards))
    found = [person.name for person in suggest_people(people_of(book), "an")]

    assert len(found) == 7
    assert "Joan Andrews" not in found
