"""An import as a job: a program starts it, asks how far it is, stops it, and hears what came of it."""

import logging
import shutil
import threading
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path

from django.db import connections

from kithmap.actions.bring_in import bring_in
from kithmap.errors import KithmapError, NotFound
from kithmap.sources.hints import Hints
from kithmap_app.programs.beside import begin_beside, our_own_fault, told_by_name
from kithmap_app.programs.pace import Pace, Stopped
from kithmap_app.programs.seen import BroughtIn
from kithmap_app.speech import say
from kithmap_app.store.home import open_home_book

KEPT = 50
"""Jobs that are over and can still be asked about."""

_LOG = logging.getLogger(__name__)


class NoSuchJob(NotFound):
    def __init__(self, id: str) -> None:
        super().__init__(say("There is no import {id!r} under way, and none that was lately.", id=id))


class JobState(StrEnum):
    """Where a job is; the last three are final."""

    RUNNING = "running"
    STOPPING = "stopping"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class JobSeen:
    """How an import goes. `result` is there once it is done, `sentence` where it was stopped or failed."""

    id: str
    state: JobState
    done_bytes: int
    total_bytes: int
    records: int
    records_a_second: int
    seconds_left: int | None
    sentence: str
    result: BroughtIn | None


@dataclass(slots=True)
class ImportJob(Pace):
    """One import: a pace, and what came of it."""

    id: str
    hints: Hints
    is_preview: bool
    result: BroughtIn | None = None
    ending: JobState | None = None
    sentence: str = ""
    rate_at_end: int = 0
    over: threading.Event = field(default_factory=threading.Event)

    def seen(self) -> JobSeen:
        """Give how it stands at this moment."""
        is_over = self.over.is_set()
        under_way = JobState.STOPPING if self.stop.is_set() else JobState.RUNNING
        return JobSeen(
            id=self.id,
            state=self.ending if is_over and self.ending else under_way,
            done_bytes=self.done,
            total_bytes=self.total,
            records=self.records,
            records_a_second=self.rate_at_end if is_over else self.rate,
            seconds_left=0 if is_over else self.seconds_left,
            sentence=self.sentence,
            result=self.result,
        )

    def work(self, folder: Path, paths: Sequence[Path]) -> None:
        """Bring the files in as one act; the folder goes in any case, and so does the connection of this thread."""
        try:
            self._bring(folder, paths)
        except Stopped as error:
            self.ending, self.sentence = JobState.STOPPED, str(error)
        except KithmapError as error:
            self.ending, self.sentence = JobState.FAILED, told_by_name(error, folder)
        except BaseException:
            _LOG.exception("an import failed")
            self.ending, self.sentence = JobState.FAILED, our_own_fault()
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            connections.close_all()
            self.rate_at_end = self.rate
            self.over.set()

    def _bring(self, folder: Path, paths: Sequence[Path]) -> None:
        bring = partial(bring_in, hints=self.hints, workers=1, progress=self.show, preview=self.is_preview)
        brought = bring(open_home_book(), paths, inside=folder)
        is_changed = bool(brought.changes) and not self.is_preview
        self.result = BroughtIn(is_changed, brought.imports, brought.troubles)
        self.ending = JobState.DONE


_jobs: dict[str, ImportJob] = {}


def start_job(folder: Path, paths: Sequence[Path], *, hints: Hints, preview: bool) -> ImportJob:
    """Begin to bring in `paths`, which lie in `folder` and go with it afterwards."""
    for old in [job.id for job in list(_jobs.values()) if job.over.is_set()][: -KEPT + 1]:
        del _jobs[old]
    job = ImportJob(uuid.uuid4().hex, hints, preview)
    _jobs[job.id] = job
    begin_beside(partial(job.work, folder, paths))
    return job


def find_job(id: str) -> ImportJob:
    """Give a job that is running or was lately. Raises NoSuchJob."""
    if id not in _jobs:
        raise NoSuchJob(id)
    return _jobs[id]


def known_jobs() -> tuple[ImportJob, ...]:
    """Give the jobs that are running or were lately, the latest first."""
    return tuple(reversed(_jobs.values()))
