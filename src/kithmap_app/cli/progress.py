"""A progress bar with rate and time left, for whatever takes longer than a second."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kithmap.kit.speech import written
from kithmap_app.speech import say_count

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
        TextColumn("{task.percentage:3.0f} %  {task.fields[told]}"),
        TimeRemainingColumn(),
    )
    started = time.monotonic()
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task(title, total=None, told="")

    def show(done: int, total: int, records: int) -> None:
        seconds = time.monotonic() - started
        if seconds > SHOW_AFTER_SECONDS:
            bar.start()
        rate = written(round(records / max(seconds, 0.001)))
        told = say_count("{number} record  {rate}/s", "{number} records  {rate}/s", records, rate=rate)
        bar.update(task, completed=done, total=total, told=told)

    try:
        yield show
    finally:
        bar.stop()
