"""The home book: the book of the one local owner, in the database of the settings."""

import os
import time
from collections.abc import Set
from functools import cache
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from kithmap.errors import BookNotWritable, BookTooNew
from kithmap_app.store.databases import BUSY_SECONDS
from kithmap_app.store.folder import FILE_MODE, made_folder
from kithmap_app.store.refusals import place_of, told_plainly
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.store.turns import one_at_a_time

HOME_DATABASE = DEFAULT_DB_ALIAS
"""Django's name for the database of the settings."""

LOOK_AGAIN_SECONDS = 0.1


def open_home_book() -> SqlBook:
    """Give the book of the one local owner; its database is made, and brought up to date, at the first call.

    Raises BookNotWritable, BookBusy, BookDamaged, BookTooNew.
    """
    _made_ready(HOME_DATABASE, place_of(HOME_DATABASE))
    return SqlBook(database=HOME_DATABASE)


def make_ready(database: str) -> None:
    """Make the database where it is missing, for its owner alone, and bring its tables up to date."""
    if connections[database].vendor != "sqlite":
        _bring_up_to_date(database)
        return
    path = Path(place_of(database))
    _make_file(path)
    with one_at_a_time(path.parent):
        _bring_up_to_date(database)


@cache
def _made_ready(database: str, _place: str) -> None:
    """Once for each database in a process: looking takes 10 ms."""
    make_ready(database)


def _make_file(path: Path) -> None:
    try:
        made_folder(path.parent)
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, FILE_MODE))
    except OSError as error:
        raise BookNotWritable(path, error.strerror or str(error)) from error


def known_migrations() -> frozenset[str]:
    """Give the names of the steps that this version's tables come from."""
    return frozenset(name for app, name in MigrationLoader(None).disk_migrations if app == "store")


def _bring_up_to_date(database: str) -> None:
    with told_plainly(database):
        if not _is_up_to_date(database):
            _migrate(database)


def _is_up_to_date(database: str) -> bool:
    applied = MigrationRecorder(connections[database]).applied_migrations()
    return refuse_newer({name for app, name in applied if app == "store"}, place_of(database))


def refuse_newer(done: Set[str], place: object) -> bool:
    """Say whether tables made by the steps `done` are up to date. Raises BookTooNew where a later version made them."""
    known = known_migrations()
    if done - known:
        raise BookTooNew(place, found=len(done), known=len(known))
    return known == done


def _migrate(database: str) -> None:
    executor = MigrationExecutor(connections[database])
    try:
        executor.migrate(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        # another process that started at the same moment was first, and may not be done yet
        if not _comes_up_to_date(database):
            raise


def _comes_up_to_date(database: str) -> bool:
    """Tell whether the tables are up to date, now or when another process has made them."""
    for _ in range(round(BUSY_SECONDS / LOOK_AGAIN_SECONDS)):
        try:
            if _is_up_to_date(database):
                return True
        except DatabaseError:
            # the other one holds the lock just now
            connections[database].close()
        time.sleep(LOOK_AGAIN_SECONDS)
    return False
