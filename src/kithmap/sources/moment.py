"""Moments of chats, calls and talks: which are likely, and how programs write them."""

from datetime import UTC, date, datetime, time, timedelta

FIRST_MOMENT = 631_152_000
"""1990-01-01 UTC: before it nobody sent messages from a phone, and a date is damage."""


def is_likely(when: int, today: date) -> bool:
    """Can it have been at this moment (seconds since 1970-01-01 UTC), as of `today`? Clocks may be a day ahead."""
    return FIRST_MOMENT <= when < datetime.combine(today + timedelta(days=2), time(), UTC).timestamp()


def likely_moment(text: str, today: date) -> int | None:
    """Give the seconds since 1970 of an ISO date or moment that is likely as of `today`, else None.

    Without a time zone it is taken as UTC.

    >>> likely_moment("2021-03-03T14:05:12Z", date(2026, 3, 16)), likely_moment("2031-03-03", date(2026, 3, 16))
    (1614780312, None)
    """
    try:
        found = datetime.fromisoformat(text)
        when = int((found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp())
    except (ValueError, OverflowError):
        return None
    return when if is_likely(when, today) else None
