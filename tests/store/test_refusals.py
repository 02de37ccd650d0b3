"""Whatever a database refuses is one clear sentence, and the book is as it was."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connections

from kithmap.book.facts import Changes, told
from kithmap.errors import BookBusy, BookDamaged, BookError, BookNotWritable
from kithmap_app.store.models import Batch, StoredFact
from kithmap_app.store.refusals import place_of
from kithmap_app.store.remembered import REMEMBERED
from kithmap_app.store.sql_book import SqlBook
from tests.book.contract import ANA, BEN, MAILS
from tests.store.databases import new_book
from tests.store.killed_writer import made_up


@pytest.fixture
def book(sqlite: str) -> SqlBook:
    book = new_book(sqlite)
    book.apply("Begin", Changes(put=(ANA,), brought=MAILS))
    return book


def _run(database: str, sql: str) -> None:
    with connections[database].cursor() as cursor:
        cursor.execute(sql)


def _is_as_it_was(book: SqlBook) -> bool:
    REMEMBERED.forget(book.edition.lineage)
    return list(book.facts.cards.values()) == [ANA] and book.journal_titles == ("Begin",)


def test_a_locked_database_is_busy(book: SqlBook) -> None:
    """Another program writes for longer than anybody waits."""
    _run(book.database, "PRAGMA busy_timeout=20")
    with closing(sqlite3.connect(place_of(book.database), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BookBusy, match=r"another program is writing to it\. Nothing was changed"):
            book.apply("Add", told(book.facts, [BEN]))

        assert _is_as_it_was(book)
        other.execute("ROLLBACK")


def test_a_full_disk_costs_the_act_and_nothing_else(book: SqlBook) -> None:
    """SQLite says the same of a full disk and of a file at its greatest size."""
    _run(book.database, "PRAGMA max_page_count=1")
    with pytest.raises(BookNotWritable, match=r"full\). The book on disk is as it was before"):
        book.apply("Bring in", Changes(put=(BEN,), brought=made_up(1)))

    assert _is_as_it_was(book)
    _run(book.database, "PRAGMA max_page_count=1000000")
    book.apply("Bring in", Changes(put=(BEN,), brought=made_up(1)))
    assert book.journal_titles == ("Begin", "Bring in")


def test_a_database_that_may_not_be_written_says_so(book: SqlBook) -> None:
    """A copy on a read-only disk can still be looked at."""
    _run(book.database, "PRAGMA query_only=ON")
    with pytest.raises(BookNotWritable, match="readonly"):
        book.apply("Add", told(book.facts, [BEN]))

    assert _is_as_it_was(book)


def _cut_a_column(database: str) -> None:
    Batch.objects.using(database).update(when=b"\0")


def _lose_a_column(database: str) -> None:
    batch = Batch.objects.using(database).get()
    Batch.objects.using(database).update(who=batch.role)


def _spoil_a_fact(database: str) -> None:
    StoredFact.objects.using(database).update(body='{"colour": 1}')


def _spoil_a_kind(database: str) -> None:
    StoredFact.objects.using(database).update(kind="cats")


def _lose_a_table(database: str) -> None:
    _run(database, "DROP TABLE store_storedact")
    _run(database, "DROP TABLE store_storedfact")


@pytest.mark.parametrize("spoil", [_cut_a_column, _lose_a_column, _spoil_a_fact, _spoil_a_kind, _lose_a_table])
def test_damage_is_noticed_and_never_half_read(book: SqlBook, spoil: Callable[[str], None]) -> None:
    """A column that lost bytes must not shift everybody's dates."""
    spoil(book.database)
    REMEMBERED.forget(book.edition.lineage)

    with pytest.raises(BookDamaged, match="not a whole Kithmap book"):
        book.steady_facts()


def test_a_file_that_is_no_database_is_told(book: SqlBook) -> None:
    """Somebody saved a picture there."""
    connections[book.database].close()
    Path(place_of(book.database)).write_bytes(b"GIF89a" * 1000)

    with pytest.raises(BookError, match="not a database"):
        book.steady_facts()
