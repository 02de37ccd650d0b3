"""Swedish wall-clock time, worked out here since not every machine has a time zone database."""

from datetime import date, datetime, time, timedelta, timezone

WINTER = timezone(timedelta(hours=1))
SUMMER = timezone(timedelta(hours=2))


def swedish_time(day: date, minute: int) -> datetime:
    """Give the moment `minute` minutes into `day` in Sweden, with its offset (EU rule since 1996).

    >>> swedish_time(date(2026, 7, 1), 9 * 60).isoformat()
    '2026-07-01T09:00:00+02:00'
    """
    zone = SUMMER if _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10) else WINTER
    return datetime.combine(day, time(), zone) + timedelta(minutes=minute)


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)
