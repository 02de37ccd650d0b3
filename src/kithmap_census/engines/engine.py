"""An engine: what a census asks of DuckDB, Polars or Spark besides running expressions."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from kithmap_census.frame import Frame

EPOCH_SQL = "DATE '1970-01-01'"
"""Days are whole numbers in expressions, since date arithmetic differs between engines, and dates in files."""
DAY_COLUMNS = ("day", "first", "last", "records_end")
"""Columns that are dates in files."""


class Engine(Protocol):
    """Frames come in from Parquet and go out to it; between, they are narwhals frames, lazy throughout."""

    def scan(self, place: str) -> Frame:
        """Give the rows of the Parquet files in a folder, or of one file, dates as days since 1970-01-01."""

    def portions(self, place: str) -> Sequence[Frame]:
        """Give the rows of a folder, as `scan` does, in parts that hold whole owners and fit into memory."""

    def kept(self, frame: Frame, name: str) -> Frame:
        """Compute a frame once, and give it back from where it is kept, on disk and not in memory."""

    def numbers(self, frame: Frame) -> tuple[int, ...]:
        """Give the one row of a frame of whole numbers."""

    def write(self, frame: Frame, folder: str) -> None:
        """Write a frame as Parquet into a folder, beside what was written there before."""

    def write_by_owner(self, frame: Frame, folder: str) -> None:
        """Write a frame as Parquet, one folder for each owner, named owner=…; the column owner is left out.

        No owner may have a folder there yet.
        """


def day_columns(columns: list[str]) -> list[str]:
    """Give those columns that are dates in files."""
    return [name for name in columns if name in DAY_COLUMNS]


def next_file(folder: str) -> str:
    """Make a folder, and give the name of the next file that a single machine writes into it."""
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    return str(place / f"part-{len(list(place.iterdir()))}.parquet")
