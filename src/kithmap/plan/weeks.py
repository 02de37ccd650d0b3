"""Weeks, months and working days as the owner's calendar has them, and which day it is where the owner lives."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

MONDAY, SATURDAY, SUNDAY = 0, 5, 6
WEEK_DAYS = 7
WORKING_WEEK_DAYS = 5


def week_start(day: date, *, starts_on: int = MONDAY) -> date:
    """Give the first day of the week in which `day` lies; `starts_on` is 0 for Monday to 6 for Sunday.

    >>> week_start(date(2026, 3, 1)), week_start(date(2026, 3, 1), starts_on=SUNDAY)
    (datetime.date(2026, 2, 23), datetime.date(2026, 3, 1))
    """
    return day - timedelta(days=(day.weekday() - starts_on) % WEEK_DAYS)


def weeks_later(day: date, weeks: int) -> date:
    """Give the same weekday so many weeks later."""
    return day + timedelta(days=WEEK_DAYS * weeks)


def months_later(day: date, months: int) -> date:
    """Give the same day of a later month, or that month's last day where it has no such day.

    >>> months_later(date(2028, 2, 29), 12)
    datetime.date(2029, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    after = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (after - timedelta(days=1)).day))


def after_working_days(day: date, number: int) -> date:
    """Give the working day that lies `number` working days after `day`.

    >>> after_working_days(date(2026, 11, 20), 3)
    datetime.date(2026, 11, 25)
    """
    weeks, rest = divmod(number, WORKING_WEEK_DAYS)
    found = day if day.weekday() < SATURDAY else day - timedelta(days=day.weekday() - SATURDAY + 1)
    found = weeks_later(found, weeks)
    for _ in range(rest):
        found += timedelta(days=3 if found.weekday() == SATURDAY - 1 else 1)
    return found


def day_at(moment: datetime, *, time_zone: str) -> date:
    """Give which day it is at `moment` (with its offset) in `time_zone` ("Europe/Madrid"); an unknown zone is UTC.

    Weeks, rests and working days count whole days of the owner's, so that no clock change can move them.
    """
    try:
        zone = ZoneInfo(time_zone) if time_zone else UTC
    except (ZoneInfoNotFoundError, ValueError):
        zone = UTC
    return moment.astimezone(zone).date()
