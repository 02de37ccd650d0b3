"""Which numbers stand for Outlook's own fields in this file (MS-OXPROPS 3, MS-PST 2.4.7)."""

import struct
from dataclasses import dataclass
from uuid import UUID

from kithmap.sources.outlook.properties import NAMED

ENTRIES, GUIDS, STRINGS = 0x0003, 0x0002, 0x0004
"""The three tables, by their number in the file."""
ADDRESS_SET = UUID("00062004-0000-0000-C000-000000000046").bytes_le
APPOINTMENT_SET = UUID("00062002-0000-0000-C000-000000000046").bytes_le
MEETING_SET = UUID("6ED8DA90-450B-101B-98DA-00AA003F1305").bytes_le
EMAILS = (0x8083, 0x8093, 0x80A3)
ORIGINAL_EMAILS = (0x8084, 0x8094, 0x80A4)
"""What was shown for an address: of somebody in the house it holds the mail address."""
PAGE, WORK_CITY = 0x802B, 0x8046
START, END, IS_ALL_DAY, RECURRENCE, STATE, ANSWER, ZONE = 0x820D, 0x820E, 0x8215, 0x8216, 0x8217, 0x8218, 0x8233
"""Of an appointment: its moments, how it recurs, whether it was cancelled, what the owner answered, and its zone."""
SERIES_ID, EVENT_ID = 0x0023, 0x0003
"""By what a meeting is known in every calendar that holds it; the second tells one day of a series from another."""
CATEGORIES = "Keywords"
FIRST_OWN_SET = 3
"""Sets 0 to 2 are none and two that every file has; from 3 on they stand in the table."""


SETS = (
    dict.fromkeys((*EMAILS, *ORIGINAL_EMAILS, PAGE, WORK_CITY), ADDRESS_SET)
    | dict.fromkeys((START, END, IS_ALL_DAY, RECURRENCE, STATE, ANSWER, ZONE), APPOINTMENT_SET)
    | dict.fromkeys((SERIES_ID, EVENT_ID), MEETING_SET)
)
"""The set of names in which each field stands: the same number means something else in another."""


@dataclass(frozen=True, slots=True)
class Named:
    """Numbers in this file: of each field of contacts and appointments, and of the categories (0: it has none)."""

    fields: dict[int, int]
    categories: int

    def numbers(self) -> frozenset[int]:
        return frozenset((*self.fields.values(), self.categories)) - {0}

    def of(self, field: int) -> int:
        """Give the number of a field, 0 where the file never uses it."""
        return self.fields.get(field, 0)


NONE = Named({}, 0)


def named_in(entries: bytes, guids: bytes, strings: bytes) -> Named:
    """Give the numbers that the three tables tell; entries that make no sense are passed over."""
    fields: dict[int, int] = {}
    categories = 0
    for what, set_and_kind, index in struct.iter_unpack("<IHH", entries[: len(entries) // 8 * 8]):
        number, own = NAMED + index, (set_and_kind >> 1) - FIRST_OWN_SET
        if set_and_kind & 1:
            if _name(strings, what) == CATEGORIES:
                categories = number
        elif own >= 0 and guids[own * 16 : own * 16 + 16] == SETS.get(what):
            fields[what] = number
    return Named(fields, categories)


def _name(strings: bytes, start: int) -> str:
    length = int.from_bytes(strings[start : start + 4], "little")
    return strings[start + 4 : start + 4 + length].decode("utf-16-le", "replace") if length <= 512 else ""
