"""The engine that was asked for, loaded when it is used: whoever runs one needs no other installed."""

from enum import StrEnum
from pathlib import Path

from kithmap_census.engines.engine import Engine
from kithmap_census.errors import EngineMissing


class EngineName(StrEnum):
    """The engines there are."""

    DUCKDB = "duckdb"
    POLARS = "polars"
    SPARK = "spark"


def engine_named(name: EngineName, *, work: Path, memory_gb: float) -> Engine:
    """Give an engine that keeps files between its steps in `work`. Raises `EngineMissing`."""
    try:
        return _engine(name, work=work, memory_gb=memory_gb)
    except ModuleNotFoundError as error:
        raise EngineMissing(name.value, extra="spark" if name is EngineName.SPARK else "census") from error


def _engine(name: EngineName, *, work: Path, memory_gb: float) -> Engine:
    # each engine is heavy, and only one of them needs to be installed
    if name is EngineName.SPARK:
        from kithmap_census.engines.on_spark import SparkEngine

        return SparkEngine(memory_gb=memory_gb)
    if name is EngineName.POLARS:
        from kithmap_census.engines.on_polars import PolarsEngine

        return PolarsEngine(work=work)
    from kithmap_census.engines.on_duckdb import DuckdbEngine

    return DuckdbEngine(work=work, memory_gb=memory_gb)
