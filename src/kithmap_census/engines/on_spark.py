"""Spark: many machines by spark-submit, or this one."""

from collections.abc import Sequence
from typing import Any

import narwhals as nw

from kithmap_census.engines.engine import day_columns
from kithmap_census.frame import Frame

SHUFFLE_PARTITIONS = 8
"""Parts on one machine; a cluster says its own (spark.sql.shuffle.partitions), and Spark joins parts that are small."""


class SparkEngine:
    """Runs a census in Spark: in the session that spark-submit started, or in a local one with `memory_gb`."""

    def __init__(self, *, memory_gb: float) -> None:
        # only who runs Spark has it installed
        from pyspark import StorageLevel

        self._session = _session(memory_gb)
        self._session.sparkContext.setLogLevel("ERROR")
        self._on_disk = StorageLevel.DISK_ONLY

    def scan(self, place: str) -> Frame:
        reader = self._session.read.option("recursiveFileLookup", "true").option("pathGlobFilter", "*.parquet")
        return _frame(_each_day(reader.parquet(place), "unix_date({day})"))

    def portions(self, place: str) -> Sequence[Frame]:
        # Spark cuts work into parts by itself
        return [self.scan(place)]

    def kept(self, frame: Frame, name: str) -> Frame:
        return _frame(frame.to_native().persist(self._on_disk))

    def numbers(self, frame: Frame) -> tuple[int, ...]:
        return tuple(int(value or 0) for value in frame.to_native().first())

    def write(self, frame: Frame, folder: str) -> None:
        _with_dates(frame).write.parquet(folder)

    def write_by_owner(self, frame: Frame, folder: str) -> None:
        # in order, so that each task holds one file open at a time
        rows = _with_dates(frame).repartition("owner").sortWithinPartitions("owner")
        rows.write.partitionBy("owner").parquet(folder)

    def stop(self) -> None:
        """End the session and its memory."""
        self._session.stop()


def _session(memory_gb: float) -> Any:
    from pyspark import SparkConf
    from pyspark.sql import SparkSession

    said = SparkConf()
    settings = {
        "spark.app.name": "kithmap-census",
        "spark.master": "local[*]",
        "spark.driver.memory": f"{max(int(memory_gb * 1024), 1024)}m",
        "spark.sql.shuffle.partitions": str(SHUFFLE_PARTITIONS),
        "spark.ui.enabled": "false",
    }
    for name, value in settings.items():
        # what spark-submit says goes before these
        said.setIfMissing(name, value)
    return SparkSession.builder.config(conf=said).getOrCreate()


def _frame(rows: Any) -> Frame:
    frame: Frame = nw.from_native(rows)
    return frame


def _with_dates(frame: Frame) -> Any:
    return _each_day(frame.to_native(), "date_from_unix_date(CAST({day} AS INT))")


def _each_day(rows: Any, change: str) -> Any:
    days = day_columns(rows.columns)
    return rows.selectExpr(*(f"{change.format(day=n)} AS {n}" if n in days else f"`{n}`" for n in rows.columns))
