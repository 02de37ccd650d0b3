"""Interactions into a database, beside the bare insert of the same bytes and one row an interaction."""

import tempfile
from pathlib import Path

from bench import store
from bench.proof.figure import INTERACTIONS, SECONDS, Figure, Other
from bench.proof.setup import Setup, tell

COMMAND = "python -m bench.proof.storing"


def measure(setup: Setup) -> list[Figure]:
    """Give interactions a second into SQLite, and seconds to open a book of a million."""
    with tempfile.TemporaryDirectory() as folder:
        found = store.measure(setup.sizes.stored, rounds=setup.sizes.rounds, folder=Path(folder))
    return [
        Figure(
            issue=3,
            what=f"{setup.sizes.stored:,} interactions put into the book, journal and all, on SQLite",
            unit=INTERACTIONS,
            ours=found["apply"],
            asked=200_000,
            peers=(Other("one row each, bare", found["one_row_each"]),),
            limit=Other("bare insert of the same bytes", found["bytes_only"]),
            command=COMMAND,
        ),
        Figure(
            issue=3,
            what=f"a book of {found['large_book']:,.0f} interactions opened",
            unit=SECONDS,
            ours=found["open_seconds"],
            command=COMMAND,
        ),
    ]


if __name__ == "__main__":
    tell(measure, __doc__)
