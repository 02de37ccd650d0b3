"""The book in a database keeps the contract, and says what the book in memory says."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from kithmap.book.book import Book
from kithmap.book.encoding import encoded_facts
from kithmap.book.facts import Changes, told
from kithmap.book.memory import MemoryBook
from kithmap.errors import BookBusy, NothingToRedo
from kithmap_app.store.remembered import REMEMBERED
from kithmap_app.store.sql_book import SqlBook
from tests.book.contract import ANA, BEN, GOAL, MAILS, BookContract
from tests.plan.loop_facts import LOOP_FACTS
from tests.store.acts import STEPS, Step, content, do
from tests.store.databases import new_book


class TestSqlBookOnSqlite(BookContract):
    @pytest.fixture
    def open_book(self, shared_sqlite: str) -> Callable[[], Book]:
        return lambda: new_book(shared_sqlite)


class TestSqlBookOnPostgres(BookContract):
    @pytest.fixture
    def open_book(self, shared_postgres: str) -> Callable[[], Book]:
        return lambda: new_book(shared_postgres)


class _ForgetfulBook(SqlBook):
    """A book that reads everything from its database each time."""

    @property
    def facts(self):  # type: ignore[no-untyped-def]
        REMEMBERED.forget(self.edition.lineage)
        return super().facts


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.differing_executors],
    deadline=None,
    max_examples=15,
)
@given(steps=STEPS)
def test_any_acts_leave_what_they_leave_in_memory(shared: str, steps: list[Step]) -> None:
    """Facts, their order, the journal and all it can undo: the two books must never part."""
    plain, kept = MemoryBook(), new_book(shared)
    fresh = _ForgetfulBook(kept.owner, database=shared)
    for step in steps:
        for book in (plain, kept):
            do(step, book)
            if step.do == "redo":
                with suppress(NothingToRedo):
                    book.redo()

        assert content(kept) == content(plain)
    assert content(fresh) == content(plain)


def test_another_process_sees_the_same_bytes(shared: str) -> None:
    """What is remembered after an act is exactly what is read from the database."""
    book = new_book(shared)
    book.apply("Begin", told(book.facts, [GOAL, ANA]))
    book.apply("Bring in", Changes(put=(BEN,), brought=MAILS))

    assert encoded_facts(_ForgetfulBook(book.owner, database=shared).facts) == encoded_facts(book.facts)


def test_facts_of_the_loop_come_back_from_the_database_whole(shared: str) -> None:
    """An ask with its days, a week with its people: read anew, not remembered."""
    book = new_book(shared)
    book.apply("Tell", told(book.facts, LOOP_FACTS))
    again = _ForgetfulBook(book.owner, database=shared).facts

    assert [again.table(fact)[fact.id] for fact in LOOP_FACTS] == list(LOOP_FACTS)


def test_owners_never_meet(shared: str) -> None:
    """Nobody reads anybody else's book."""
    mine, yours = new_book(shared), new_book(shared)
    mine.apply("Begin", Changes(put=(ANA,), brought=MAILS))
    yours.apply("Begin", told(yours.facts, [BEN]))
    mine.erase(Changes(dropped=(ANA,), taken=MAILS))

    assert [list(yours.facts.cards.values()), [act.title for act in yours.journal]] == [[BEN], ["Begin"]]
    assert not mine.facts.cards


def test_facts_changed_elsewhere_are_not_overwritten(shared: str) -> None:
    """Two windows on one book: the later one must not undo the earlier one unseen."""
    mine = new_book(shared)
    mine.apply("Begin", told(mine.facts, [ANA]))
    yours = SqlBook(mine.owner, database=shared)
    changes = told(mine.facts, [type(ANA)(source="names", key="Ana", name="Ana D.")])
    yours.apply("Rename", told(yours.facts, [type(ANA)(source="names", key="Ana", name="Anita")]))

    with pytest.raises(BookBusy, match="changed elsewhere a moment ago"):
        mine.apply("Rename", changes)
    assert [card.name for card in mine.facts.cards.values()] == ["Anita"]
    assert [act.title for act in mine.journal] == ["Begin", "Rename"]


def test_acts_on_other_facts_pass_each_other(shared: str) -> None:
    """A mail that comes in while the owner types must not cost the owner a word."""
    mine = new_book(shared)
    mine.apply("Begin", told(mine.facts, [ANA]))
    changes = told(mine.facts, [BEN])
    SqlBook(mine.owner, database=shared).apply("Bring in", Changes(brought=MAILS))
    mine.apply("Add Ben", changes)

    assert len(mine.facts.interactions) == len(MAILS)
    assert list(mine.facts.cards.values()) == [ANA, BEN]


def test_one_import_done_twice_at_once_is_done_once(shared: str) -> None:
    """Two windows bring in the same mailbox."""
    mine = new_book(shared)
    mine.apply("Begin", told(mine.facts, [ANA]))
    yours = SqlBook(mine.owner, database=shared)
    yours.apply("Bring in", Changes(brought=MAILS))

    with pytest.raises(BookBusy):
        mine.apply("Bring in", Changes(brought=MAILS))
    assert len(mine.facts.interactions) == len(MAILS)


def test_titles_can_be_had_without_the_acts(shared: str) -> None:
    """A page lists what can be undone; it must not unpack a mailbox for that."""
    book = new_book(shared)
    for title in ("One", "Two", "Three"):
        book.apply(title, told(book.facts, [type(ANA)(source="names", key=title, name=title)]))
    book.undo()
    book.undo()

    assert book.journal_titles == ("One",)
    assert book.undone_titles == ("Three", "Two")
    assert [act.title for act in book.undone] == ["Three", "Two"]


def test_what_is_rolled_back_is_not_remembered(shared: str) -> None:
    """A page that fails half-way must not leave others with facts that never were."""
    book = new_book(shared)
    book.apply("Begin", told(book.facts, [ANA]))
    with suppress(ZeroDivisionError), transaction.atomic(using=shared):
        book.apply("Add Ben", told(book.facts, [BEN]))
        assert BEN.id in book.facts.cards
        raise ZeroDivisionError
    book.apply("Set goal", told(book.facts, [GOAL]))

    assert list(book.facts.cards.values()) == [ANA]
    assert book.journal_titles == ("Begin", "Set goal")
