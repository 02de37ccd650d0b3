"""Imports that are running: each in a thread of its own, with progress to ask for and a way to stop it."""

import shutil
import threading
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.db import connections

from kithmap.actions.bring_in import Brought, bring_in
from kithmap.errors import KithmapError
from kithmap.sources.hints import Hints
from kithmap_app.store.home import open_home_book

KEPT = 20
"""Finished imports whose outcome can still be looked at."""


class Stopped(KithmapError):
    def __init__(self) -> None:
        super().__init__("Stopped. Nothing was changed.")


@dataclass(slots=True)
class Running:
    """One import: what it reads, how far it is, and what came of it. Written by its thread, read by the pages."""

    id: str
    folder: Path
    names: tuple[str, ...]
    started: float
    done: int = 0
    total: int = 0
    records: int = 0
    seconds: float = 0.0
    outcome: Brought | None = None
    sentence: str = ""
    stop: threading.Event = field(default_factory=threading.Event)

    @property
    def is_over(self) -> bool:
        return self.outcome is not None or bool(self.sentence)

    @property
    def share(self) -> float:
        """How much is read, 0 to 1."""
        return min(self.done / self.total, 1.0) if self.total else 0.0

    @property
    def percent(self) -> int:
        return round(100 * self.share)

    @property
    def rate(self) -> int:
        """Records a second so far."""
        return round(self.records / max(time.monotonic() - self.started, 0.001))

    @property
    def seconds_left(self) -> int | None:
        """Seconds left at this rate, None before that can be said."""
        seconds = time.monotonic() - self.started
        return None if self.share < 0.01 else round(seconds / self.share - seconds)

    def show(self, done: int, total: int, records: int) -> None:
        """Take progress from the readers; the way out where the owner asked to stop."""
        self.done, self.total, self.records = done, total, records
        if self.stop.is_set():
            raise Stopped


_imports: dict[str, Running] = {}


def start_import(folder: Path, paths: Sequence[Path], *, today: date, keep_subjects: bool) -> Running:
    """Begin to bring in `paths`, which lie in `folder` and go with it afterwards."""
    running = Running(uuid.uuid4().hex, folder, tuple(p.name for p in paths), time.monotonic())
    for old in list(_imports)[: max(len(_imports) - KEPT, 0)]:
        del _imports[old]
    _imports[running.id] = running
    hints = Hints(today=today, keep_subjects=keep_subjects)
    threading.Thread(target=_bring, args=(running, tuple(paths), hints), name="import", daemon=True).start()
    return running


def find_import(id: str) -> Running | None:
    """Give an import that is running or was lately."""
    return _imports.get(id)


def _bring(running: Running, paths: tuple[Path, ...], hints: Hints) -> None:
    try:
        running.outcome = bring_in(
            open_home_book(), paths, hints=hints, workers=1, progress=running.show, inside=running.folder
        )
    except KithmapError as error:
        running.sentence = str(error)
    except BaseException:
        running.sentence = "Something went wrong in Kithmap itself. Nothing was changed; the log says more."
        raise
    finally:
        running.seconds = time.monotonic() - running.started
        shutil.rmtree(running.folder, ignore_errors=True)
        connections.close_all()
