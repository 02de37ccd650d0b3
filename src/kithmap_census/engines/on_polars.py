"""Polars: one machine, all its cores, in streams where it can."""

from collections.abc import Sequence
from pathlib import Path

import narwhals as nw
import polars as pl

from kithmap_census.columns import parquet_files
from kithmap_census.deliver import deliver
from kithmap_census.engines.engine import day_columns, next_file
from kithmap_census.frame import Frame
from kithmap_census.portions import ROWS_AT_ONCE, portions_of, rows_in_group


class PolarsEngine:
    """Runs a census in Polars, with files between the steps in `work`."""

    def __init__(self, *, work: Path) -> None:
        self._work = work

    def scan(self, place: str) -> Frame:
        return self._scan(parquet_files(Path(place)))

    def portions(self, place: str, *, rows_at_once: int = ROWS_AT_ONCE) -> Sequence[Frame]:
        cut = portions_of(parquet_files(Path(place)), rows_at_once=rows_at_once)
        if cut is not None:
            return [part.rows_of(self._scan(part.files)) for part in cut]
        file = self._work / "in-order.parquet"
        _lazy(self.scan(place).sort("owner")).sink_parquet(file, row_group_size=rows_in_group(rows_at_once))
        whole = nw.from_native(pl.scan_parquet(file, hive_partitioning=False))
        cut = portions_of((file,), rows_at_once=rows_at_once, is_sorted=True) or ()
        return [part.rows_of(whole) for part in cut]

    def _scan(self, files: Sequence[Path]) -> Frame:
        found = pl.scan_parquet([str(file) for file in files], hive_partitioning=False)
        days = [pl.col(name).cast(pl.Date).cast(pl.Int32) for name in day_columns(found.collect_schema().names())]
        return nw.from_native(found.with_columns(*days, pl.selectors.categorical().cast(pl.String)))

    def kept(self, frame: Frame, name: str) -> Frame:
        file = self._work / f"{name}.parquet"
        _lazy(frame).sink_parquet(file)
        return nw.from_native(pl.scan_parquet(file, hive_partitioning=False))

    def numbers(self, frame: Frame) -> tuple[int, ...]:
        row = _lazy(frame).collect(engine="streaming").row(0)
        return tuple(int(value or 0) for value in row)

    def write(self, frame: Frame, folder: str) -> None:
        _with_dates(_lazy(frame)).sink_parquet(next_file(folder))

    def write_by_owner(self, frame: Frame, folder: str) -> None:
        file = self._work / f"{Path(folder).name}-in-order.parquet"
        _with_dates(_lazy(frame.sort("owner"))).sink_parquet(file)
        deliver(file, Path(folder))


def _lazy(frame: Frame) -> pl.LazyFrame:
    lazy: pl.LazyFrame = frame.to_native()
    return lazy


def _with_dates(frame: pl.LazyFrame) -> pl.LazyFrame:
    days = day_columns(frame.collect_schema().names())
    return frame.with_columns(pl.col(name).cast(pl.Int32).cast(pl.Date) for name in days)
