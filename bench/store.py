"""How fast interactions go into a book in a database, and a large book is opened: `python -m bench.store`.

Side by side on SQLite: the whole act of an import, the bare insert of the bytes it writes, and one row an interaction.
"""

import argparse
import json
import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import numpy as np

from kithmap.book.facts import Changes
from kithmap.sources.interaction import Channel, Interaction, Participant, Role
from kithmap.sources.interactions import Gatherer, Interactions
from kithmap_app.store.columns import packed_batches, packed_contacts
from kithmap_app.store.start import start_store

SEED = 7
OWN = "mail:owner@x.example"
PEOPLE = 10_000
ROWS = (
    "CREATE TABLE IF NOT EXISTS one_row "
    "(key INTEGER, at INTEGER, channel INTEGER, minutes REAL, automatic INTEGER, people TEXT)"
)
BYTES = "CREATE TABLE IF NOT EXISTS bytes_only (id INTEGER PRIMARY KEY, body BLOB)"


def made_up(interactions: int, *, seed: int = SEED) -> Interactions:
    """Give mail of ten years in the order it came: two to six people each, a few of whom write most."""
    chance = np.random.default_rng(seed)
    keys = chance.integers(0, 2**63, interactions, dtype=np.uint64)
    when = np.sort(chance.integers(10**9, 10**9 + 86_400 * 3650, interactions))
    sizes = 1 + np.minimum(chance.geometric(0.5, interactions), 5)
    others = chance.zipf(1.3, int(sizes.sum())) % PEOPLE
    desk = Gatherer()
    first = 0
    for key, at, size in zip(keys.tolist(), when.tolist(), sizes.tolist(), strict=True):
        names = others[first : first + size].tolist()
        people = (Participant(Role.TO, f"mail:p{n}@x.example", f"Person {n}") for n in names)
        desk.add(Interaction(key, at, Channel.MESSAGE, (Participant(Role.SENDER, OWN, "Owner"), *people)))
        first += size
    return desk.columns()


def median_seconds(act: Callable[[int], object], *, rounds: int) -> float:
    """Give the median wall time of `act`, which is told the number of the round, in seconds."""
    times = []
    for number in range(rounds):
        start = time.perf_counter()
        act(number)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def insert_bytes(path: Path, parts: list[bytes]) -> None:
    """Write the bytes of an import as one bare transaction."""
    with closing(_bare(path)) as bare, bare:
        bare.executemany("INSERT INTO bytes_only (body) VALUES (?)", ((part,) for part in parts))


def insert_rows(path: Path, found: Interactions) -> None:
    """Write one row an interaction, people as JSON, as one bare transaction."""
    with closing(_bare(path)) as bare, bare:
        bare.executemany("INSERT INTO one_row VALUES (?, ?, ?, ?, ?, ?)", _rows(found))


def make_bare(path: Path) -> None:
    """Make the bare tables that are measured beside the book, where they are not there yet."""
    with closing(_bare(path)) as bare:
        bare.execute(ROWS)
        bare.execute(BYTES)


def _bare(path: Path) -> sqlite3.Connection:
    bare = sqlite3.connect(path)
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute("PRAGMA synchronous=NORMAL")
    return bare


def _rows(found: Interactions) -> Iterator[tuple[object, ...]]:
    start = found.start.tolist()
    people = list(zip(found.who.tolist(), found.role.tolist(), strict=True))
    columns = (found.key.view(np.int64), found.when, found.channel, found.minutes, found.automatic)
    for i, row in enumerate(zip(*(column.tolist() for column in columns), strict=True)):
        yield (*row, json.dumps(people[start[i] : start[i + 1]]))


def measure(interactions: int, *, rounds: int, folder: Path) -> dict[str, float]:
    """Give interactions a second for each way, and the seconds and bytes of a book of a million."""
    os.environ["KITHMAP_HOME"] = str(folder)
    start_store()
    # models can be loaded only once Django is set up
    from kithmap_app.store.home import open_home_book
    from kithmap_app.store.remembered import REMEMBERED
    from kithmap_app.store.sql_book import SqlBook

    found = made_up(interactions)
    open_home_book()
    parts = [packed_contacts(found.contacts), *(part for b in packed_batches(found) for part in _parts(b))]
    make_bare(folder / "bare.sqlite3")
    apply = median_seconds(lambda n: SqlBook(f"o{n}").apply("Bring in", Changes(brought=found)), rounds=rounds)
    only = median_seconds(lambda _: insert_bytes(folder / "bare.sqlite3", parts), rounds=rounds)
    rows = median_seconds(lambda _: insert_rows(folder / "bare.sqlite3", found), rounds=rounds)

    large = SqlBook("large")
    repeats = max(1, 1_000_000 // interactions)
    for number in range(repeats):
        large.apply(f"Bring in {number}", Changes(brought=made_up(interactions, seed=SEED + number)))

    def open_anew(_: int) -> None:
        REMEMBERED.forget(large.edition.lineage)
        assert len(large.facts.interactions) == repeats * interactions

    opening = median_seconds(open_anew, rounds=rounds)
    again = median_seconds(lambda _: large.facts, rounds=rounds)
    undoing = median_seconds(lambda _: (large.undo(), large.redo()), rounds=rounds)
    return {
        "interactions": interactions,
        "apply": interactions / apply,
        "bytes_only": interactions / only,
        "one_row_each": interactions / rows,
        "bytes_each": sum(map(len, parts)) / interactions,
        "large_book": repeats * interactions,
        "open_seconds": opening,
        "open_again_seconds": again,
        "undo_and_redo_seconds": undoing,
    }


def _parts(batch: object) -> Iterator[bytes]:
    values = (
        getattr(batch, name) for name in ("key", "when", "channel", "minutes", "automatic", "size", "who", "role")
    )
    return (value for value in values if isinstance(value, bytes))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--interactions", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(asked.interactions, rounds=asked.rounds, folder=Path(folder))
    if asked.json:
        print(json.dumps(found))
        return
    print(
        f"{found['interactions']:,} interactions, {found['bytes_each']:.0f} bytes each, median of {asked.rounds} rounds"
    )
    print(f"  SqlBook.apply, all of it      {found['apply']:>12,.0f} interactions/s")
    print(f"  bare insert of the same bytes {found['bytes_only']:>12,.0f} interactions/s")
    print(f"  one row an interaction        {found['one_row_each']:>12,.0f} interactions/s")
    print(f"a book of {found['large_book']:,} interactions")
    print(f"  opened in {found['open_seconds']:.2f} s, again in {found['open_again_seconds'] * 1000:.1f} ms")
    print(f"  last import undone and done again in {found['undo_and_redo_seconds']:.2f} s")


if __name__ == "__main__":
    main()
