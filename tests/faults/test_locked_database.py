"""A database that another program holds is busy: the import waits, says so, and can be done when it is free."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from django.db import connections

from kithmap.actions.bring_in import bring_in
from kithmap.errors import BookBusy
from kithmap.sources.hints import Hints
from kithmap_app.store.refusals import place_of
from kithmap_app.store.sql_book import SqlBook
from tests.faults.mailbox import mailbox

HINTS = Hints(today=date(2026, 3, 16))


def test_an_import_into_a_locked_database_is_refused_and_comes_in_later(sqlite: str, tmp_path: Path) -> None:
    """A backup program may hold the file for longer than anybody waits."""
    path, book = mailbox(tmp_path / "mail.mbox", 40, about="mail"), SqlBook(database=sqlite)
    bring_in(book, [mailbox(tmp_path / "first.mbox", 10, about="first")], hints=HINTS, workers=1)
    with connections[sqlite].cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=50")
    with closing(sqlite3.connect(place_of(sqlite), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(BookBusy, match=r"another program is writing to it\. Nothing was changed; try again"):
            bring_in(book, [path], hints=HINTS, workers=1)
        other.execute("ROLLBACK")

    assert len(book.facts.interactions) == 10
    assert len(book.journal_titles) == 1
    assert bring_in(book, [path], hints=HINTS, workers=1).imports[0].new == 40
    assert len(book.facts.interactions) == 50
