"""What another process does: it reads task after task, and tells what it finds.

It imports no more than mail needs, since it is started anew for each harvest and a core waits for it; readers of other
formats come with the first task that wants them.
"""

import gc
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import NamedTuple

from kithmap.kit.speech import speaking
from kithmap.sources.harvest.task import Reaper, Sheaf
from kithmap.sources.hints import Hints

COLLECT_OBJECTS = 50_000
"""New objects between two runs of the garbage collector: at its usual 700 it takes a tenth of the time of mail."""


class Order(NamedTuple):
    """What a process must know before its first task: the hints, and the language in which troubles are told."""

    hints: Hints
    language: str


class Ready(NamedTuple):
    """A process is up."""


class Progress(NamedTuple):
    """A word on the task at hand."""

    done_bytes: int
    records: int


Message = Ready | Progress | Sheaf


def read_from(handle: int) -> None:
    """Do the tasks that come through the pipe with this file descriptor."""
    read_tasks(Connection(handle))


def read_tasks(pipe: Connection) -> None:
    """Do task after task, until the other end of the pipe is closed."""
    # Ctrl-C reaches every process of the terminal; the one that started this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    try:
        order: Order = pipe.recv()
        pipe.send(Ready())
        with speaking(order.language), seldom_collected():
            _serve(pipe, Reaper(order.hints))
    except (EOFError, ConnectionError):
        return


def _serve(pipe: Connection, reaper: Reaper) -> None:
    while True:
        for sheaf in reaper.sheaves(pipe.recv(), lambda *done: pipe.send(Progress(*done))):
            pipe.send(sheaf)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Run the garbage collector less often inside: readers make many objects, and hardly any that hold one another."""
    usual = gc.get_threshold()
    if threading.current_thread() is not threading.main_thread() or not usual[0]:
        # The setting is one for all threads, and another one might hold it at the same time.
        yield
        return
    gc.set_threshold(COLLECT_OBJECTS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
