"""Tasks of the harvest are spread over processes, and their sheaves come back in the order of the tasks."""

import gc
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import NamedTuple

from kithmap.kit.speech import language, say, speaking
from kithmap.sources.harvest.task import Harvest, Reaper, Sheaf, Task, only_trouble
from kithmap.sources.hints import Hints
from kithmap.sources.trouble import Trouble

TASKS_AHEAD = 12
"""How many tasks may be out or done before the first of them is asked for: what they bring waits in memory."""

COLLECT_OBJECTS = 50_000
"""New objects between two runs of the garbage collector: at its usual 700 it takes a tenth of the time of mail."""

Tick = Callable[[int, int, int], None]
"""Is told the number of a task, and how many of its bytes (as on disk) and records are done."""


def sheaves_in_order(tasks: Iterator[Task | Harvest], hints: Hints, *, workers: int, tick: Tick) -> Iterator[Sheaf]:
    """Give the sheaves of all tasks in order, read by `workers` other processes; with 0, by this one.

    However it ends, closed, interrupted or done, no process is left behind.
    """
    crew = _Crew(hints, tick)
    try:
        crew.start(workers)
        yield from crew.sheaves(tasks)
    finally:
        crew.end()


class _Ready(NamedTuple):
    """A process is up."""


class _Progress(NamedTuple):
    """A word on the task at hand."""

    done_bytes: int
    records: int


_Message = _Ready | _Progress | Sheaf


@dataclass(slots=True)
class _Slot:
    """A task that is out, and what it has brought. `is_left` where no process can do it."""

    number: int
    item: Task | Harvest
    sheaves: deque[Sheaf] = field(default_factory=deque)
    records: int = 0
    is_left: bool = False


class _Worker:
    """One process, the pipe to it, and the slot it works for (None while it has none)."""

    def __init__(self, hints: Hints) -> None:
        # Spawned, not forked: the caller may have threads (a web server, a progress bar).
        context = get_context("spawn")
        self.pipe, far_end = context.Pipe()
        self._process = context.Process(target=_work, args=(far_end, hints, language()), daemon=True)
        self._process.start()
        far_end.close()
        self.slot: _Slot | None = None
        self.is_ready = False

    def end(self) -> None:
        self._process.terminate()
        self._process.join()
        self.pipe.close()


@contextmanager
def _interrupts_held() -> Iterator[None]:
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


def _work(pipe: "Connection[_Message, Task]", hints: Hints, spoken: str) -> None:
    """Do task after task, until the other end of the pipe is closed."""
    # Ctrl-C reaches every process of the terminal; the one that started this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    gc.set_threshold(COLLECT_OBJECTS)
    reaper = Reaper(hints)
    try:
        pipe.send(_Ready())
        with speaking(spoken):
            _serve(pipe, reaper)
    except (EOFError, BrokenPipeError):
        return


def _serve(pipe: "Connection[_Message, Task]", reaper: Reaper) -> None:
    while True:
        for sheaf in reaper.sheaves(pipe.recv(), lambda *done: pipe.send(_Progress(*done))):
            pipe.send(sheaf)


class _Crew:
    """The processes, and the slots that are out, in order."""

    def __init__(self, hints: Hints, tick: Tick) -> None:
        self._hints = hints
        self._tick = tick
        self._reaper = Reaper(hints)
        self._workers: list[_Worker] = []
        self._slots: deque[_Slot] = deque()
        self._handed_out = 0

    def start(self, workers: int) -> None:
        for _ in range(workers):
            with _interrupts_held():
                self._workers.append(_Worker(self._hints))

    def end(self) -> None:
        for worker in self._workers:
            worker.end()

    def sheaves(self, tasks: Iterator[Task | Harvest]) -> Iterator[Sheaf]:
        while True:
            self._hand_out(tasks)
            if not self._slots:
                return
            slot = self._slots[0]
            if slot.sheaves:
                sheaf = slot.sheaves.popleft()
                if sheaf.is_last:
                    self._slots.popleft()
                yield sheaf
            elif slot.is_left and isinstance(slot.item, Task):
                yield from self._with_own_hands(slot, slot.item)
                self._slots.popleft()
            else:
                self._listen()

    def _hand_out(self, tasks: Iterator[Task | Harvest]) -> None:
        """Give every idle process a task, as far as the tasks and `TASKS_AHEAD` allow."""
        while len(self._slots) < TASKS_AHEAD:
            idle = next((worker for worker in self._workers if worker.slot is None), None)
            if idle is None and (self._workers or self._slots):
                return
            item = next(tasks, None)
            if item is None:
                return
            slot = _Slot(self._handed_out, item)
            self._handed_out += 1
            self._slots.append(slot)
            if isinstance(item, Harvest):
                self._take_in(slot, Sheaf(item, is_last=True))
            elif idle is None:
                slot.is_left = True
            else:
                self._send(idle, slot, item)

    def _send(self, worker: _Worker, slot: _Slot, task: Task) -> None:
        worker.slot = slot
        try:
            worker.pipe.send(task)
        except BrokenPipeError:
            self._lose(worker)

    def _with_own_hands(self, slot: _Slot, task: Task) -> Iterator[Sheaf]:
        for sheaf in self._reaper.sheaves(task, partial(self._tick, slot.number)):
            self._take_in(slot, sheaf)
            yield slot.sheaves.popleft()

    def _listen(self) -> None:
        """Wait for the next word of any process."""
        ready = wait([worker.pipe for worker in self._workers])
        for worker in [worker for worker in self._workers if worker.pipe in ready]:
            try:
                message: _Message = worker.pipe.recv()
            except (EOFError, ConnectionError):
                self._lose(worker)
                continue
            if isinstance(message, _Ready):
                worker.is_ready = True
            elif worker.slot is not None:
                self._hear(worker, worker.slot, message)

    def _hear(self, worker: _Worker, slot: _Slot, message: _Progress | Sheaf) -> None:
        if isinstance(message, _Progress):
            self._tick(slot.number, *message)
            return
        self._take_in(slot, message)
        if message.is_last:
            worker.slot = None

    def _take_in(self, slot: _Slot, sheaf: Sheaf) -> None:
        slot.sheaves.append(sheaf)
        slot.records += sheaf.harvest.read
        if sheaf.is_last:
            self._tick(slot.number, slot.item.weight if isinstance(slot.item, Task) else 0, slot.records)

    def _lose(self, worker: _Worker) -> None:
        """Go on without a process that has ended. One that never came up can have done no harm: its task is left."""
        self._workers.remove(worker)
        worker.end()
        slot = worker.slot
        if slot is None or not isinstance(slot.item, Task):
            return
        if not worker.is_ready:
            slot.is_left = True
            return
        trouble = Trouble(
            file=slot.item.document.name,
            line=None,
            what=say("The process that read this file was ended by the system, and the rest of it is missing."),
            todo=say("Close other programs, so that there is enough memory, and bring the file in again."),
        )
        self._take_in(slot, Sheaf(only_trouble(trouble, slot.item), is_last=True))
