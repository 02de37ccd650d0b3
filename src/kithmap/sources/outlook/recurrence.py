"""How an appointment recurs, as Outlook keeps it, in the words of iCalendar (MS-OXOCAL 2.2.1.44)."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kithmap.sources.outlook.damage import Damage
from kithmap.sources.outlook.zone_rule import DAYS, LAST

FIRST_MINUTE = datetime(1601, 1, 1)
DAILY, WEEKLY, MONTHLY, ON_WEEKDAYS, AT_END = 0, 1, 2, 3, 4
"""Kinds of patterns; those from 10 on count by the moon, and are not followed."""
UNTIL, TIMES = 0x2021, 0x2022
"""How a series ends: on a day, or after so many times; else never."""
DAY_MINUTES = 1_440
MOST_TIMES = 5_000
"""Exceptions of a series that are looked at: one a day for a dozen years."""
SUBJECT, PLACE = 0x01, 0x10
NUMBERS = 0x02 | 0x04 | 0x08 | 0x20 | 0x40 | 0x80 | 0x100
"""What one day may have of its own: texts, and numbers of four bytes."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One day of a series that took place at another time; all in the time of its zone."""

    was: datetime
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A series in the time of its zone: its first day, its rule, the days it was left out, and those it was moved.

    `last` is the start on its last day, None where the rule tells how many there are or it never ends.
    """

    start: datetime
    end: datetime
    rule: str
    last: datetime | None
    left_out: tuple[datetime, ...]
    moved: tuple[Moved, ...]


class _Reader:
    """Takes numbers from bytes, one after another. Raises `struct.error` behind their end."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._at = 0

    def take(self, layout: str) -> tuple[int, ...]:
        found = struct.unpack_from(f"<{layout}", self._raw, self._at)
        self._at += struct.calcsize(f"<{layout}")
        return found

    def list(self) -> tuple[int, ...]:
        (count,) = self.take("I")
        if count > MOST_TIMES:
            raise Damage("a series has too many exceptions")
        return self.take(f"{count}I")

    def skip(self, length: int) -> None:
        self._at += length


def recurrence_in(raw: bytes) -> Recurrence | None:
    """Give the series that the bytes tell, None where it counts by the moon. Raises `Damage` or `struct.error`."""
    reader = _Reader(raw)
    _, _, _, kind, _, _, period, _ = reader.take("HHHHHIII")
    if kind > AT_END:
        return None
    days, which = _within(reader, kind)
    end_kind, times, first_day = reader.take("III")
    left_out, changed = reader.list(), reader.list()
    first, last = reader.take("II")
    _, _, starts, ends, count = reader.take("IIIIH")
    moved = tuple(_moved(reader) for _ in range(min(count, MOST_TIMES)))
    rule = [*_often(kind, period), *_days(kind, days, which), f"WKST={DAYS[first_day % 7]}"]
    if end_kind == TIMES:
        rule.append(f"COUNT={times}")
    gone = {*left_out} - {*changed}
    return Recurrence(
        start=_at(first + starts),
        end=_at(first + ends),
        rule=";".join(rule),
        last=_at(last + starts) if end_kind == UNTIL else None,
        left_out=tuple(_at(day + starts) for day in sorted(gone)),
        moved=moved,
    )


def _within(reader: _Reader, kind: int) -> tuple[int, int]:
    if kind == DAILY:
        return 0, 0
    if kind == ON_WEEKDAYS:
        days, which = reader.take("II")
        return days, which
    return reader.take("I")[0], 0


def _often(kind: int, period: int) -> Sequence[str]:
    if kind == DAILY:
        return "FREQ=DAILY", f"INTERVAL={max(period // DAY_MINUTES, 1)}"
    return f"FREQ={'WEEKLY' if kind == WEEKLY else 'MONTHLY'}", f"INTERVAL={max(period, 1)}"


def _days(kind: int, days: int, which: int) -> Sequence[str]:
    named = ",".join(day for bit, day in enumerate(DAYS) if days >> bit & 1)
    if kind == WEEKLY:
        return (f"BYDAY={named}",) if named else ()
    if kind == ON_WEEKDAYS:
        return f"BYDAY={named}", f"BYSETPOS={-1 if which == LAST else which}"
    if kind == DAILY:
        return ()
    return ("BYMONTHDAY=-1" if kind == AT_END else f"BYMONTHDAY={days}",)


def _moved(reader: _Reader) -> Moved:
    start, end, was, flags = reader.take("IIIH")
    for flag in (1 << bit for bit in range(9)):
        if flags & flag & (SUBJECT | PLACE):
            _, length = reader.take("HH")
            reader.skip(length)
        elif flags & flag & NUMBERS:
            reader.skip(4)
    return Moved(_at(was), _at(start), _at(end))


def _at(minutes: int) -> datetime:
    return FIRST_MINUTE + timedelta(minutes=minutes)
