"""Portions: contacts cut into parts of whole owners, by what the ends of Parquet files say of their rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import narwhals as nw
import pyarrow.parquet as pq

from kithmap_census.frame import Frame

ROWS_AT_ONCE = 5_000_000
"""Contacts computed at a time: about a gigabyte of memory on each engine of one machine."""
MOST_READ = 2.0
"""Portions may read so many times the rows there are; where owners are mixed more than that, sorting is cheaper."""
MOST_OVER = 2
"""A portion may hold so many times the rows asked for: an owner, or a row group, cannot be cut."""

GROUPS_A_PORTION = 40
LEAST_ROWS_IN_GROUP = 2_048
"""What DuckDB holds at a time; it writes no smaller row groups."""

Name = str | int


@dataclass(frozen=True, slots=True)
class Portion:
    """The files that hold some owners: those from `low` up to, not including, `high`; None is without end."""

    files: tuple[Path, ...]
    low: Name | None = None
    high: Name | None = None

    def rows_of(self, frame: Frame) -> Frame:
        """Give the rows of its owners, from a frame of its files."""
        if self.low is not None:
            frame = frame.filter(nw.col("owner") >= self.low)
        return frame if self.high is None else frame.filter(nw.col("owner") < self.high)


@dataclass(frozen=True, slots=True)
class _Block:
    """A row group: its file, the first and the last of its owners in their order, and its rows."""

    file: Path
    first: Name
    last: Name
    rows: int


class _NothingSaid(Exception):
    """A file says nothing of the owners in its row groups."""


def portions_of(
    files: Sequence[Path], *, rows_at_once: int = ROWS_AT_ONCE, is_sorted: bool = False
) -> tuple[Portion, ...] | None:
    """Give portions of about so many rows, each owner whole in one; None where rows are not in order of owner.

    Only the ends of files are read. Rows without an owner are in no portion, where there are several. Of rows that are
    sorted, portions are given even where an owner has many times the rows asked for.
    """
    try:
        blocks = sorted((block for file in files for block in _blocks(file)), key=lambda block: block.first)
    except _NothingSaid:
        return None
    total = sum(block.rows for block in blocks)
    if total <= rows_at_once:
        return (Portion(tuple(files)),)
    bounds = [None, *_cuts(blocks, rows_at_once), None]
    found = [(low, high, [b for b in blocks if _meets(b, low, high)]) for low, high in pairwise(bounds)]
    read = [sum(block.rows for block in held) for _, _, held in found]
    if not is_sorted and (sum(read) > MOST_READ * total or max(read) > MOST_OVER * rows_at_once):
        return None
    return tuple(Portion(tuple(sorted({block.file for block in held})), low, high) for low, high, held in found)


def rows_in_group(rows_at_once: int) -> int:
    """Give the rows of a row group of a file that is written to be cut: few beside a portion, yet worth a footer."""
    return max(rows_at_once // GROUPS_A_PORTION, LEAST_ROWS_IN_GROUP)


def _blocks(file: Path) -> Iterator[_Block]:
    """Give the row groups of a file that have an owner in any row. Raises `_NothingSaid`."""
    with pq.ParquetFile(file) as source:
        about = source.metadata
        column = about.schema.to_arrow_schema().get_field_index("owner")
        for number in range(about.num_row_groups):
            group = about.row_group(number)
            said = group.column(column).statistics
            if said is None or (group.num_rows and not said.has_min_max and said.null_count != group.num_rows):
                raise _NothingSaid
            if said.has_min_max:
                yield _Block(file, said.min, said.max, group.num_rows)


def _cuts(blocks: Sequence[_Block], rows_at_once: int) -> list[Name]:
    """Give the owners with whom a new portion begins."""
    cuts: list[Name] = []
    start, rows = blocks[0].first, 0
    for block in blocks:
        if rows >= rows_at_once and block.first != start:
            cuts.append(block.first)
            start, rows = block.first, 0
        rows += block.rows
    return cuts


def _meets(block: _Block, low: Name | None, high: Name | None) -> bool:
    return (low is None or not block.last < low) and (high is None or block.first < high)  # type: ignore[operator]
