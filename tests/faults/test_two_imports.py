"""Two imports at once: both are in, each record once, and the later one says what was there already."""

import json
import sys
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.db import connections

from kithmap.actions.bring_in import bring_in
from kithmap.actions.land import MOST_TRIES
from kithmap.actions.take_sync import Fetched, take_sync
from kithmap.book.facts import Changes
from kithmap.book.memory import MemoryBook
from kithmap.errors import BookBusy, BookMoved
from kithmap.sources.account import Account, ServerKind
from kithmap.sources.harvest.harvest import harvest
from kithmap.sources.hints import Hints
from kithmap_app.store.sql_book import SqlBook
from tests.at_once import run_at_once
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
    """A second window, a second press: the later ones find that everything is there already."""
    path = mailbox(tmp_path / "mail.mbox", 600, about="mail")
    found: list[tuple[int, int]] = []

    def bring() -> None:
        (one,) = bring_in(SqlBook(database=sqlite), [path], hints=HINTS, workers=1).imports
        found.append((one.new, one.same))

    raised = _at_once(bring, bring, bring)
    facts = SqlBook(database=sqlite).facts

    assert len(facts.interactions) == 600
    assert len(set(facts.interactions.key.tolist())) == 600
    assert len(facts.imports) == 1
    assert raised == []
    assert sorted(found) == [(0, 600), (0, 600), (600, 0)]


def _in_processes(database: Path, *files: list[Path]) -> list[list[list[int]]]:
    """Let a process for each of `files` bring them in, all told to go at once, and give what each says."""
    ended = run_at_once(("-m", "tests.faults.importer", database, *paths) for paths in files)
    return [json.loads(output) for _, output in ended]


def test_two_processes_with_one_file_bring_it_in_once(sqlite: str, tmp_path: Path) -> None:
    """A command while the page brings the same in: whoever is second says that all of it is the same."""
    path = mailbox(tmp_path / "mail.mbox", 3_000, about="mail")
    cards = tmp_path / "people.csv"
    cards.write_text("Name,Email\n" + "".join(f"Person {n},p{n}@x.example\n" for n in range(500)), encoding="utf-8")
    said = _in_processes(Path(connections[sqlite].settings_dict["NAME"]), [path, cards], [path, cards])
    facts = SqlBook(database=sqlite).facts

    assert sorted(said) == [[[0, 3_000, 0, 0], [0, 500, 0, 0]], [[3_000, 0, 0, 0], [500, 0, 0, 0]]]
    assert (len(facts.interactions), len(facts.cards), len(facts.imports)) == (3_000, 500, 2)


def test_two_processes_with_files_that_overlap_count_each_record_once(sqlite: str, tmp_path: Path) -> None:
    """An old export and a new one: what is in both is new to one and the same to the other, and undo fits."""
    old = mailbox(tmp_path / "old.mbox", 2_000, about="mail")
    new = mailbox(tmp_path / "new.mbox", 3_000, about="mail")
    said = _in_processes(Path(connections[sqlite].settings_dict["NAME"]), [old], [new])
    book = SqlBook(database=sqlite)

    assert sum(one[0] for (one,) in said) == 3_000
    assert [sum(one) for (one,) in said] == [2_000, 3_000]
    assert len(book.facts.interactions) == 3_000
    while book.journal_titles:
        book.undo()
    assert len(book.facts.interactions) == 0


def test_a_sync_and_an_import_that_meet_are_both_in(sqlite: str, tmp_path: Path) -> None:
    """The same mail from the server and from a file: the later one is held against what the other left."""
    path = mailbox(tmp_path / "mail.mbox", 400, about="mail")
    parts = tuple(harvest([path], HINTS))
    account = Account(kind=ServerKind.IMAP, address="imaps://imap.x.example", user="mira")
    sums: list[int] = []

    def sync() -> None:
        brought = take_sync(SqlBook(database=sqlite), Fetched(account, parts), hints=HINTS)
        sums.extend(one.new for one in brought.imports)

    def bring() -> None:
        sums.extend(one.new for one in bring_in(SqlBook(database=sqlite), [path], hints=HINTS, workers=1).imports)

    raised = _at_once(sync, bring, sync)

    assert raised == []
    assert sorted(sums) == [0, 0, 400]
    assert len(SqlBook(database=sqlite).facts.interactions) == 400


class _NeverAtRest(MemoryBook):
    """A book that somebody else changes all the time."""

    tries = 0

    def apply(self, title: str, changes: Changes) -> None:
        self.tries += 1
        raise BookMoved("book")


def test_a_book_that_never_rests_is_told_in_a_sentence(tmp_path: Path) -> None:
    """Trying has an end."""
    book = _NeverAtRest()
    with pytest.raises(BookMoved, match=r"changed elsewhere a moment ago\. Nothing was changed; try again shortly\."):
        bring_in(book, [mailbox(tmp_path / "mail.mbox", 3, about="mail")], hints=HINTS, workers=1)

    assert book.tries == MOST_TRIES + 1
