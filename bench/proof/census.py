"""A census of many owners: seconds and memory on each engine, the starts of programs included, beside bare reading."""

import subprocess
from pathlib import Path

from bench import census
from bench.proof.figure import MEGABYTES, SECONDS, Figure, Other
from bench.proof.setup import ROOT, Setup, absent, tell
from bench.proof.turns import seconds_in_turns

COMMAND = "python -m bench.proof.census"
PLACE = ROOT / "out" / "bench" / "contacts"
"""Made-up contacts stay there: a hundred million take minutes to make, and several sections read them."""
ON_POLARS, ON_SPARK = "on Polars", "on Spark, local mode"
SPARK_NEEDS = "import pyspark, narwhals, pyarrow, click"


def measure(setup: Setup) -> list[Figure]:
    """Give seconds and megabytes of a census of each number of contacts, on DuckDB, Polars and Spark."""
    PLACE.mkdir(parents=True, exist_ok=True)
    spark = _spark_python(setup.peers_python)
    return [
        figure
        for contacts in setup.sizes.contacts
        for figure in _of_size(contacts, spark=spark, asks_spark=contacts in setup.sizes.contacts_on_spark)
    ]


def _spark_python(peers_python: Path | None) -> Path | None:
    """Give a Python that can run Spark, None where there is none."""
    if peers_python is None:
        return None
    done = subprocess.run([str(peers_python), "-c", SPARK_NEEDS], capture_output=True, check=False)
    return None if done.returncode else peers_python


def _of_size(contacts: int, *, spark: Path | None, asks_spark: bool) -> list[Figure]:
    made = census.made(PLACE, contacts)
    limit = seconds_in_turns({"reading": lambda: census.read_alone(made)}, rounds=1)["reading"]
    ours, polars = census.take(made, engine="duckdb"), census.take(made, engine="polars")
    on_spark = census.take(made, engine="spark", python=spark) if spark and asks_spark else None
    owners = max(contacts // census.PER_OWNER, 1)
    note = "DuckDB, told to use 8 GB; starts of the programs included"
    return [
        Figure(
            issue=7,
            what=f"a census of {contacts:,} contacts of {owners:,} owners",
            unit=SECONDS,
            ours=ours.seconds,
            peers=(Other(ON_POLARS, polars.seconds), *_on_spark(on_spark, "seconds", asks_spark)),
            limit=Other("reading all columns", limit),
            command=COMMAND,
            note=note,
        ),
        Figure(
            issue=7,
            what=f"memory for {contacts:,} contacts",
            unit=MEGABYTES,
            ours=ours.megabytes,
            peers=(Other(ON_POLARS, polars.megabytes), *_on_spark(on_spark, "megabytes", asks_spark)),
            command=COMMAND,
        ),
    ]


def _on_spark(run: census.Run | None, what: str, asks: bool) -> tuple[Other, ...]:
    """Give what Spark did; nothing where it is not asked, its absence where it is."""
    if run:
        return (Other(ON_SPARK, float(getattr(run, what))),)
    return (absent(ON_SPARK),) if asks else ()


if __name__ == "__main__":
    tell(measure, __doc__)
