"""These tests open databases of their own, with real files, real commits and real processes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kithmap_app.store.databases import sqlite_database
from tests.store.databases import opened


@pytest.fixture(autouse=True)
def _may_use_databases(django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[str]:
    """A database in a file of its own."""
    with opened(sqlite_database(tmp_path / "home" / "kithmap.sqlite3")) as alias:
        yield alias
