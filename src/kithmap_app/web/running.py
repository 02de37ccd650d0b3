"""Imports and syncs that are running: read in a thread of their own, looked at, then brought in or left.

The files are gone as soon as they are read. What was read waits in memory for the owner's word.
"""

import copy
import shutil
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from django.db import connections

from kithmap.actions.bring_in import compare, knowing_the_owner
from kithmap.actions.brought import Brought
from kithmap.actions.land import land
from kithmap.actions.take_sync import Fetched, compare_sync
from kithmap.book.book import Book
from kithmap.book.facts import Facts
from kithmap.errors import KithmapError
from kithmap.sources.account import Account
from kithmap.sources.harvest.harvest import Harvest, harvest
from kithmap.sources.hints import Hints
from kithmap_app.live.fetch import fetch
from kithmap_app.live.sign_in import Secret
from kithmap_app.programs.beside import begin_beside, our_own_fault, told_by_name
from kithmap_app.programs.pace import Pace
from kithmap_app.speech import say
from kithmap_app.store.home import open_home_book

KEPT = 20
"""Finished imports whose outcome can still be looked at."""
WAITING = 3
"""Imports that wait for the owner's word: what was read of a large mailbox takes some 100 MB each."""


Found = tuple[Harvest, ...] | Fetched
"""What was read: from files, or from a server."""


@dataclass(slots=True)
class Running(Pace):
    """One import: what it reads, how far it is, and what came of it. Written by its thread, read by the pages.

    `outcome` is what it would change until `is_in`, and what it did change from then on.
    """

    id: str
    folder: Path | None
    names: tuple[str, ...]
    hints: Hints
    seconds: float = 0.0
    found: Found | None = None
    outcome: Brought | None = None
    is_in: bool = False
    sentence: str = ""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def as_it_is(self) -> "Running":
        """Give a copy of this moment for one page, which must not change while it is written."""
        with self.lock:
            return copy.copy(self)

    @property
    def is_over(self) -> bool:
        return self.outcome is not None or bool(self.sentence)

    @property
    def is_waiting(self) -> bool:
        """Whether the owner is to say if it is brought in or left."""
        return self.found is not None

    def compare(self, found: Found, facts: Facts) -> Brought:
        if isinstance(found, Fetched):
            return compare_sync(found, facts, hints=self.hints)
        return compare(found, facts, hints=self.hints, inside=self.folder)

    def take_in(self, book: Book) -> None:
        """Bring in what was read, held against the book as it is now; a second time changes nothing."""
        with self.lock:
            found, self.found = self.found, None
        if found is None:
            return
        try:
            outcome = land(book, self.compare(found, book.facts), anew=partial(self.compare, found))
        except KithmapError:
            self.found = found
            raise
        with self.lock:
            self.outcome, self.is_in = outcome, True

    def leave(self) -> None:
        """Forget what was read, unless it is brought in already."""
        with self.lock:
            if not self.is_waiting:
                return
            is_sync, self.found = isinstance(self.found, Fetched), None
            self.sentence = (
                say("Left as it was: nothing was changed, and the next sync offers it again.")
                if is_sync
                else say("Left as it was: nothing was changed, and the files are gone from here.")
            )


_imports: dict[str, Running] = {}


def start_import(folder: Path, paths: Sequence[Path], *, today: date, keep_subjects: bool) -> Running:
    """Begin to read `paths`, which lie in `folder` and go with it afterwards."""
    names, hints = tuple(path.name for path in paths), Hints(today=today, keep_subjects=keep_subjects)
    running = Running(uuid.uuid4().hex, folder, names, hints)
    _start(running, lambda: tuple(harvest(paths, _for_owner(hints), workers=1, progress=running.show)))
    return running


def start_sync(account: Account, secret: Secret, *, today: date, keep_subjects: bool) -> Running:
    """Begin to read what is new on a server; the secret is forgotten with the thread that reads."""
    hints = Hints(today=today, keep_subjects=keep_subjects)
    running = Running(uuid.uuid4().hex, None, (account.called,), hints)
    _start(running, lambda: fetch(account, secret, open_home_book().facts, hints=hints, progress=running.show))
    return running


def _start(running: Running, read: Callable[[], Found]) -> None:
    for old in list(_imports)[: max(len(_imports) - KEPT, 0)]:
        del _imports[old]
    for waiting in [one for one in _imports.values() if one.is_waiting][: -WAITING + 1]:
        waiting.leave()
    _imports[running.id] = running
    begin_beside(partial(_read, running, read))


def _for_owner(hints: Hints) -> Hints:
    """Chats may call the owner by name."""
    return knowing_the_owner(hints, open_home_book().facts)


def find_import(id: str) -> Running | None:
    """Give an import that is running or was lately."""
    return _imports.get(id)


def _read(running: Running, read: Callable[[], Found]) -> None:
    try:
        found = read()
        outcome = running.compare(found, open_home_book().facts)
        with running.lock:
            # what is there already needs no word
            running.found, running.outcome = found if outcome.changes else None, outcome
    except KithmapError as error:
        running.sentence = told_by_name(error, running.folder)
    except BaseException:
        running.sentence = our_own_fault()
        raise
    finally:
        running.seconds = time.monotonic() - running.started
        if running.folder is not None:
            shutil.rmtree(running.folder, ignore_errors=True)
        connections.close_all()
