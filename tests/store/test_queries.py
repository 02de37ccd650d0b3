"""How many queries an act takes does not grow with what is in it, beyond its batches."""

from collections.abc import Callable

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from kithmap.book.facts import Changes, told
from kithmap.sources.card import Card
from kithmap.sources.interactions import join
from kithmap_app.store.columns import BATCH_ROWS
from kithmap_app.store.remembered import REMEMBERED
from kithmap_app.store.sql_book import SqlBook
from tests.store.databases import new_book
from tests.store.killed_writer import EACH, made_up

ROWS_A_QUERY = 150
"""Facts that one query writes at least: Django gives SQLite at most 999 values at once, six a row."""


def _cards(count: int, *, name: str = "A") -> list[Card]:
    return [Card(source="names", key=str(number), name=name) for number in range(count)]


def _queries(database: str, act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connections[database]) as queries:
        act()
    return len(queries)


def _filled(database: str, *, cards: int, imports: int) -> SqlBook:
    book = new_book(database)
    book.apply("Add", told(book.facts, _cards(cards)))
    for number in range(imports):
        book.apply(f"Bring in {number}", Changes(brought=made_up(number)))
    return book


def _open_anew(book: SqlBook) -> None:
    REMEMBERED.forget(book.edition.lineage)
    assert book.facts.cards


def test_opening_takes_as_many_queries_for_a_large_book_as_for_a_small_one(shared: str) -> None:
    """The law of the pages begins here."""
    small, large = _filled(shared, cards=3, imports=1), _filled(shared, cards=1500, imports=9)

    assert _queries(shared, lambda: _open_anew(large)) == _queries(shared, lambda: _open_anew(small)) <= 7


def test_facts_that_are_remembered_take_two_queries(shared: str) -> None:
    """Every page asks for them; the edition is read before and after, so that a writer in between is noticed."""
    book = _filled(shared, cards=3, imports=1)
    book.facts  # noqa: B018  # reading is what remembers them

    assert _queries(shared, lambda: book.facts) <= 2


def test_the_first_act_of_a_book_is_remembered_and_compared_with_nothing(shared: str) -> None:
    """The first import is the one that a stranger waits for; there is nobody who could have come before it."""
    book = new_book(shared)
    changes = told(book.facts, _cards(2))
    with CaptureQueriesContext(connections[shared]) as queries:
        book.apply("Add", changes)

    assert not any('"digest" IN' in query["sql"] for query in queries)
    assert _queries(shared, lambda: book.facts) <= 2
    assert len(book.facts.cards) == 2


@pytest.mark.parametrize("change", ["new", "changed", "dropped"])
def test_an_act_takes_one_query_more_for_each_batch_of_facts(shared: str, change: str) -> None:
    """Ten thousand cards from one address book are not ten thousand queries."""

    def asked(count: int) -> int:
        book = new_book(shared)
        if change != "new":
            book.apply("Add", told(book.facts, _cards(count)))
        cards = tuple(book.facts.cards.values())
        changes = Changes(dropped=cards) if change == "dropped" else told(book.facts, _cards(count, name="B"))
        return _queries(shared, lambda: book.apply("Act", changes))

    few, many = asked(10), asked(2000)

    assert many - few <= 2000 / ROWS_A_QUERY


def test_an_import_takes_no_query_more_for_a_full_batch_than_for_one_row(shared: str) -> None:
    """A mailbox is a handful of rows."""
    one, full = new_book(shared), new_book(shared)
    found = join(made_up(number) for number in range(BATCH_ROWS // EACH))
    for book in (one, full):
        book.apply("Begin", told(book.facts, _cards(1)))
    from_one = _queries(shared, lambda: one.apply("Bring in", Changes(brought=found.span(0, 1))))
    from_full = _queries(shared, lambda: full.apply("Bring in", Changes(brought=found)))

    assert len(found) == BATCH_ROWS
    assert from_full == from_one


def test_undoing_an_import_takes_as_many_queries_however_many_others_there_are(shared: str) -> None:
    """Taking the last one back must not touch the rest."""
    few, many = _filled(shared, cards=1, imports=2), _filled(shared, cards=1, imports=12)

    assert _queries(shared, many.undo) == _queries(shared, few.undo)
