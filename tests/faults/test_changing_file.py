"""A file that changes while it is read: what was whole is in, one sentence says the rest, and again brings the rest."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kithmap.actions.bring_in import bring_in
from kithmap.book.memory import MemoryBook
from kithmap.sources.hints import Hints
from tests.faults.mailbox import mailbox, messages

HINTS = Hints(today=date(2026, 3, 16))
FIRST = 4_000
"""Enough that progress is told while there is more to read."""


def _grow(path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(messages(500, about="Later"))


def _shrink(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _vanish(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("change", [_grow, _shrink, _vanish])
def test_a_mailbox_that_changes_is_told_and_nothing_is_lost(tmp_path: Path, change: Callable[[Path], None]) -> None:
    """Mail programs write to their folders at any time."""
    path, book = mailbox(tmp_path / "Inbox", FIRST, about="mail"), MemoryBook()
    changes = [change]

    def while_reading(done: int, total: int, records: int) -> None:
        if records >= FIRST // 4 and changes:
            changes.pop()(path)

    brought = bring_in(book, [path], hints=HINTS, workers=1, progress=while_reading)
    told = [trouble.what for trouble in brought.troubles]

    assert not changes
    assert told[-1] == "The file changed while it was read."
    # where it was cut, half a header may be left
    assert len(told) <= 1 + (change is _shrink)
    assert FIRST // 4 <= len(book.facts.interactions) <= FIRST + 500
    path.unlink(missing_ok=True)
    again = bring_in(book, [mailbox(path, FIRST, about="mail")], hints=HINTS, workers=1)
    assert not again.troubles
    assert len(set(book.facts.interactions.key.tolist())) == len(book.facts.interactions)
    assert again.imports[0].new + again.imports[0].same == FIRST
