"""A hundred acts, imports and merges among them, are undone and done again, step by step."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from kithmap.book.book import UNDO_STEPS
from kithmap.book.encoding import encoded_facts
from kithmap.book.facts import Changes, Fact, told
from kithmap.errors import NothingToRedo, NothingToUndo
from kithmap.people.verdict import Verdict
from kithmap.sources.card import Card
from kithmap.sources.interactions import Interactions, gather
from kithmap_app.store.models import Batch, Parcel
from kithmap_app.store.parcels import SMALL_PARCELS
from kithmap_app.store.sql_book import SqlBook
from tests.contacts import sent
from tests.store.databases import new_book

DAY = date(2026, 3, 2)


def _mail(number: int) -> Interactions:
    """Three messages that no other number gives, to people whom others write to as well."""
    day = DAY + timedelta(days=number)
    return gather(
        sent(f"mail:p{(number + i) % 7}@x.example", day, also=(f"mail:q{number}@x.example",)) for i in range(3)
    )


def _acts(count: int) -> Iterator[tuple[str, tuple[Fact, ...], Interactions | None]]:
    for number in range(count):
        card = Card(source="names", key=str(number % 40), name=f"Person {number}")
        if number % 3 == 0:
            yield f"Bring in {number}", (card,), _mail(number)
        elif number % 3 == 1:
            yield f"Merge {number}", (Verdict(first=f"card:{number}", second=card.id, same=True),), None
        else:
            yield f"Rename {number}", (card,), None


def _played(book: SqlBook, count: int) -> list[object]:
    states: list[object] = [encoded_facts(book.facts)]
    for title, facts, brought in _acts(count):
        change = told(book.facts, facts)
        book.apply(title, Changes(put=change.put, dropped=change.dropped, brought=brought))
        states.append(encoded_facts(book.facts))
    return states


def test_a_hundred_steps_back_and_forth_meet_every_state_exactly(shared_sqlite: str) -> None:
    """Undo is what makes an import safe to try."""
    book = new_book(shared_sqlite)
    states = _played(book, UNDO_STEPS)
    back = [encoded_facts(book.facts)]
    for _ in range(UNDO_STEPS):
        book.undo()
        back.append(encoded_facts(book.facts))

    assert back == states[::-1]
    with pytest.raises(NothingToUndo):
        book.undo()

    forth = [encoded_facts(book.facts)]
    for _ in range(UNDO_STEPS):
        book.redo()
        forth.append(encoded_facts(book.facts))

    assert forth == states
    with pytest.raises(NothingToRedo):
        book.redo()


def test_acts_older_than_a_hundred_are_settled_and_their_facts_stay(shared_sqlite: str) -> None:
    """The journal must not grow for ever."""
    book = new_book(shared_sqlite)
    states = _played(book, UNDO_STEPS + 20)
    for _ in range(UNDO_STEPS):
        book.undo()

    assert encoded_facts(book.facts) == states[20]
    assert book.journal == ()


def test_an_undone_import_touches_no_batch(shared_sqlite: str) -> None:
    """Taking an import back must not write the mailbox again, nor anybody else's."""
    book = new_book(shared_sqlite)
    book.apply("First", Changes(brought=_mail(1)))
    book.apply("Second", Changes(brought=_mail(2)))
    before = set(Batch.objects.using(shared_sqlite).values_list("pk", "key"))
    book.undo()
    undone = set(Batch.objects.using(shared_sqlite).values_list("pk", "key"))
    book.redo()

    assert undone == before
    assert set(Batch.objects.using(shared_sqlite).values_list("pk", "key")) == before
    assert len(book.facts.interactions) == 6


def test_turning_away_from_an_undone_import_frees_its_bytes(sqlite: str) -> None:
    """A mailbox tried and left must not stay in the file."""
    book = new_book(sqlite)
    book.apply("Bring in", Changes(brought=_mail(1)))
    book.undo()
    book.apply("Otherwise", told(book.facts, [Card(source="names", key="a", name="Ana")]))

    assert Parcel.objects.using(sqlite).count() == 0
    assert Batch.objects.using(sqlite).count() == 0


def test_many_small_imports_are_put_together_once_they_are_settled(sqlite: str) -> None:
    """A mailbox fetched each hour must not slow the book down, nor lose a message or its place."""
    book = new_book(sqlite)
    fetches = SMALL_PARCELS + UNDO_STEPS + 10
    for number in range(fetches):
        book.apply(f"Fetch {number}", Changes(brought=_mail(number)))
    expected = [key for number in range(fetches) for key in _mail(number).key.tolist()]

    assert Parcel.objects.using(sqlite).count() < UNDO_STEPS + SMALL_PARCELS
    assert SqlBook(book.owner, database=sqlite).facts.interactions.key.tolist() == expected
    for _ in range(UNDO_STEPS):
        book.undo()
    assert book.facts.interactions.key.tolist() == expected[: 3 * (fetches - UNDO_STEPS)]
