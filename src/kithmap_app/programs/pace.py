"""The pace of something that reads: how far it is, how fast, how long it still takes; and the way to stop it."""

import threading
import time
from dataclasses import dataclass, field

from kithmap.errors import KithmapError
from kithmap_app.speech import say


class Stopped(KithmapError):
    def __init__(self) -> None:
        super().__init__(say("Stopped. Nothing was changed."))


@dataclass(slots=True, kw_only=True)
class Pace:
    """How far a reading is: bytes done and in all, records so far. Written by its thread, read by those who ask."""

    started: float = field(default_factory=time.monotonic)
    done: int = 0
    total: int = 0
    records: int = 0
    stop: threading.Event = field(default_factory=threading.Event)

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
        """Take progress from the readers; the way out where somebody asked to stop."""
        self.done, self.total, self.records = done, total, records
        if self.stop.is_set():
            raise Stopped
