"""DuckDB: one machine, all its cores; what does not fit into memory goes to disk."""

from collections.abc import Sequence
from pathlib import Path

import duckdb
import narwhals as nw

from kithmap_census.columns import parquet_files
from kithmap_census.deliver import deliver
from kithmap_census.engines.engine import EPOCH_SQL, day_columns, next_file
from kithmap_census.frame import Frame
from kithmap_census.portions import ROWS_AT_ONCE, portions_of, rows_in_group


class DuckdbEngine:
    """Runs a census in DuckDB, with `memory_gb` of memory and files between the steps in `work`."""

    def __init__(self, *, work: Path, memory_gb: float) -> None:
        self._work = work
        self._connection = duckdb.connect()
        self._connection.execute(f"SET memory_limit = '{memory_gb:.1f}GB'")
        self._connection.execute("SET temp_directory = ?", [str(work / "spilled")])
        # the order of rows means nothing here, and keeping it costs memory
        self._connection.execute("SET preserve_insertion_order = false")

    def scan(self, place: str) -> Frame:
        return self._scan(parquet_files(Path(place)))

    def portions(self, place: str, *, rows_at_once: int = ROWS_AT_ONCE) -> Sequence[Frame]:
        cut = portions_of(parquet_files(Path(place)), rows_at_once=rows_at_once)
        if cut is not None:
            return [part.rows_of(self._scan(part.files)) for part in cut]
        file = self._work / "in-order.parquet"
        _relation(self.scan(place).sort("owner")).write_parquet(str(file), row_group_size=rows_in_group(rows_at_once))
        whole = nw.from_native(self._connection.read_parquet(str(file), hive_partitioning=False))
        cut = portions_of((file,), rows_at_once=rows_at_once, is_sorted=True) or ()
        return [part.rows_of(whole) for part in cut]

    def _scan(self, files: Sequence[Path]) -> Frame:
        found = self._connection.read_parquet([str(file) for file in files], hive_partitioning=False)
        days = [f"CAST({name} - {EPOCH_SQL} AS INTEGER) AS {name}" for name in day_columns(found.columns)]
        return nw.from_native(found.project(f"* REPLACE ({', '.join(days)})") if days else found)

    def kept(self, frame: Frame, name: str) -> Frame:
        file = str(self._work / f"{name}.parquet")
        _relation(frame).write_parquet(file, compression="zstd")
        return nw.from_native(self._connection.read_parquet(file, hive_partitioning=False))

    def numbers(self, frame: Frame) -> tuple[int, ...]:
        (row,) = _relation(frame).fetchall()
        return tuple(int(value or 0) for value in row)

    def write(self, frame: Frame, folder: str) -> None:
        _with_dates(frame).write_parquet(next_file(folder), compression="zstd")

    def write_by_owner(self, frame: Frame, folder: str) -> None:
        file = self._work / f"{Path(folder).name}-in-order.parquet"
        _with_dates(frame.sort("owner")).write_parquet(str(file), compression="zstd")
        deliver(file, Path(folder))


def _relation(frame: Frame) -> duckdb.DuckDBPyRelation:
    relation: duckdb.DuckDBPyRelation = frame.to_native()
    return relation


def _with_dates(frame: Frame) -> duckdb.DuckDBPyRelation:
    relation = _relation(frame)
    days = [f"{EPOCH_SQL} + CAST({name} AS INTEGER) AS {name}" for name in day_columns(relation.columns)]
    return relation.project(f"* REPLACE ({', '.join(days)})") if days else relation
