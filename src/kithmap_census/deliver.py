"""Delivery: a table in order of owner becomes one folder for each owner, with rights for one user only."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

BATCH_ROWS = 2**17
"""Rows read at a time: tens of megabytes."""
OWNER_RIGHTS = 0o700
"""Rights of an owner's folder: hand it to its owner's user, and nobody else can open it."""


def deliver(file: Path, folder: Path) -> int:
    """Write each owner's rows of `file`, next to one another there, into folder/owner=NAME; give how many owners.

    Names are percent-encoded where a folder cannot be called so. Memory holds one batch and one owner.
    """
    folder.mkdir(parents=True, exist_ok=True)
    number = 0
    for owner, rows in _by_owner(file):
        place = folder / f"owner={quote(str(owner), safe='@ +')}"
        place.mkdir(mode=OWNER_RIGHTS)
        pq.write_table(rows.drop_columns(["owner"]), place / "part-0.parquet", compression="zstd")
        number += 1
    return number


def _by_owner(file: Path) -> Iterator[tuple[object, pa.Table]]:
    waiting: list[pa.Table] = []
    with pq.ParquetFile(file) as source:
        for batch in source.iter_batches(BATCH_ROWS):
            for run in _runs(pa.Table.from_batches([batch])):
                if waiting and waiting[0]["owner"][0] != run["owner"][0]:
                    yield waiting[0]["owner"][0].as_py(), pa.concat_tables(waiting)
                    waiting = []
                waiting.append(run)
    if waiting:
        yield waiting[0]["owner"][0].as_py(), pa.concat_tables(waiting)


def _runs(rows: pa.Table) -> Iterator[pa.Table]:
    """Give the parts of a table that belong to one owner each."""
    owner = rows["owner"]
    changes = np.flatnonzero(pc.not_equal(owner.slice(1), owner.slice(0, len(owner) - 1)).to_numpy()) + 1
    bounds = [0, *changes.tolist(), len(owner)]
    for start, end in pairwise(bounds):
        if end > start:
            yield rows.slice(start, end - start)
