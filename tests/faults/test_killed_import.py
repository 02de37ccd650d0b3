"""An import that is killed at any moment, while it reads, compares or writes, loses nothing and leaves nothing half."""

import json
import os
import random
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from django.db import connections

from kithmap.actions.bring_in import bring_in
from kithmap.book.encoding import encoded_facts
from kithmap.sources.hints import Hints
from kithmap_app.store.refusals import place_of
from kithmap_app.store.sql_book import SqlBook
from tests.faults.mailbox import mailbox

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("KITHMAP_KILLS", "12"))
"""The whole hundred takes a minute: KITHMAP_KILLS=100."""
MESSAGES = 1_500
SOONER, LATER = 0.8, 1.2
"""A kill that came too late makes the next ones come sooner, and the other way about: half of them come while it works,
however busy the machine is."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the import is forked, which this system cannot")
def test_a_killed_import_is_all_in_or_not_at_all(sqlite: str, tmp_path: Path) -> None:
    """kill -9, an empty battery: what was there before is there, and the file can simply be brought in again."""
    chance = random.Random(11)
    command = [sys.executable, "-m", "tests.faults.killed_import", place_of(sqlite)]
    seen = {"killed": 0, "whole": 0}
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        path = mailbox(tmp_path / "first.mbox", MESSAGES, about="Left alone")
        start = time.monotonic()
        print(60, path, file=program.stdin, flush=True)
        assert program.stdout.readline() == "0\n"
        longest_seconds = time.monotonic() - start
        before = _state(sqlite)
        for number in range(KILLS):
            path = mailbox(tmp_path / f"{number}.mbox", MESSAGES, about=f"Round {number}")
            print(chance.uniform(longest_seconds / 2, longest_seconds), path, file=program.stdin, flush=True)
            was_killed = int(program.stdout.readline()) != 0
            after = _state(sqlite)

            assert after[1:] in (before[1:], (before[1] + MESSAGES, before[2] + 1))
            assert was_killed or after != before
            assert after[0].startswith(before[0])
            seen["whole" if after != before else "killed"] += 1
            longest_seconds *= SOONER if after != before else LATER
            before = after
            path.unlink()
        program.stdin.close()
    print(f"{KILLS} kills: {seen['killed']} left nothing, {seen['whole']} came when all was in")

    again = mailbox(tmp_path / "again.mbox", MESSAGES, about=f"Round {KILLS - 1}")
    bring_in(SqlBook(database=sqlite), [again], hints=Hints(today=date(2026, 3, 16), keep_subjects=True), workers=1)
    assert _state(sqlite)[1] in (before[1], before[1] + MESSAGES)
    assert seen["killed"]


def _state(database: str) -> tuple[str, int, int]:
    """Give the subjects of all interactions in order, how many there are, and the number of imports; all sound."""
    connections[database].close()
    with connections[database].cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        assert cursor.fetchone() == ("ok",)
    book = SqlBook(database=database)
    facts = book.facts
    assert len(facts.imports) == len(book.journal_titles)
    assert json.dumps(encoded_facts(facts))
    return "\n".join(map(str, facts.interactions.subjects or ())), len(facts.interactions), len(facts.imports)
