"""Files become columns: every document of what the owner gave, read in as many processes as it is worth."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from kithmap.sources.harvest.plan import plan, weight_bytes
from kithmap.sources.harvest.processes import sheaves_in_order
from kithmap.sources.harvest.task import Harvest
from kithmap.sources.hints import Hints

__all__ = ["Harvest", "harvest"]

WORTH_PROCESSES_BYTES = 40_000_000
"""Below this, processes cost more (0.2 s of a processor to start) than they save."""

Progress = Callable[[int, int, int], None]
"""Is told bytes done, bytes in all (both as on disk) and records so far, several times a second."""


def harvest(
    paths: Sequence[Path | str], hints: Hints, *, workers: int = 1, progress: Progress | None = None
) -> Generator[Harvest, None, None]:
    """Read everything in `paths` and give it as columns, part by part, in the order of the paths.

    A part holds at most 50,000 records, so memory does not grow with the files. A path or document that cannot be
    used gives a harvest with one trouble, and the others go on. With two `workers` or more, documents and stretches
    of large mailboxes are spread over so many processes, this one among them, where that is worth it; what comes out
    is the same. On Windows a script that asks for them must guard its start with `if __name__ == "__main__":`, as
    `multiprocessing` says. Closing the generator, or Ctrl-C, ends the processes at once.
    """
    total_bytes = weight_bytes(paths)
    meter = _Meter(total_bytes, progress)
    planned = plan(paths, hints)
    first = list(islice(planned, 2))
    is_worth = total_bytes >= WORTH_PROCESSES_BYTES and len(first) > 1
    sheaves = sheaves_in_order(
        chain(first, planned), hints, helpers=workers - 1 if workers > 1 and is_worth else 0, tick=meter.tick
    )
    lines_before = 0
    for sheaf in sheaves:
        yield _counted_on(sheaf.harvest, lines_before)
        lines_before = 0 if sheaf.harvest.finished else lines_before + sheaf.lines
    meter.end()


def _counted_on(part: Harvest, lines_before: int) -> Harvest:
    """Count the lines of troubles from the start of the file, not of the stretch."""
    if not lines_before or not part.troubles:
        return part
    troubles = tuple(
        trouble if trouble.line is None else replace(trouble, line=trouble.line + lines_before)
        for trouble in part.troubles
    )
    return replace(part, troubles=troubles)


class _Meter:
    """Adds up what the tasks report."""

    def __init__(self, total_bytes: int, progress: Progress | None) -> None:
        self._total_bytes = total_bytes
        self._progress = progress
        self._tasks: dict[int, tuple[int, int]] = {}
        self._done_bytes = 0
        self._records = 0

    def tick(self, task: int, done_bytes: int, records: int) -> None:
        bytes_before, records_before = self._tasks.get(task, (0, 0))
        self._tasks[task] = (done_bytes, records)
        self._done_bytes += done_bytes - bytes_before
        self._records += records - records_before
        self._tell(min(self._done_bytes, self._total_bytes))

    def end(self) -> None:
        self._tell(self._total_bytes)

    def _tell(self, done_bytes: int) -> None:
        if self._progress is not None:
            self._progress(done_bytes, self._total_bytes, self._records)
