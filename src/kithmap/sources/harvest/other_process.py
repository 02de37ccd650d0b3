"""Another process is started to read beside this one, and ended."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from multiprocessing.spawn import get_executable

from kithmap.kit.speech import language
from kithmap.sources.harvest.reading import Order, read_tasks
from kithmap.sources.hints import Hints

_PROGRAM = """
import sys
sys.path[:] = {path!r}
from kithmap.sources.harvest.reading import read_from
read_from({handle})
"""

_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1"}
"""Readers multiply no matrices: without threads for that NumPy is there in two thirds of the time."""


class OtherProcess:
    """A process that reads, and this end of the pipe to it."""

    def __init__(self, hints: Hints) -> None:
        self.pipe, far_end = Pipe()
        self._end = _spawned(far_end) if sys.platform == "win32" else _started(far_end)
        far_end.close()
        try:
            self.pipe.send(Order(hints, language()))
        except ConnectionError:
            # It has ended already: whoever listens to the pipe will learn it.
            return

    def end(self) -> None:
        """End the process at once, whatever it does."""
        self._end()
        self.pipe.close()


def _started(far_end: Connection) -> Callable[[], None]:
    """Start a program that does nothing but read, and give what ends it.

    `multiprocessing` would import all of the program that asks once more, and start a third process to clear away what
    the two share: half a second of a core, against a tenth.
    """
    program = _PROGRAM.format(path=sys.path, handle=far_end.fileno())
    command = [os.fsdecode(get_executable()), "-c", program]
    environment = {**os.environ, **_ENVIRONMENT}
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, env=environment, pass_fds=[far_end.fileno()])

    def end() -> None:
        process.terminate()
        process.wait()

    return end


def _spawned(far_end: Connection) -> Callable[[], None]:
    """Do the same where a process is not given open files (Windows)."""
    process = get_context("spawn").Process(target=read_tasks, args=(far_end,), daemon=True)
    process.start()

    def end() -> None:
        process.terminate()
        process.join()

    return end


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Let Ctrl-C wait inside: a process that is half started when it comes would complain on the owner's screen.

    The new process inherits the mask, so Ctrl-C, which reaches every process of the terminal, passes it by from its
    first moment on. Windows has no mask, and there a complaint may be seen.
    """
    if threading.current_thread() is not threading.main_thread() or sys.platform == "win32":
        # Python raises interrupts in the main thread only
        yield
        return
    came: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        signal.signal(signal.SIGINT, handler)
        if came:
            signal.raise_signal(signal.SIGINT)
