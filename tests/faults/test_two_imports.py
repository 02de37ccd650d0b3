"""Two imports at once: both are in, each record once, or one is refused in a sentence and can be done again."""

import sys
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.db import connections

from kithmap.actions.bring_in import bring_in
from kithmap.errors import BookBusy
from kithmap.sources.hints import Hints
from kithmap_app.store.sql_book import SqlBook
from tests.faults.mailbox import mailbox

HINTS = Hints(today=date(2026, 3, 16))


def _at_once(*acts: Callable[[], object]) -> list[Exception]:
    """Run all `acts` at the same moment, and give what they raised."""
    start, raised = threading.Barrier(len(acts)), list[Exception]()

    def run(act: Callable[[], object]) -> None:
        start.wait()
        try:
            act()
        except BookBusy as error:
            raised.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


@pytest.fixture(autouse=True)
def _switching_often() -> object:
    """Let the threads meet in the middle of things rather than one after the other."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-4)
    yield
    sys.setswitchinterval(usual)


def test_two_different_files_are_both_in(sqlite: str, tmp_path: Path) -> None:
    """A mailbox is read for minutes; an address book beside it must not wait for that, nor get lost."""
    paths = [mailbox(tmp_path / f"{name}.mbox", 300, about=name) for name in ("one", "two", "three")]
    raised = _at_once(
        *(lambda path=path: bring_in(SqlBook(database=sqlite), [path], hints=HINTS, workers=1) for path in paths)
    )
    book = SqlBook(database=sqlite)

    assert raised == []
    assert len(book.facts.interactions) == 900
    assert sorted(found.file.rpartition("/")[2] for found in book.facts.imports.values()) == [
        "one.mbox",
        "three.mbox",
        "two.mbox",
    ]
    assert len(book.journal_titles) == 3


def test_the_same_file_twice_at_once_is_in_once(sqlite: str, tmp_path: Path) -> None:
    """A second window, a second press: the later one hears so, or finds that everything is there already."""
    path = mailbox(tmp_path / "mail.mbox", 600, about="mail")

    def bring() -> None:
        bring_in(SqlBook(database=sqlite), [path], hints=HINTS, workers=1)

    raised = _at_once(bring, bring, bring)
    facts = SqlBook(database=sqlite).facts

    assert len(facts.interactions) == 600
    assert len(set(facts.interactions.key.tolist())) == 600
    assert len(facts.imports) == 1
    assert all("Nothing was changed" in str(error) for error in raised)
    assert bring_in(SqlBook(database=sqlite), [path], hints=HINTS, workers=1).imports[0].same == 600
