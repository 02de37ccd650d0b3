"""A program that brings a mailbox into a book and is killed somewhere in between: see test_killed_import.py.

It stays, and lets a copy of itself do each import, so that a round costs no start. For each line "PATH SECONDS" it
answers with the exit code of the copy: 0 where the import was over before the kill came.
"""

import os
import signal
import sys
import time
from datetime import date
from pathlib import Path

from kithmap.actions.bring_in import bring_in
from kithmap.sources.hints import Hints
from tests.program_store import set_up_store

HINTS = Hints(today=date(2026, 3, 16), keep_subjects=True)


def bring(path: Path) -> None:
    """Bring `path` into the book, as the shells do."""
    # Django's models can be loaded only once it is set up
    from kithmap_app.store.sql_book import SqlBook

    bring_in(SqlBook(), [path], hints=HINTS, workers=1)


def killed_after(seconds: float, path: Path) -> int:
    """Let a process bring `path` in, kill it after `seconds`, and give its exit code: below 0 where it was killed."""
    if not (child := os.fork()):
        bring(path)
        os._exit(0)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main() -> None:
    set_up_store(Path(sys.argv[1]))
    for line in sys.stdin:
        seconds, _, path = line.rstrip("\n").partition(" ")
        print(killed_after(float(seconds), Path(path)), flush=True)


if __name__ == "__main__":
    main()
