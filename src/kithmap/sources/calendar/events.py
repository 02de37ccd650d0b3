"""The texts of events become events with moments: time zones, recurrences, exceptions to them."""

import re
import warnings
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAMAGE = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, AssertionError, NotImplementedError)
"""What the calendar packages raise on values that make no sense."""

MOST_A_DAY = 24
"""What recurs more often than hourly is no meeting, and expanding it could take for ever."""

ONE_DAY = timedelta(days=1)

LONGEST = timedelta(days=366)
"""Of what recurs. Something daily that lasts a thousand years, or ends that long before it begins, goes on
370,000 times at once; following it takes half a minute."""

EARLIEST = date(1982, 1, 1)
"""As for mail: earlier dates are unset clocks, and following a recurrence from the year 1 takes minutes."""

_TIMES_OF_DAY = re.compile(r"\bBY(?:HOUR|MINUTE|SECOND)=([^;]*)", re.IGNORECASE)
_MONTHS = re.compile(r"\bBYMONTH=([^;]*)", re.IGNORECASE)
_WITHIN_DAY = re.compile(r"\bFREQ=(?:SECONDLY|MINUTELY|HOURLY)\b", re.IGNORECASE)
_DAILY = re.compile(r"\bFREQ=DAILY\b", re.IGNORECASE)
# "Daily, on the 30th of February" is searched for day by day until the year 9999; calendar programs write such days by
# month or year, where that takes no time.
_CERTAIN_DAYS = re.compile(r"\bBY(?:MONTHDAY|YEARDAY|WEEKNO|SETPOS)=", re.IGNORECASE)


class UnlikelyRule(ValueError):
    """An event recurs by a rule that no meeting has."""


class TooEarly(ValueError):
    """An event begins before `EARLIEST`."""


class Occurrence(NamedTuple):
    """One time an event takes place, in UTC. `recurs_at` is when it would have been, had nobody moved it.

    `properties` is the event as the calendar package gives it: values by name in capitals.
    """

    properties: Any
    start: datetime
    end: datetime
    recurs_at: datetime
    is_all_day: bool


def occurrences(texts: Sequence[Sequence[str]], *, zone: tzinfo, today: date) -> Iterator[Occurrence]:
    """Give the occurrences, up to and with `today`, of the events in `texts`: one event, or one with its exceptions.

    Moments without a zone are in `zone`. Raises one of `DAMAGE` where the texts make no sense, `UnlikelyRule`
    and `TooEarly` among them.
    """
    import icalendar  # loading it takes 0.2 s, which start-up must not pay

    limit = today + ONE_DAY
    for text in texts:
        for line in text:
            _check_rule(line)
    wholes = ["\r\n".join(("BEGIN:VEVENT", *text, "END:VEVENT")) for text in texts]
    with warnings.catch_warnings():
        # The package guesses at zones in damaged names, and says so to whoever runs the program.
        warnings.simplefilter("ignore")
        events: list[Any] = [icalendar.Event.from_ical(whole) for whole in wholes]
    first = min(_day(event.start) for event in events)
    if first < EARLIEST:
        raise TooEarly(first)
    recur = len(events) > 1 or any(name in events[0] for name in ("RRULE", "RDATE", "RECURRENCE-ID"))
    if recur:
        _check_lengths(events)
    for event in _expanded(events, first=first, limit=limit) if recur else events:
        start = _moment(event.start, zone)
        if start.date() < limit:
            recurrence = event.get("RECURRENCE-ID")
            yield Occurrence(
                event,
                start,
                _moment(event.end, zone),
                start if recurrence is None else _moment(recurrence.dt, zone),
                not isinstance(event.start, datetime),
            )


def _expanded(events: list[Any], *, first: date, limit: date) -> Iterator[Any]:
    """Give the occurrences of events that recur, a year at a time, as each is a whole copy of its event."""
    import icalendar  # as above
    import recurring_ical_events  # type: ignore[import-untyped]  # as above

    calendar = icalendar.Calendar()
    for event in events:
        calendar.add_component(event)
    query = recurring_ical_events.of(calendar)
    for year in range(first.year, limit.year + 1):
        # A day more at either end, since midnight is not everywhere at once.
        for found in query.between(date(year, 1, 1) - ONE_DAY, date(year, 12, 31) + ONE_DAY):
            if _day(found.start).year == year:
                yield found


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _check_rule(line: str) -> None:
    """Raise `UnlikelyRule` for a rule that could take for ever, or seconds, to follow."""
    name, _, rule = line.partition(":")
    if name.partition(";")[0].upper() != "RRULE":
        return
    times = 1
    for some in _TIMES_OF_DAY.findall(rule):
        times *= some.count(",") + 1
    months = [month for some in _MONTHS.findall(rule) for month in some.split(",")]
    is_endless = _DAILY.search(rule) and (_CERTAIN_DAYS.search(rule) or not all(map(_is_month, months)))
    if times > MOST_A_DAY or _WITHIN_DAY.search(rule) or is_endless:
        raise UnlikelyRule(rule)


def _check_lengths(events: Sequence[Any]) -> None:
    """Raise `UnlikelyRule` for an event that recurs and lasts no time that makes sense."""
    for event in events:
        if abs(_day(event.end) - _day(event.start)) > LONGEST:
            raise UnlikelyRule(_day(event.end) - _day(event.start))


def _is_month(text: str) -> bool:
    return text.isdecimal() and 1 <= int(text) <= 12


def _moment(value: date, zone: tzinfo) -> datetime:
    if not isinstance(value, datetime):
        return datetime.combine(value, time(), tzinfo=UTC)
    return (value if value.tzinfo is not None else value.replace(tzinfo=zone)).astimezone(UTC)


def zone_named(name: str) -> tzinfo:
    """Give the time zone of this name (IANA), or UTC where there is none."""
    try:
        return ZoneInfo(name.strip())
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
