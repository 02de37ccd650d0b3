"""A program that writes act after act and is killed in the middle, again and again: see test_killed.py.

It says after each kill how many acts had been confirmed, and waits for a line before it starts to write again.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

import numpy as np

from kithmap.book.facts import Changes
from kithmap.sources.card import Card
from kithmap.sources.interactions import Interactions
from tests.program_store import set_up_store

EACH = 2_000
"""Interactions an act brings, with one card: an act is all of it or nothing."""
LONGEST_SECONDS = 0.04
"""A writer lives up to so long; an act takes some 5 ms."""


def made_up(number: int) -> Interactions:
    """Give EACH interactions that no other number gives."""
    return Interactions(
        key=np.arange(number * EACH, (number + 1) * EACH, dtype=np.uint64),
        when=np.random.default_rng(number).integers(0, 10**9, EACH),
        channel=np.zeros(EACH, dtype=np.int8),
        minutes=np.zeros(EACH, dtype=np.float32),
        automatic=np.zeros(EACH, dtype=np.bool_),
        start=np.arange(EACH + 1, dtype=np.int64),
        who=np.zeros(EACH, dtype=np.int32),
        role=np.zeros(EACH, dtype=np.int8),
        contacts=((f"mail:p{number}@x.example", ""),),
    )


def write_for_ever(confirmed: int) -> None:
    """Write acts, and a byte into `confirmed` after each."""
    # Django's models can be loaded only once it is set up
    from kithmap_app.store.sql_book import SqlBook

    book = SqlBook()
    while True:
        number = len(book.facts.cards)
        card = Card(source="names", key=str(number), name=f"Person {number}")
        book.apply(f"Act {number}", Changes(put=(card,), brought=made_up(number)))
        os.write(confirmed, b".")


def killed_after(seconds: float) -> int:
    """Let a process write, kill it after `seconds`, and give how many acts it had confirmed."""
    reading, writing = os.pipe()
    if not (child := os.fork()):
        write_for_ever(writing)
    os.close(writing)
    os.read(reading, 1)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as rest:
        return 1 + len(rest.read())


def main() -> None:
    set_up_store(Path(sys.argv[1]))
    chance = random.Random(7)
    while True:
        print(killed_after(chance.random() * LONGEST_SECONDS), flush=True)
        if not sys.stdin.readline():
            return


if __name__ == "__main__":
    main()
