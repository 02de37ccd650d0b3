"""Progress: how the dials moved from one reading to the next, and over the weeks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kithmap.gaps.dial import DialName
from kithmap.gaps.reading import Reading
from kithmap.plan.weeks import week_start, weeks_later


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One dial, then and now: in words, and as figures that are None where too little was known."""

    name: DialName
    title: str
    label_then: str
    label_now: str
    value_then: float | None
    value_now: float | None

    @property
    def is_moved(self) -> bool:
        return self.value_then != self.value_now


@dataclass(frozen=True, slots=True)
class Track:
    """One dial over the weeks: `values` stand beside `days`, None where too little was known."""

    name: DialName
    days: tuple[date, ...]
    values: tuple[float | None, ...]


def shifts(then: Reading, now: Reading) -> tuple[Shift, ...]:
    """Give how each dial moved between two readings of one goal."""
    return tuple(
        Shift(
            name=dial.name,
            title=dial.title,
            label_then=then.dial(dial.name).label,
            label_now=dial.label,
            value_then=then.dial(dial.name).value,
            value_now=dial.value,
        )
        for dial in now.dials
    )


def tracks(readings: Sequence[Reading]) -> tuple[Track, ...]:
    """Give each dial over several readings of one goal, in their order."""
    days = tuple(reading.today for reading in readings)
    return tuple(
        Track(name, days, tuple(reading.dial(name).value for reading in readings))
        for name in (DialName if readings else ())
    )


def weekly_days(since: date | None, *, today: date, starts_on: int, most: int = 13) -> tuple[date, ...]:
    """Give the days to read progress on: the first of each week since the goal began, and today; the last `most`."""
    found = [today]
    day = week_start(today, starts_on=starts_on)
    while len(found) < most and (since is None or day >= since):
        if day < today:
            found.append(day)
        day = weeks_later(day, -1)
    return tuple(reversed(found))
