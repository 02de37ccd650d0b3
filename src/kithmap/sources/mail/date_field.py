"""The date of a message becomes seconds since 1970."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_tz
from functools import lru_cache

from kithmap.sources.mail.text import one_line, plain_text

DATE_CHARACTERS = 200
"""A date header is some 40 characters long; what stands beyond this is damage."""

_DAY = re.compile(rb"\s*(?:[A-Za-z]{3}, *)?(\d{1,2}) ([A-Za-z]{3}) (\d{4}) ")
_ZONE = re.compile(rb"([+-])([01]\d|2[0-3])([0-5]\d)")
_COMMENT = re.compile(rb"\s*\([^()]*\)$")
_TIMES = {b"%02d:%02d:" % (hour, minute): hour * 3600 + minute * 60 for hour in range(24) for minute in range(60)}
_SECONDS = {b"%02d " % second: second for second in range(60)}
_EARLY_YEAR = re.compile(r"(?<![\d:+-])0\d{3}(?![\d:])")
_MONTHS = (b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec")


def seconds_since_1970(raw: bytes) -> int | None:
    """Give the moment a date header names, in seconds since 1970-01-01 UTC, or None where it names none.

    Every form of RFC 822 and its successors is read, with named zones and years of two digits. A date without a
    zone counts as UTC. A year written 0002 is the year 2, not 2002.

    >>> seconds_since_1970(b" Fri, 01 Jan 2010 00:14:44 +0100")
    1262301284
    """
    moment = _usual_form(raw.rstrip())
    return moment if moment is not None else _any_form(one_line(plain_text(raw[:DATE_CHARACTERS])))


def _usual_form(text: bytes) -> int | None:
    """Read "Fri, 01 Jan 2010 00:14:44 +0100": its day and zone recur and are looked up, as is its time."""
    if text.endswith(b")"):
        text = _COMMENT.sub(b"", text)
    clock, second = _TIMES.get(text[-14:-8]), _SECONDS.get(text[-8:-5])
    if clock is None or second is None:
        return None
    midnight, east = _midnight(text[:-14]), _seconds_east(text[-5:])
    return None if midnight is None or east is None else midnight + clock + second - east


@lru_cache(maxsize=20_000)
def _midnight(text: bytes) -> int | None:
    day = _DAY.fullmatch(text)
    if day is None or day[2].lower() not in _MONTHS:
        return None
    try:
        moment = datetime(int(day[3]), _MONTHS.index(day[2].lower()) + 1, int(day[1]), tzinfo=UTC)
    except ValueError:
        return None
    return int(moment.timestamp())


@lru_cache(maxsize=1_000)
def _seconds_east(text: bytes) -> int | None:
    zone = _ZONE.fullmatch(text)
    if zone is None:
        return None
    seconds = int(zone[2]) * 3600 + int(zone[3]) * 60
    return -seconds if zone[1] == b"-" else seconds


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
