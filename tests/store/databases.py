"""Databases for tests: SQLite files, and a PostgreSQL server that lives for one run."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from uuid import uuid4

from django.db import connections

from kithmap_app.store.databases import Database, postgres_database
from kithmap_app.store.home import make_ready
from kithmap_app.store.sql_book import SqlBook

_NUMBER = count()


@contextmanager
def opened(database: Database) -> Iterator[str]:
    """Give the name under which Django knows `database`, with its tables made; closed at the end."""
    alias = f"test-{next(_NUMBER)}"
    known = connections.configure_settings({"default": {}, alias: database.settings()})
    connections.settings[alias] = known[alias]
    try:
        make_ready(alias)
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.settings[alias]


def new_book(alias: str) -> SqlBook:
    """Give an empty book of somebody who is in no other test."""
    return SqlBook(f"owner {uuid4().hex}", database=alias)


def postgres_programs() -> Path | None:
    """Give the folder with initdb and pg_ctl, None where PostgreSQL is not installed."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return folders[-1].parent if folders else None


@contextmanager
def postgres_server(programs: Path) -> Iterator[Database]:
    """Give a database on a throw-away server that listens on a socket in its own folder only."""
    folder = Path(tempfile.mkdtemp(prefix="kithmap-pg-"))
    # the server refuses to run as root
    run_as = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if run_as:
        shutil.chown(folder, "postgres")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    control: list[str | Path] = [*run_as, programs / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log"]
    making = ["-U", "app", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    try:
        subprocess.run([*run_as, programs / "initdb", "-D", folder / "data", *making], check=True, capture_output=True)
        subprocess.run([*control, "-o", options, "start"], check=True, stdout=subprocess.DEVNULL)
        yield postgres_database(f"postgresql://app@/postgres?host={folder}")
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, capture_output=True)
        shutil.rmtree(folder, ignore_errors=True)
