"""The properties of one thing in Outlook: a number for what, another for how it is written (MS-OXPROPS)."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

MOST_TEXT_BYTES = 1 << 18
"""How much of one text is read: header blocks of a hundred relays have 50 kB."""

MESSAGE_CLASS, SUBJECT, SENT, DELIVERED, FLAGS = 0x001A, 0x0037, 0x0039, 0x0E06, 0x0E07
HEADERS = 0x007D
CODE_PAGE, INTERNET_CODE_PAGE = 0x3FFD, 0x3FDE
FROM_NAME, FROM_ADDRESS, FROM_SMTP = 0x0042, 0x0065, 0x5D02
SENDER_NAME, SENDER_ADDRESS, SENDER_SMTP = 0x0C1A, 0x0C1F, 0x5D01
RECEIVED_BY = 0x0076
ROLE, NAME, ADDRESS, SMTP = 0x0C15, 0x3001, 0x3003, 0x39FE
CAME = 0x5FFF
"""What somebody invited answered."""
GIVEN, MIDDLE, FAMILY, NICKNAME = 0x3A06, 0x3A44, 0x3A11, 0x3A4F
ORGANISATION, TITLE, BIRTHDAY = 0x3A16, 0x3A17, 0x3A42
PHONES = (0x3A1C, 0x3A08, 0x3A1B, 0x3A09, 0x3A2F, 0x3A1A, 0x3A1F)
"""Mobile, two at work, two at home, the first and another; not fax, pager, car and switchboard."""
PAGES = (0x3A51, 0x3A50)
CITIES = (0x3A27, 0x3A59, 0x3A5F)
CONTAINER_CLASS = 0x3613
STORE_KEY = 0x0FF9
NAMED = 0x8000
"""From here on numbers mean something else in each file; a table in it tells what."""

WANTED = frozenset(
    (
        *(MESSAGE_CLASS, SUBJECT, SENT, DELIVERED, FLAGS, HEADERS, CODE_PAGE, INTERNET_CODE_PAGE),
        *(FROM_NAME, FROM_ADDRESS, FROM_SMTP, SENDER_NAME, SENDER_ADDRESS, SENDER_SMTP, RECEIVED_BY),
        *(ROLE, NAME, ADDRESS, SMTP, CAME, GIVEN, MIDDLE, FAMILY, NICKNAME, ORGANISATION, TITLE, BIRTHDAY),
        *(*PHONES, *PAGES, *CITIES, CONTAINER_CLASS, STORE_KEY),
    )
)
"""What is ever read. What was written (the body, and any attachment) is not among them."""

INT16, INT32, BOOLEAN, INT64, TEXT8, TEXT, MOMENT, BINARY = 0x02, 0x03, 0x0B, 0x14, 0x1E, 0x1F, 0x40, 0x102
TEXTS8, TEXTS = 0x101E, 0x101F
IN_PLACE = frozenset((INT16, INT32, BOOLEAN))
"""Kinds of values that need no more than the four bytes beside their number."""

FILETIME_1970 = 116_444_736_000_000_000
TICKS = 10_000_000
"""Moments are counted since 1601 in tenths of a millionth of a second."""

Value = int | bytes | tuple[bytes, ...]
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Properties:
    """Values by number, each with the kind in which it is written; texts are decoded when they are asked for."""

    values: Mapping[int, tuple[int, Value]]
    code_page: int = 0

    def text(self, number: int) -> str:
        """Give a text, "" where there is none."""
        kind, value = self.values.get(number, (0, b""))
        return self._decoded(kind, value) if isinstance(value, bytes) and kind in (TEXT, TEXT8) else ""

    def texts(self, number: int) -> list[str]:
        """Give the texts of a property that may have several."""
        kind, value = self.values.get(number, (0, b""))
        pieces = value if isinstance(value, tuple) else ()
        return [self._decoded(kind & 0xFFF, piece) for piece in pieces]

    def number(self, number: int) -> int:
        """Give a number, 0 where there is none."""
        _, value = self.values.get(number, (0, 0))
        return value if isinstance(value, int) else 0

    def binary(self, number: int) -> bytes:
        """Give bytes, none where there are none."""
        kind, value = self.values.get(number, (0, b""))
        return value if isinstance(value, bytes) and kind == BINARY else b""

    def moment(self, number: int) -> int | None:
        """Give a moment as seconds since 1970-01-01 UTC."""
        kind, value = self.values.get(number, (0, 0))
        if kind != MOMENT or not isinstance(value, int) or not value:
            return None
        return (value - FILETIME_1970) // TICKS

    def day(self, number: int) -> str:
        """Give the day of a moment in ISO form; a birthday is midnight in the owner's zone, so noon is looked at.

        >>> Properties({BIRTHDAY: (MOMENT, 121_263_192_000_000_000)}).day(BIRTHDAY)
        '1985-04-09'
        """
        seconds = self.moment(number)
        if seconds is None:
            return ""
        try:
            return (EPOCH + timedelta(seconds=seconds, hours=12)).date().isoformat()
        except OverflowError:
            return ""

    def _decoded(self, kind: int, value: bytes) -> str:
        if kind == TEXT:
            text = value.decode("utf-16-le", "replace")
        else:
            text = _narrow(value, self.code_page or self.number(CODE_PAGE) or self.number(INTERNET_CODE_PAGE))
        return text.partition("\0")[0]


def value_of(kind: int, raw: bytes) -> Value:
    """Give a value as it is kept: numbers as numbers, all else as bytes, several as a tuple. Raises `struct.error`."""
    if kind == INT32:
        return int(struct.unpack_from("<i", raw)[0])
    if kind in (INT16, BOOLEAN):
        return int(struct.unpack_from("<h", raw)[0])
    if kind in (MOMENT, INT64):
        return int(struct.unpack_from("<Q", raw)[0])
    return raw


def several(raw: bytes) -> tuple[bytes, ...]:
    """Give the values of a property of several: how many, where each begins, and they. Raises `struct.error`."""
    (count,) = struct.unpack_from("<I", raw)
    starts = struct.unpack_from(f"<{min(count, len(raw) // 4)}I", raw, 4)
    return tuple(raw[start:stop] for start, stop in zip(starts, (*starts[1:], len(raw)), strict=True))


def _narrow(value: bytes, code_page: int) -> str:
    """Decode letters of one byte; UTF-8 is tried first, as a text in another code page seldom is valid in it."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        pass
    try:
        return value.decode(f"cp{code_page or 1252}", "replace")
    except LookupError:
        return value.decode("cp1252", "replace")
