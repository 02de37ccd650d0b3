"""The date of a message becomes seconds since 1970."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_tz
from functools import lru_cache

from kithmap.sources.mail.text import one_line, plain_text

DATE_CHARACTERS = 200
"""A date header is some 40 characters long; what stands beyond this is damage."""

_USUAL = re.compile(
    rb"\s*(?:[A-Za-z]{3}, *)?(\d{1,2} [A-Za-z]{3} \d{4}) ([01]\d|2[0-3]):([0-5]\d):([0-5]\d) "
    rb"([+-])([01]\d|2[0-3])([0-5]\d)\s*(?:\([^()]*\)\s*)?$"
)
_EARLY_YEAR = re.compile(r"(?<![\d:+-])0\d{3}(?![\d:])")
_MONTHS = (b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec")


def seconds_since_1970(raw: bytes) -> int | None:
    """Give the moment a date header names, in seconds since 1970-01-01 UTC, or None where it names none.

    Every form of RFC 822 and its successors is read, with named zones and years of two digits. A date without a
    zone counts as UTC. A year written 0002 is the year 2, not 2002.

    >>> seconds_since_1970(b" Fri, 01 Jan 2010 00:14:44 +0100")
    1262301284
    """
    usual = _USUAL.match(raw)
    if usual is not None:
        day, hour, minute, second, sign, zone_hours, zone_minutes = usual.groups()
        midnight = _midnight(day)
        if midnight is not None:
            east = int(zone_hours) * 3600 + int(zone_minutes) * 60
            clock = int(hour) * 3600 + int(minute) * 60 + int(second)
            return midnight + clock + (east if sign == b"-" else -east)
    return _any_form(one_line(plain_text(raw[:DATE_CHARACTERS])))


@lru_cache(maxsize=20_000)
def _midnight(day: bytes) -> int | None:
    number, month, year = day.split(b" ")
    try:
        moment = datetime(int(year), _MONTHS.index(month.lower()) + 1, int(number), tzinfo=UTC)
    except ValueError:
        return None
    return int(moment.timestamp())


def _any_form(text: str) -> int | None:
    try:
        parts = parsedate_tz(text)
        if parts is None:
            return None
        year, month, day, hour, minute, second = parts[:6]
        if _EARLY_YEAR.search(text):
            year %= 100
        # A leap second has no place of its own in seconds since 1970.
        moment = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    return int(moment.timestamp()) - (parts[9] or 0)
