"""A line of a WhatsApp export: its stamp in any of the world's ways of writing dates, its sender, its text."""

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"))
"""Signs that only turn the direction of writing; WhatsApp puts them before numbers, attachments and its own words."""

MORNING = (
    "am|a.m.|a.m|a. m.|vorm.|vm.|fm|ap.|de.|dop.|p.d.|π.μ.|πμ|öö|дп|pg|sa|오전|上午|午前|早上|凌晨|清晨|ص|ق.ظ.|"
    "पूर्वाह्न|ਪੂ.ਦੁ.|முற்பகல்|ก่อนเที่ยง"
).split("|")
EVENING = (
    "pm|p.m.|p.m|p. m.|nachm.|nm.|em|ip.|du.|odp.|pop.|m.d.|μ.μ.|μμ|ös|пп|ptg|ch|오후|下午|午後|晚上|中午|م|ب.ظ.|"
    "अपराह्न|ਬਾ.ਦੁ.|பிற்பகல்|หลังเที่ยง"
).split("|")
"""How the halves of the day are written where clocks have twelve hours (Unicode CLDR)."""

_HALF = "|".join(re.escape(word) for word in sorted((*MORNING, *EVENING), key=len, reverse=True))
_DATE = (
    r"(?P<first>\d{1,4})(?P<sign>[./-]|년\s?)\s?(?P<second>\d{1,2})(?:[./-]|월)\s?(?P<third>\d{1,4})(?:\.|일)?"
    r"(?:\s?г\.)?"
)
_CLOCK = (
    rf"(?:(?P<before>{_HALF})\s?)?(?P<hour>\d{{1,2}})[:.](?P<minute>\d{{2}})(?:[:.](?P<sec>\d{{2}}))?"
    rf"(?:\s?(?P<after>{_HALF})(?!\w))?(?:\s?ч\.)?"
)
_NEXT = r"[,،]?\s+"
_WORD = rf"(?:(?!(?:{_HALF})\s)[^\W\d_]{{1,6}}\.?\s+)?"
"""What some languages put before the time ("klo 14.05", "u 14:05")."""
_END = r"(?:\]\s|\s[-–]\s|,\s|:\s)"
_STAMP = re.compile(rf"\[?{_DATE}{_NEXT}{_WORD}{_CLOCK}{_END}", re.IGNORECASE)
_STAMP_OF_TIME = re.compile(rf"\[?{_CLOCK}{_NEXT}{_DATE}{_END}", re.IGNORECASE)
"""With the time first, as in Vietnamese, and in what is copied out of WhatsApp Web in any language."""

AMERICAN_HALVES = ("AM", "PM")
"""In capitals and without dots, as phones in the United States write them; others write "pm" or a word of their own."""

_SENDER = re.compile(r"([^:\n]{1,80}):(?:\s|$)")
_NUMBER = re.compile(r"\+?[\d\s().\-\u2010-\u2015\xa0]{6,25}")
ODD_IN_NAMES = re.compile(r"[\"“”„«»]")
"""Quotation marks: "Ana changed the subject to “Trip: July”" is WhatsApp speaking, not somebody of that name."""

NOTICE_CHARS = 100
"""The notice on encryption with which an export begins is longer than this, the name of an attachment is shorter."""

BUDDHIST_FROM = 2400
BUDDHIST_YEARS = 543
"""Thai phones count the years from the Buddha on."""


class Stamp(NamedTuple):
    """The date as its three numbers stand there, and the moment of the day in seconds.

    `is_american` where it is written as only the United States do: "3/4/21, 2:05 PM".
    """

    first: int
    second: int
    third: int
    seconds: int
    is_american: bool


class Message(NamedTuple):
    """A line that begins a message. `sender` is "" where WhatsApp itself speaks.

    `is_marked` where the sign leads that WhatsApp puts before words of its own and attachments; `is_long` where more
    follows than the name of an attachment.
    """

    stamp: Stamp
    sender: str
    is_marked: bool
    is_long: bool


def message_in(line: str) -> Message | None:
    """Give the message that begins in this line; None where the line goes on with the one before.

    >>> message_in("[03.03.21, 14:05:12] Ana Díaz: hello").sender
    'Ana Díaz'
    >>> message_in("3/3/21, 2:05 PM - +34 600 11 12 22: hello").sender
    '+34 600 11 12 22'
    """
    if not line[:1].isdigit() and line[:1] not in "[\u200e\u200f\u202a\u202b\ufeff":
        return None
    start = line[:200].translate(MARKS).replace("\u202f", " ").replace("\xa0", " ").lstrip()
    found = _STAMP.match(start) or _STAMP_OF_TIME.match(start)
    if found is None:
        return None
    rest = start[found.end() :].lstrip()
    sender = _SENDER.match(rest)
    name = sender[1].strip().removeprefix("~").strip() if sender else ""
    is_name = bool(name) and not ODD_IN_NAMES.search(name)
    is_marked = is_name and f"{name}: \u200e" in line
    return Message(_stamp(found), name if is_name else "", is_marked, len(line) - len(start) + len(rest) > NOTICE_CHARS)


def _stamp(found: re.Match[str]) -> Stamp:
    half = found["before"] or found["after"] or ""
    hour = int(found["hour"])
    if half:
        hour = hour % 12 + (12 if half.casefold() in EVENING else 0)
    seconds = hour * 3600 + int(found["minute"]) * 60 + int(found["sec"] or 0)
    numbers = (int(found["first"]), int(found["second"]), int(found["third"]))
    return Stamp(*numbers, seconds, found["sign"] == "/" and half in AMERICAN_HALVES)


def moment_of(stamp: Stamp, *, day_first: bool) -> int | None:
    """Give the seconds since 1970-01-01 of a stamp, as if its clock were UTC's; None for a day that does not exist."""
    first, second, third, seconds, _ = stamp
    year, month, day = (first, second, third) if first > 31 else (third, second, first)
    if first <= 31 and not day_first:
        month, day = first, second
    year += 2000 if year < 100 else -BUDDHIST_YEARS if year > BUDDHIST_FROM else 0
    try:
        return int((datetime(year, month, day, tzinfo=UTC) + timedelta(seconds=seconds)).timestamp())
    except (ValueError, OverflowError):
        return None


def address_of(sender: str) -> str:
    """Give the address of a sender: a number that is in nobody's address book, else the name in the owner's.

    >>> address_of("+34 600 11 12 22"), address_of("Ana Díaz")
    ('tel:+34 600 11 12 22', 'chat:whatsapp:Ana Díaz')
    """
    return f"chat:whatsapp:{sender}" if name_of(sender) else f"tel:{sender}"


def name_of(sender: str) -> str:
    """Give the name of a sender, "" where it is a number."""
    return "" if _NUMBER.fullmatch(sender) else sender
