"""Which numbers stand for Outlook's own fields in this file (MS-OXPROPS 3, MS-PST 2.4.7)."""

import struct
from dataclasses import dataclass
from uuid import UUID

from kithmap.sources.outlook.properties import NAMED

ENTRIES, GUIDS, STRINGS = 0x0003, 0x0002, 0x0004
"""The three tables, by their number in the file."""
ADDRESS_SET = UUID("00062004-0000-0000-C000-000000000046").bytes_le
EMAILS = (0x8083, 0x8093, 0x80A3)
ORIGINAL_EMAILS = (0x8084, 0x8094, 0x80A4)
"""What was shown for an address: of somebody in the house it holds the mail address."""
PAGE, WORK_CITY = 0x802B, 0x8046
CATEGORIES = "Keywords"
FIRST_OWN_SET = 3
"""Sets 0 to 2 are none and two that every file has; from 3 on they stand in the table."""


@dataclass(frozen=True, slots=True)
class Named:
    """Numbers in this file: of each contact field, and of the categories (0 where the file has none)."""

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
    wanted = frozenset((*EMAILS, *ORIGINAL_EMAILS, PAGE, WORK_CITY))
    fields: dict[int, int] = {}
    categories = 0
    for what, set_and_kind, index in struct.iter_unpack("<IHH", entries[: len(entries) // 8 * 8]):
        number, own = NAMED + index, (set_and_kind >> 1) - FIRST_OWN_SET
        if set_and_kind & 1:
            if _name(strings, what) == CATEGORIES:
                categories = number
        elif what in wanted and own >= 0 and guids[own * 16 : own * 16 + 16] == ADDRESS_SET:
            fields[what] = number
    return Named(fields, categories)


def _name(strings: bytes, start: int) -> str:
    length = int.from_bytes(strings[start : start + 4], "little")
    return strings[start + 4 : start + 4 + length].decode("utf-16-le", "replace") if length <= 512 else ""
