"""Each test of the store gets a database of the kind it asks for."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kithmap_app.store.databases import sqlite_database
from tests.store.databases import opened, postgres_programs, postgres_server


@pytest.fixture(autouse=True)
def _may_use_databases(django_db_blocker: Any) -> Iterator[None]:
    """These tests open databases of their own, with real files and real commits."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[str]:
    """A database in a file of its own."""
    with opened(sqlite_database(tmp_path / "kithmap.sqlite3")) as alias:
        yield alias


@pytest.fixture(scope="session")
def shared_sqlite(django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One file for all tests that only look at their own book."""
    path = tmp_path_factory.mktemp("store") / "kithmap.sqlite3"
    with django_db_blocker.unblock(), opened(sqlite_database(path)) as alias:
        yield alias


@pytest.fixture(scope="session")
def shared_postgres(django_db_blocker: Any) -> Iterator[str]:
    """One server for all tests that need one."""
    programs = postgres_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: no initdb on the path or under /usr/lib/postgresql")
    pytest.importorskip("psycopg", reason="the driver for PostgreSQL is not installed: pip install '.[postgres]'")
    with postgres_server(programs) as database, django_db_blocker.unblock(), opened(database) as alias:
        yield alias


@pytest.fixture(params=["sqlite", "postgres"])
def shared(request: pytest.FixtureRequest) -> str:
    """SQLite and PostgreSQL in turn."""
    alias: str = request.getfixturevalue(f"shared_{request.param}")
    return alias
