"""A backup: one file with everything, taken while the app runs, and put back while it runs.

The file is the SQLite database, packed by gzip: whoever has lost Kithmap can still open it.
"""

import gzip
import os
import shutil
import sqlite3
import tempfile
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

from django.db import connections

from kithmap.errors import BookBusy, BookDamaged, BookNotWritable, NoSuchFile, NotAllowed
from kithmap_app.speech import say
from kithmap_app.store.databases import BUSY_SECONDS
from kithmap_app.store.folder import free_name, made_folder
from kithmap_app.store.home import make_ready, refuse_newer
from kithmap_app.store.own_file import refuse_own_file
from kithmap_app.store.refusals import place_of, refusal
from kithmap_app.store.replacing import replaced

SUFFIX = ".kithmap"
_LEVEL = 1
"""Of gzip: columns are packed already, a higher level saves 2 % and takes four times as long."""


def back_up(database: str, path: Path) -> None:
    """Write all books of `database` to `path`, as they are at one moment; an older file there is replaced.

    Raises BookNotWritable, BookBusy, BookDamaged; the file is whole or not there.
    """
    source = _file_of(database)
    refuse_own_file(path, database)
    with _scratch(path.parent) as copy, _told_plainly(source):
        with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(copy)) as kept:
            _copy(live, kept, place=source)
            # a backup is one file: without this it would want a log beside it
            kept.execute("PRAGMA journal_mode=DELETE")
        with replaced(path) as file, copy.open("rb") as plain, _packing(file) as packed:
            shutil.copyfileobj(plain, packed)


def restore(path: Path, database: str) -> Path | None:
    """Put the backup at `path` in the place of all books of `database`, and give the file that keeps what was there.

    Where there was no database yet, there is none to keep.

    Programs that have the database open see the restored books at their next look. Raises NoSuchFile, NotAllowed,
    BookDamaged where it is no whole backup, BookTooNew where it is a later one, BookNotWritable, BookBusy; then the
    books are as they were before.
    """
    target = _file_of(database)
    with _told_plainly(target), _scratch(made_folder(target.parent)) as copy:
        _unpack(path, copy)
        _check(copy, path)
        connections[database].close()
        old = _set_aside(database, target) if target.exists() else None
        with closing(sqlite3.connect(copy)) as kept, closing(sqlite3.connect(target, timeout=BUSY_SECONDS)) as live:
            _copy(kept, live, place=target)
    make_ready(database)
    return old


def _file_of(database: str) -> Path:
    if connections[database].vendor != "sqlite":
        raise BookNotWritable(
            place_of(database), say("books on PostgreSQL are backed up by pg_dump, or by kithmap export")
        )
    return Path(place_of(database))


def _copy(source: sqlite3.Connection, target: sqlite3.Connection, *, place: Path) -> None:
    """Copy a whole database in one step, so that all of it is of one moment."""
    until = time.monotonic() + BUSY_SECONDS

    def give_up(status: int, _remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > until:
            raise BookBusy(place, say("another program is writing to it"))

    source.backup(target, progress=give_up, sleep=0.05)


def _packing(file: BinaryIO) -> gzip.GzipFile:
    return gzip.GzipFile(fileobj=file, mode="wb", compresslevel=_LEVEL, mtime=0)


def _unpack(path: Path, copy: Path) -> None:
    try:
        with gzip.open(path, "rb") as packed, copy.open("wb") as plain:
            shutil.copyfileobj(packed, plain)
    except FileNotFoundError as error:
        raise NoSuchFile(path) from error
    except PermissionError as error:
        raise NotAllowed(path) from error
    except (gzip.BadGzipFile, EOFError, zlib.error, IsADirectoryError) as error:
        raise BookDamaged(path, say("it is no whole backup")) from error


def _check(copy: Path, path: Path) -> None:
    """Refuse what is no whole backup, before anything is changed; and make its books books of their own."""
    try:
        with closing(sqlite3.connect(copy)) as kept, kept:
            if kept.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise BookDamaged(path, say("its database does not hold together"))
            steps = kept.execute("SELECT name FROM django_migrations WHERE app = 'store'")
            refuse_newer({name for (name,) in steps}, path)
            # editions that programs remember must not be taken for those of the restored books
            kept.execute("UPDATE store_storedbook SET lineage = lower(hex(randomblob(16)))")
    except sqlite3.DatabaseError as error:
        raise BookDamaged(path, str(error)) from error


def _set_aside(database: str, target: Path) -> Path:
    """Keep what is there now beside it: as a backup, or as it lies where it is too damaged for one."""
    old = free_name(target.parent, "before-restore", SUFFIX)
    try:
        back_up(database, old)
    except BookDamaged:
        old = free_name(target.parent, "damaged", ".sqlite3")
        for ending in ("", "-wal", "-shm"):
            if (file := target.with_name(target.name + ending)).exists():
                file.rename(old.with_name(old.name + ending))
    return old


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """Give the name of a file that only this user can read, and that is gone afterwards."""
    try:
        handle, name = tempfile.mkstemp(dir=folder, prefix=".kithmap-")
    except OSError as error:
        raise BookNotWritable(folder, error.strerror or str(error)) from error
    os.close(handle)
    try:
        yield Path(name)
    finally:
        os.unlink(name)


@contextmanager
def _told_plainly(place: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise refusal(error, place=str(place)) from error
    except OSError as error:
        raise BookNotWritable(error.filename or place, error.strerror or str(error)) from error
