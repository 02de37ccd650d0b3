"""The texts of events become events with moments: time zones, recurrences, exceptions to them."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAMAGE = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, AssertionError, NotImplementedError)
"""What the calendar packages raise on values that make no sense."""

MOST_A_DAY = 24
"""What recurs more often than hourly is no meeting, and expanding it could take for ever."""

EARLIEST = date(1982, 1, 1)
"""As for mail: earlier dates are unset clocks, and recurrences are not followed from there."""

_TIMES_OF_DAY = re.compile(r"\bBY(?:HOUR|MINUTE|SECOND)=([^;]*)", re.IGNORECASE)
_WITHIN_DAY = re.compile(r"\bFREQ=(?:SECONDLY|MINUTELY|HOURLY)\b", re.IGNORECASE)
_UNTIL = re.compile(r";?\bUNTIL=([0-9TZ]*)", re.IGNORECASE)


class RecursTooOften(ValueError):
    """An event recurs more often than any meeting does."""


class Occurrence(NamedTuple):
    """One time an event takes place, in UTC. `recurs_at` is when it would have been, had nobody moved it.

    `properties` is the event as the calendar package gives it: values by name in capitals.
    """

    properties: Any
    start: datetime
    end: datetime
    recurs_at: datetime
    is_all_day: bool


def occurrences(texts: Sequence[tuple[str, ...]], *, zone: tzinfo, today: date) -> Iterator[Occurrence]:
    """Give the occurrences, up to and with `today`, of the events in `texts`: one event, or one with its exceptions.

    Moments without a zone are in `zone`. Raises one of `DAMAGE` where the texts make no sense, `RecursTooOften`
    among them.
    """
    import icalendar  # loading it takes 0.2 s, which start-up must not pay

    limit = today + timedelta(days=1)
    wholes = ["\r\n".join(("BEGIN:VEVENT", *(_bounded(line, limit) for line in text), "END:VEVENT")) for text in texts]
    events: list[Any] = [icalendar.Event.from_ical(whole) for whole in wholes]
    if len(events) > 1 or any(name in events[0] for name in ("RRULE", "RDATE", "RECURRENCE-ID")):
        events = _expanded(events, limit)
    for event in events:
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


def _expanded(events: list[Any], limit: date) -> list[Any]:
    import icalendar  # as above
    import recurring_ical_events  # type: ignore[import-untyped]  # as above

    calendar = icalendar.Calendar()
    for event in events:
        calendar.add_component(event)
    found = recurring_ical_events.of(calendar).between(EARLIEST, limit)
    return [event for event in found if isinstance(event, icalendar.Event)]


def _bounded(line: str, limit: date) -> str:
    """End an endless rule at `limit`: a rule that no day fits would else be followed to the year 9999."""
    name, _, rule = line.partition(":")
    if name.partition(";")[0].upper() != "RRULE":
        return line
    times = 1
    for some in _TIMES_OF_DAY.findall(rule):
        times *= some.count(",") + 1
    if _WITHIN_DAY.search(rule) or times > MOST_A_DAY:
        raise RecursTooOften(rule)
    if "COUNT=" in rule.upper() or any(until[:8] < f"{limit:%Y%m%d}" for until in _UNTIL.findall(rule)):
        return line
    return f"{name}:{_UNTIL.sub('', rule)};UNTIL={limit:%Y%m%d}"


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
