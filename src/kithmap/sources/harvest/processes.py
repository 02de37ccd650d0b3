"""Tasks of the harvest are spread over processes, and their sheaves come back in the order of the tasks."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import wait

from kithmap.kit.speech import say
from kithmap.sources.harvest.other_process import OtherProcess, interrupts_held
from kithmap.sources.harvest.reading import Message, Progress, Ready, seldom_collected
from kithmap.sources.harvest.task import Harvest, Reaper, Sheaf, Task, only_trouble
from kithmap.sources.hints import Hints
from kithmap.sources.trouble import Trouble

TASKS_AHEAD = 12
"""How many tasks may be out or done before the first of them is asked for: what they bring waits in memory."""

TASKS_IN_HAND = 2
"""Tasks that another process is given at a time: it need not wait while this one reads a task of its own."""

Tick = Callable[[int, int, int], None]
"""Is told the number of a task, and how many of its bytes (as on disk) and records are done."""


def sheaves_in_order(tasks: Iterator[Task | Harvest], hints: Hints, *, helpers: int, tick: Tick) -> Iterator[Sheaf]:
    """Give the sheaves of all tasks in order, read by this process and `helpers` others.

    However it ends, closed, interrupted or done, no process is left behind.
    """
    crew = _Crew(hints, tick)
    try:
        crew.start(helpers)
        with seldom_collected():
            yield from crew.sheaves(tasks)
    finally:
        crew.end()


@dataclass(slots=True)
class _Slot:
    """A task that is out, and what it has brought. `is_left` where no process can do it."""

    number: int
    item: Task | Harvest
    sheaves: deque[Sheaf] = field(default_factory=deque)
    records: int = 0
    is_left: bool = False


class _Worker:
    """One other process, and the slots it works for, in the order in which it was given them."""

    def __init__(self, hints: Hints) -> None:
        self._process = OtherProcess(hints)
        self.pipe = self._process.pipe
        self.slots: deque[_Slot] = deque()
        self.is_ready = False

    def end(self) -> None:
        self._process.end()


class _Crew:
    """The other processes, and the slots that are out, in order."""

    def __init__(self, hints: Hints, tick: Tick) -> None:
        self._hints = hints
        self._tick = tick
        self._reaper = Reaper(hints)
        self._workers: list[_Worker] = []
        self._slots: deque[_Slot] = deque()
        self._handed_out = 0

    def start(self, helpers: int) -> None:
        for _ in range(helpers):
            with interrupts_held():
                self._workers.append(_Worker(self._hints))

    def end(self) -> None:
        for worker in self._workers:
            worker.end()

    def sheaves(self, tasks: Iterator[Task | Harvest]) -> Iterator[Sheaf]:
        while True:
            self._hand_out(tasks)
            if self._slots and self._slots[0].sheaves:
                sheaf = self._slots[0].sheaves.popleft()
                if sheaf.is_last:
                    self._slots.popleft()
                yield sheaf
            elif (mine := self._own_slot(tasks)) is not None:
                yield from self._with_own_hands(mine, tasks)
            elif self._slots:
                self._listen(None)
            else:
                return

    def _hand_out(self, tasks: Iterator[Task | Harvest]) -> None:
        """Give the other processes tasks, as far as the tasks and `TASKS_AHEAD` allow."""
        while idle := next((worker for worker in self._workers if len(worker.slots) < TASKS_IN_HAND), None):
            slot = self._next_slot(tasks)
            if slot is None:
                return
            if isinstance(slot.item, Task):
                self._send(idle, slot, slot.item)

    def _next_slot(self, tasks: Iterator[Task | Harvest]) -> _Slot | None:
        """Give the next task a slot; None where there is no more, or too much is out."""
        item = next(tasks, None) if len(self._slots) < TASKS_AHEAD else None
        if item is None:
            return None
        slot = _Slot(self._handed_out, item)
        self._handed_out += 1
        self._slots.append(slot)
        if isinstance(item, Harvest):
            self._take_in(slot, Sheaf(item, is_last=True))
        return slot

    def _own_slot(self, tasks: Iterator[Task | Harvest]) -> _Slot | None:
        """Give the slot that this process does next: one that is left, else the next task."""
        left = next((slot for slot in self._slots if slot.is_left), None)
        return left or self._next_slot(tasks)

    def _send(self, worker: _Worker, slot: _Slot, task: Task) -> None:
        worker.slots.append(slot)
        try:
            worker.pipe.send(task)
        except BrokenPipeError:
            self._lose(worker)

    def _with_own_hands(self, slot: _Slot, tasks: Iterator[Task | Harvest]) -> Iterator[Sheaf]:
        """Do a task here, and give what is done meanwhile."""
        slot.is_left = False
        if not isinstance(slot.item, Task):
            return

        def tick(done_bytes: int, records: int) -> None:
            self._tick(slot.number, done_bytes, records)
            # Between two words of progress there is time to hear the others and to give them more.
            self._listen(0)
            self._hand_out(tasks)

        for sheaf in self._reaper.sheaves(slot.item, tick):
            self._take_in(slot, sheaf)
            while self._slots and self._slots[0].sheaves:
                ready = self._slots[0].sheaves.popleft()
                if ready.is_last:
                    self._slots.popleft()
                yield ready

    def _listen(self, timeout_seconds: float | None) -> None:
        """Hear what the other processes have to say; with None, wait for the first word."""
        ready = wait([worker.pipe for worker in self._workers], timeout_seconds) if self._workers else []
        for worker in [worker for worker in self._workers if worker.pipe in ready]:
            try:
                message: Message = worker.pipe.recv()
            except (EOFError, ConnectionError):
                self._lose(worker)
                continue
            if isinstance(message, Ready):
                worker.is_ready = True
            else:
                self._hear(worker, worker.slots[0], message)

    def _hear(self, worker: _Worker, slot: _Slot, message: Progress | Sheaf) -> None:
        if isinstance(message, Progress):
            self._tick(slot.number, *message)
            return
        self._take_in(slot, message)
        if message.is_last:
            worker.slots.popleft()

    def _take_in(self, slot: _Slot, sheaf: Sheaf) -> None:
        slot.sheaves.append(sheaf)
        slot.records += sheaf.harvest.read
        if sheaf.is_last:
            self._tick(slot.number, slot.item.weight if isinstance(slot.item, Task) else 0, slot.records)

    def _lose(self, worker: _Worker) -> None:
        """Go on without a process that has ended. One that never came up can have done no harm: its task is left."""
        self._workers.remove(worker)
        worker.end()
        # What it had not begun can be done here.
        first = 1 if worker.is_ready else 0
        for slot in list(worker.slots)[first:]:
            slot.is_left = True
        if not first or not worker.slots:
            return
        slot = worker.slots[0]
        if not isinstance(slot.item, Task):
            return
        trouble = Trouble(
            file=slot.item.document.name,
            line=None,
            what=say("The process that read this file was ended by the system, and the rest of it is missing."),
            todo=say("Close other programs, so that there is enough memory, and bring the file in again."),
        )
        self._take_in(slot, Sheaf(only_trouble(trouble, slot.item), is_last=True))
