"""A process that is killed while it writes loses nothing that was there before, and leaves nothing half done."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from django.db import connections

from kithmap_app.store.refusals import place_of
from kithmap_app.store.sql_book import SqlBook
from tests.store.killed_writer import EACH, made_up

ROOT = Path(__file__).parents[2]
KILLS = 20


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the writer is forked, which this system cannot")
def test_killed_twenty_times_every_confirmed_act_is_whole(sqlite: str) -> None:
    """A laptop that dies in the middle of an import must cost at most that import."""
    command = [sys.executable, "-m", "tests.store.killed_writer", place_of(sqlite)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdin is not None
        assert writer.stdout is not None
        confirmed = 0
        for _ in range(KILLS):
            confirmed += int(writer.stdout.readline())
            there = _whole_acts(sqlite)

            # the act that was being confirmed when the kill came may be there too
            assert confirmed <= there <= confirmed + 1
            confirmed = there
            writer.stdin.write("\n")
            writer.stdin.flush()
        writer.stdout.readline()
        writer.stdin.close()


def _whole_acts(database: str) -> int:
    """Give the number of acts in the book, each held against what it should have brought."""
    with connections[database].cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        assert cursor.fetchone() == ("ok",)
    facts = SqlBook(database=database).facts
    acts = len(facts.cards)

    assert [card.name for card in facts.cards.values()] == [f"Person {number}" for number in range(acts)]
    assert np.array_equal(facts.interactions.key, np.arange(acts * EACH, dtype=np.uint64))
    assert np.array_equal(facts.interactions.when[-EACH:], made_up(acts - 1).when)
    return acts
