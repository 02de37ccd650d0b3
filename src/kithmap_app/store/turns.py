"""Turns: programs that make or change the tables of one home folder do so one after another."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Wait until no other program is inside for `folder`, then keep others out; a program that dies leaves at once.

    The lock is the folder's own, so that it leaves no file behind, and is none of SQLite's: SQLite answers a second
    program that turns the journal on at the same moment with "locked" without waiting. Where there are no such locks
    (Windows), nobody waits.
    """
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
