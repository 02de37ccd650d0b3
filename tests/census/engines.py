"""The engines that are installed here, each to be tested alike."""

import importlib.util
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kithmap_census.engines.choose import EngineName, engine_named
from kithmap_census.engines.engine import Engine
from kithmap_census.engines.on_spark import SparkEngine

HAS_SPARK = importlib.util.find_spec("pyspark") is not None and shutil.which("java") is not None
ENGINES = (
    EngineName.DUCKDB,
    EngineName.POLARS,
    pytest.param(EngineName.SPARK, marks=pytest.mark.skipif(not HAS_SPARK, reason="pyspark or java is not installed")),
)


@contextmanager
def started(name: EngineName, work: Path) -> Iterator[Engine]:
    """Start an engine, and end what has to be ended."""
    engine = engine_named(name, work=work, memory_gb=2)
    yield engine
    if isinstance(engine, SparkEngine):
        engine.stop()
