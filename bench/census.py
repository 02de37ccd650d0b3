"""How long a census of many owners takes, by engine and number of contacts; and made-up contacts to take it of."""

import argparse
import json
import shutil
import sys
import tempfile
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from bench.mail import Program, measure
from kithmap_census.census import take_census
from kithmap_census.engines.choose import EngineName, engine_named
from kithmap_census.policy import Audience, Policy

AS_OF = date(2026, 3, 16)
YEARS = 6
PER_OWNER = 1_000
"""Contacts of one owner in six years, on average: some write a hundred letters, some ten thousand."""
PEOPLE = 150
OWNERS_A_FILE = 1_000
MEMORY_GB = 8.0
SOURCES = Path(__file__).parent.parent / "src"
"""Another Python, which has Spark, runs the same sources."""


def write_contacts(folder: Path, *, contacts: int, seed: int = 7) -> int:
    """Write about so many contacts as Parquet, one file for 1,000 owners; give the number of owners. Seeded."""
    folder.mkdir(parents=True, exist_ok=True)
    owners = max(contacts // PER_OWNER, 1)
    for first in range(0, owners, OWNERS_A_FILE):
        last = min(first + OWNERS_A_FILE, owners)
        table = _contacts_of(first, last, chance=np.random.default_rng([seed, first]))
        pq.write_table(table, folder / f"owners-{first:07}.parquet", row_group_size=2**18)
    return owners


def _contacts_of(first: int, last: int, *, chance: np.random.Generator) -> pa.Table:
    """Give the contacts of owners first … last - 1: a few people fill most days, each within a span of the years."""
    number = last - first
    size = np.maximum(chance.lognormal(-0.5, 1.0, number) * PER_OWNER, 1).astype(np.int64)
    size = np.maximum(size * (number * PER_OWNER) // size.sum(), 1)
    owner = np.repeat(np.arange(first, last), size)
    rows = len(owner)
    person = (PEOPLE * chance.random(rows) ** 2.5).astype(np.int64)
    pair = (owner - first) * PEOPLE + person
    span = chance.random((2, number * PEOPLE))
    begin, length = span[0] * 0.8, 0.05 + 0.95 * span[1]
    today = (AS_OF - date(1970, 1, 1)).days
    at = np.minimum(begin[pair] + length[pair] * chance.random(rows), 1.0)
    channel = chance.choice(3, rows, p=[0.85, 0.08, 0.07]).astype(np.int8)
    sent = chance.random(rows) < 0.3 + 0.4 * chance.random(number * PEOPLE)[pair]
    return pa.table(
        {
            "owner": pa.array(owner).cast(pa.string()),
            "person": pa.array(person).cast(pa.string()),
            "day": pa.array((today - YEARS * 365 + at * YEARS * 365).astype("datetime64[D]")),
            "channel": channel,
            "direction": np.where(channel == 2, 2, np.where(sent, 0, 1)).astype(np.int8),
            "people": (1 + chance.geometric(0.6, rows) - 1).astype(np.int32) + 1,
            "minutes": np.where(channel > 0, chance.integers(1, 121, rows), 0).astype(np.float32),
            "automatic": pa.array(chance.random(rows) < 0.05),
        }
    )


def made(place: Path, contacts: int) -> Path:
    """Give a folder in `place` with about so many made-up contacts, written if it is not there."""
    folder = place / f"contacts-{contacts}"
    if not folder.exists():
        part = place / f"contacts-{contacts}.part"
        shutil.rmtree(part, ignore_errors=True)
        write_contacts(part, contacts=contacts)
        part.rename(folder)
    return folder


def take_here(folder: Path, *, engine: str, memory_gb: float = MEMORY_GB) -> int:
    """Take a census in this process, ties and readings as whole tables; give the number of ties."""
    whole = Policy(ties=Audience.WHOLE, readings=Audience.WHOLE)
    with tempfile.TemporaryDirectory(dir=folder.parent) as work:
        runs = engine_named(EngineName(engine), work=Path(work), memory_gb=memory_gb)
        taken = take_census(runs, contacts=str(folder), members=None, out=f"{work}/out", as_of=AS_OF, policy=whole)
    return taken.ties


def read_alone(folder: Path) -> int:
    """Read every column of the contacts and add up what can be added: the least that any census does."""
    # only this needs it, and it takes as long to load as the rest together
    import duckdb

    columns = "max(owner), max(person), max(day), sum(channel), sum(direction), sum(people), sum(minutes)"
    asked = f"SELECT count(*), {columns}, count(automatic) FROM read_parquet('{folder}/*.parquet')"
    row = duckdb.connect().execute(asked).fetchone()
    return int(row[0]) if row else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one census took: seconds on the clock and of processors, and its most memory (PSS of all processes)."""

    seconds: float
    processor_seconds: float
    megabytes: float


def take(
    folder: Path, *, engine: str, memory_gb: float = MEMORY_GB, whole: bool = True, python: Path | None = None
) -> Run:
    """Take a census in a process of its own, by this Python or another."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as out:
        policy = Path(out) / "policy.toml"
        policy.write_text('ties = "whole"\nreadings = "whole"\n' if whole else "", encoding="utf-8")
        given = {
            "out": f"{out}/out",
            "as-of": AS_OF,
            "engine": engine,
            "memory": memory_gb,
            "policy": policy,
            "work": out,
        }
        options = [f"--{name}={value}" for name, value in given.items()]
        command = [str(python or sys.executable), "-m", "kithmap_census", str(folder), *options]
        program = Program(engine, command, 1, environment=(("PYTHONPATH", str(SOURCES)),))
        (found,) = measure([program], rounds=1)
    return Run(
        seconds=1 / found.messages_per_second,
        processor_seconds=1 / found.messages_per_cpu_second,
        megabytes=found.pss_mb,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where made-up contacts are written, and stay")
    parser.add_argument("--contacts", type=float, default=1e6)
    parser.add_argument("--engine", default="duckdb")
    parser.add_argument("--memory", type=float, default=MEMORY_GB)
    parser.add_argument("--by-owner", action="store_true", help="write a folder for each owner, not one table")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    contacts = int(options.contacts)
    folder = made(options.folder, contacts)
    run = take(folder, engine=options.engine, memory_gb=options.memory, whole=not options.by_owner)
    print(json.dumps({"engine": options.engine, "contacts": contacts, **asdict(run)}))


if __name__ == "__main__":
    main()
