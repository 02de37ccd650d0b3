"""Who is forgotten is in no byte of the database."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connections

from kithmap.actions.forget_person import forget_person
from kithmap.actions.introduce_owner import introduce_owner
from kithmap.book.facts import Changes, told
from kithmap.flow import Flow
from kithmap.sources.card import Card
from kithmap.sources.interactions import gather
from kithmap_app.store.models import Batch, Parcel, StoredAct, StoredBook
from kithmap_app.store.refusals import place_of
from kithmap_app.store.sql_book import SqlBook
from tests.contacts import ME, got, sent
from tests.store.databases import new_book
from tests.store.test_undo import DAY

NAMES = (b"Zerlina", b"zerlina@forget.example", b"Quibble")
"""Given name, address and surname of the person who goes."""


@pytest.fixture
def book(sqlite: str) -> SqlBook:
    """Zerlina stands in a card, in renamed and undone acts, in a verdict's journal, and in mail with others."""
    book = new_book(sqlite)
    introduce_owner(book, addresses=[ME])
    others = [Card(source="names", key=f"k{i}", name=f"Other {i}" + "x" * i) for i in range(300)]
    card = Card(source="names", key="z", name="Zerlina Quibble", emails=("zerlina@forget.example",))
    book.apply("Add Zerlina Quibble", told(book.facts, [*others[:150], card, *others[150:]]))
    book.apply("Note", told(book.facts, [Card(source="names", key="z", name="Zerlina Quibble", note="Zerlina sings")]))
    book.undo()
    zerlina = "mail:zerlina@forget.example"
    mails = [got(zerlina, DAY, name="Zerlina Quibble"), sent("mail:ben@x.example", DAY, also=(zerlina,))]
    book.apply("Bring in", Changes(brought=gather([*mails, got("mail:cy@x.example", DAY)])))
    idle = gather([got("mail:dee@x.example", DAY), got(zerlina, DAY)])
    book.apply("Bring in more", Changes(brought=idle.span(0, 1)))
    return book


def _forget(book: SqlBook) -> None:
    person = Flow(book.facts, today=DAY, goal_id="").people.named("Zerlina Quibble")
    forget_person(book, person)


def _files(book: SqlBook) -> bytes:
    path = Path(place_of(book.database))
    return b"".join(file.read_bytes() for file in sorted(path.parent.glob(path.name + "*")))


def _packed_traces(book: SqlBook) -> Iterator[bytes]:
    """Ends of the packed values in which the name stands, where no search for the name itself would find it."""
    for contacts in Parcel.objects.using(book.database).values_list("contacts", flat=True):
        yield bytes(contacts)[-40:]
    for records in StoredAct.objects.using(book.database).values_list("records", flat=True):
        yield bytes(records)[-40:]


@pytest.mark.parametrize("overwrites", ["ON", "OFF"])
def test_a_forgotten_person_is_in_no_byte_of_the_files(book: SqlBook, overwrites: str) -> None:
    """Neither in a row, nor in a free page, nor in the log; also where another program left deleted bytes in place."""
    with connections[book.database].cursor() as cursor:
        cursor.execute(f"PRAGMA secure_delete={overwrites}")
    traces = list(_packed_traces(book))
    assert all(name in _files(book) for name in NAMES)
    assert all(trace in _files(book) for trace in traces)
    _forget(book)
    left = _files(book)

    assert [name for name in NAMES if name in left] == []
    assert [trace for trace in traces if trace in left] == []
    assert not StoredBook.objects.using(book.database).get(owner=book.owner).is_unswept


def test_everybody_else_is_still_there(book: SqlBook) -> None:
    """Forgetting one must not cost another: Ben's mail stays, without Zerlina among those it went to."""
    _forget(book)
    fresh = SqlBook(book.owner, database=book.database)
    addresses = {address for address, _ in fresh.facts.interactions.contacts}

    assert len(fresh.facts.cards) == 300
    assert addresses == {ME, "mail:ben@x.example", "mail:cy@x.example", "mail:dee@x.example"}
    assert len(fresh.facts.interactions) == 3
    assert fresh.journal == ()
    assert Batch.objects.using(book.database).count() == 3


def test_where_somebody_reads_the_sweep_comes_later(book: SqlBook) -> None:
    """A page that is open must neither stop the forgetting nor let it half done."""
    reader = sqlite3.connect(place_of(book.database))
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM store_storedfact").fetchone()
    with connections[book.database].cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=50")
    _forget(book)

    assert "Zerlina Quibble" not in {card.name for card in book.facts.cards.values()}
    assert StoredBook.objects.using(book.database).get(owner=book.owner).is_unswept

    reader.rollback()
    reader.close()
    book.apply("Next", told(book.facts, [Card(source="names", key="n", name="Next")]))

    assert [name for name in NAMES if name in _files(book)] == []
    assert not StoredBook.objects.using(book.database).get(owner=book.owner).is_unswept


def test_on_postgres_a_forgotten_person_is_in_no_page(shared_postgres: str) -> None:
    """The tables are rewritten; the server's own log is the server's matter."""
    book = new_book(shared_postgres)
    card = Card(source="names", key="z", name="Zerlina Quibble")
    book.apply("Add", told(book.facts, [card]))
    assert _is_on_disk(shared_postgres, b"Zerlina")
    book.erase(Changes(dropped=(card,)))

    assert not _is_on_disk(shared_postgres, b"Zerlina")
    assert not StoredBook.objects.using(shared_postgres).get(owner=book.owner).is_unswept


def _is_on_disk(database: str, name: bytes) -> bool:
    with connections[database].cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SELECT position(%s in pg_read_binary_file(pg_relation_filepath('store_storedfact')))", [name])
        return bool(cursor.fetchone()[0])


def test_without_room_for_the_sweep_it_comes_later(book: SqlBook) -> None:
    """Rewriting the file takes its size again. The person is forgotten all the same, so nothing else may be told."""

    def no_room(execute: Any, sql: str, *rest: Any) -> Any:
        if sql == "VACUUM":
            raise OperationalError("database or disk is full")
        return execute(sql, *rest)

    with connections[book.database].execute_wrapper(no_room):
        _forget(book)

    assert "Zerlina Quibble" not in {card.name for card in book.facts.cards.values()}
    book.apply("Next", told(book.facts, [Card(source="names", key="n", name="Next")]))
    assert [name for name in NAMES if name in _files(book)] == []
