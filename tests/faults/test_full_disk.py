"""A disk that is full in the middle of an import costs that import, says so, and nothing that was there before."""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kithmap.actions.bring_in import bring_in
from kithmap.book.encoding import encoded_facts
from kithmap.book.facts import Changes
from kithmap.book.file import load_book, save_book
from kithmap.book.memory import MemoryBook
from kithmap.errors import BookNotWritable
from kithmap.sources.card import Card
from kithmap.sources.hints import Hints
from kithmap_app.store.databases import sqlite_database
from kithmap_app.store.sql_book import SqlBook
from tests.faults.mailbox import mailbox
from tests.store.databases import opened

HINTS = Hints(today=date(2026, 3, 16), keep_subjects=True)
ANA = Card(source="names", key="Ana", name="Ana Díaz")
MESSAGES = 30_000
"""Some 400 kB of database, and a book of 3 MB as JSON."""
ROOM_BYTES = 64 * 1024


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    try:
        made = subprocess.run(
            ("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)), capture_output=True, check=False
        )
    except OSError:
        pytest.skip("there is no mount command on this system")
    if made.returncode:
        pytest.skip("a small disk can be mounted by root only")
    try:
        yield place
    finally:
        subprocess.run(("umount", str(place)), check=True)


def test_a_book_on_a_full_disk_is_as_it_was(small_disk: Path, tmp_path: Path) -> None:
    """The sentence names the book and the reason, and once there is room the same file comes in."""
    path = mailbox(tmp_path / "mail.mbox", MESSAGES, about="A subject that is long enough to take its room")
    with opened(sqlite_database(small_disk / "kithmap.sqlite3")) as alias:
        book = SqlBook(database=alias)
        book.apply("Begin", Changes(put=(ANA,)))
        (small_disk / "films").write_bytes(bytes(shutil.disk_usage(small_disk).free - ROOM_BYTES))
        with pytest.raises(BookNotWritable, match=r"full\)\. The book on disk is as it was before"):
            bring_in(book, [path], hints=HINTS, workers=1)

        assert list(book.facts.cards.values()) == [ANA]
        assert len(book.facts.interactions) == 0
        assert book.journal_titles == ("Begin",)

        subprocess.run(("mount", "-o", "remount,size=20m", str(small_disk)), check=True)
        bring_in(book, [path], hints=HINTS, workers=1)
        assert len(book.facts.interactions) == MESSAGES


def test_a_book_in_a_file_on_a_full_disk_is_as_it_was(small_disk: Path, tmp_path: Path) -> None:
    """The new file is written beside the old one, and is gone again where it cannot be finished."""
    path, book = small_disk / "my.json", MemoryBook()
    book.apply("Begin", Changes(put=(ANA,)))
    save_book(path, book)
    bring_in(book, [mailbox(tmp_path / "mail.mbox", MESSAGES, about="Subject")], hints=HINTS, workers=1)
    with pytest.raises(BookNotWritable, match="No space left on device"):
        save_book(path, book)

    assert encoded_facts(load_book(path).facts)["cards"] == encoded_facts(MemoryBook().facts)["cards"] + [
        {"source": "names", "key": "Ana", "name": "Ana Díaz"}
    ]
    assert [file.name for file in small_disk.iterdir()] == ["my.json"]
