"""A progress bar with rate and time left, for whatever takes longer than a second."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SHOW_AFTER_SECONDS = 1.0
"""What is done sooner needs no bar."""


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[int, int, int], None]]:
    """Give a function that takes bytes done, bytes in all and records so far, and draws them on a terminal."""
    if not sys.stderr.isatty():
        yield lambda done, total, records: None
        return
    # rich takes 0.1 s to load: only a terminal needs it
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:3.0f} %  {task.fields[records]:,} records  {task.fields[rate]:,}/s"),
        TimeRemainingColumn(),
    )
    started = time.monotonic()
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task(title, total=None, records=0, rate=0)

    def show(done: int, total: int, records: int) -> None:
        seconds = time.monotonic() - started
        if seconds > SHOW_AFTER_SECONDS:
            bar.start()
        bar.update(task, completed=done, total=total, records=records, rate=round(records / max(seconds, 0.001)))

    try:
        yield show
    finally:
        bar.stop()
