"""A backup holds one whole moment, also while somebody writes, and comes back as it was."""

import gzip
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connections

from kithmap.book.encoding import encoded_facts
from kithmap.book.facts import Changes, told
from kithmap.errors import BookDamaged, BookError, BookNotWritable, BookTooNew, NoSuchFile
from kithmap_app.store.backup import back_up, restore
from kithmap_app.store.refusals import place_of
from kithmap_app.store.sql_book import SqlBook
from tests.book.contract import ANA, BEN, MAILS
from tests.store.databases import new_book
from tests.store.killed_writer import EACH
from tests.store.test_killed import ROOT


@pytest.fixture
def book(sqlite: str) -> SqlBook:
    book = new_book(sqlite)
    book.apply("Begin", Changes(put=(ANA,), brought=MAILS))
    return book


def test_what_is_backed_up_comes_back_with_its_journal(book: SqlBook, tmp_path: Path) -> None:
    """A disk dies, a book does not."""
    before = encoded_facts(book.facts)
    back_up(book.database, tmp_path / "b.kithmap")
    book.apply("Add Ben", told(book.facts, [BEN]))
    old = restore(tmp_path / "b.kithmap", book.database)

    assert encoded_facts(book.facts) == before
    assert list(book.journal_titles) == ["Begin"]
    assert old is not None
    restore(old, book.database)
    assert list(book.journal_titles) == ["Begin", "Add Ben"]


def test_another_book_object_sees_what_was_restored_at_once(book: SqlBook, tmp_path: Path) -> None:
    """Versions count on from the backup: facts that are remembered must not be taken for those of the same number."""
    other = SqlBook(book.owner, database=book.database)
    back_up(book.database, tmp_path / "b.kithmap")
    other.apply("Add Ben", told(other.facts, [BEN]))
    restore(tmp_path / "b.kithmap", book.database)
    book.apply("Otherwise", Changes(dropped=(ANA,)))

    assert list(other.facts.cards.values()) == []


def test_a_backup_is_for_its_owner_alone_and_opens_without_kithmap(book: SqlBook, tmp_path: Path) -> None:
    """gunzip and sqlite3 are all that is needed."""
    back_up(book.database, tmp_path / "b.kithmap")
    (tmp_path / "plain.sqlite3").write_bytes(gzip.decompress((tmp_path / "b.kithmap").read_bytes()))
    with closing(sqlite3.connect(tmp_path / "plain.sqlite3")) as plain:
        (count,) = plain.execute("SELECT count(*) FROM store_storedfact").fetchone()

    assert count == 1
    assert stat.S_IMODE((tmp_path / "b.kithmap").stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_a_backup_taken_while_another_process_writes_holds_whole_acts(sqlite: str, tmp_path: Path) -> None:
    """Nobody stops an import to take a backup."""
    command = [sys.executable, "-m", "tests.store.killed_writer", place_of(sqlite)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdin is not None
        for number in range(3):
            writer.stdout.readline()
            writer.stdin.write("\n")
            writer.stdin.flush()
            back_up(sqlite, tmp_path / f"{number}.kithmap")
        writer.stdin.close()
    for number in range(3):
        restore(tmp_path / f"{number}.kithmap", sqlite)
        facts = SqlBook(database=sqlite).facts

        assert len(facts.interactions) == EACH * len(facts.cards) > 0


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no such table"),
        (b"not packed at all", "no whole backup"),
        (gzip.compress(b"no database at all" * 100), "not a database"),
        (gzip.compress(b""), "no such table"),
    ],
)
def test_what_is_no_backup_is_refused_and_nothing_changes(
    book: SqlBook, tmp_path: Path, content: bytes, says: str
) -> None:
    """The wrong file must not cost the book."""
    (tmp_path / "b.kithmap").write_bytes(content)
    with pytest.raises(BookDamaged, match=says):
        restore(tmp_path / "b.kithmap", book.database)

    assert book.journal_titles == ("Begin",)
    assert list(tmp_path.glob("before-restore*")) == []


def test_a_backup_cut_anywhere_is_refused(book: SqlBook, tmp_path: Path) -> None:
    """Half a backup would look like a small one."""
    path = tmp_path / "b.kithmap"
    back_up(book.database, path)
    whole = path.read_bytes()
    for share in range(1, 10):
        path.write_bytes(whole[: len(whole) * share // 10])
        with pytest.raises(BookDamaged):
            restore(path, book.database)

    assert book.journal_titles == ("Begin",)


def test_a_backup_of_a_newer_version_is_refused(book: SqlBook, tmp_path: Path) -> None:
    """Tables that this version does not know would be misread."""
    with closing(sqlite3.connect(place_of(book.database))) as live, live:
        live.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('store', '0999_later', '2030-01-01')")
    back_up(book.database, tmp_path / "b.kithmap")
    with closing(sqlite3.connect(place_of(book.database))) as live, live:
        live.execute("DELETE FROM django_migrations WHERE name = '0999_later'")

    with pytest.raises(BookTooNew, match="newer Kithmap"):
        restore(tmp_path / "b.kithmap", book.database)
    assert list(tmp_path.glob("before-restore*")) == []


def test_a_damaged_database_is_kept_aside_and_the_backup_takes_its_place(book: SqlBook, tmp_path: Path) -> None:
    """This is when a backup is needed."""
    back_up(book.database, tmp_path / "b.kithmap")
    place = Path(place_of(book.database))
    connections[book.database].close()
    place.write_bytes(b"broken" * 1000)
    old = restore(tmp_path / "b.kithmap", book.database)

    assert old == tmp_path / "damaged-1.sqlite3"
    assert old.read_bytes().startswith(b"broken")
    assert book.journal_titles == ("Begin",)


def test_paths_that_do_not_work_are_told(book: SqlBook, shared_postgres: str, tmp_path: Path) -> None:
    """One clear sentence."""
    cases: list[tuple[type[Exception], str, Path, str]] = [
        (BookNotWritable, "No such file", tmp_path / "none" / "b.kithmap", book.database),
        (BookNotWritable, "pg_dump", tmp_path / "b.kithmap", shared_postgres),
    ]
    for error, says, path, database in cases:
        with pytest.raises(error, match=says):
            back_up(database, path)
    with pytest.raises(NoSuchFile):
        restore(tmp_path / "none.kithmap", book.database)
    with pytest.raises(BookError, match="no whole backup"):
        restore(tmp_path, book.database)
