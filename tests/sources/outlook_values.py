"""Values as Outlook writes them, and the items that tests tell of in more than one way."""

import struct
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

INT16, INT32, BOOLEAN, INT64, TEXT8, TEXT, MOMENT, BINARY, TEXTS = (
    0x02,
    0x03,
    0x0B,
    0x14,
    0x1E,
    0x1F,
    0x40,
    0x102,
    0x101F,
)
Values = Mapping[tuple[int, int], Any]
"""Values by number and kind."""
SET = bytes.fromhex("0420060000000000c000000000000046")
"""The set of names for contacts, as a file writes it."""
STRINGS_SET = bytes.fromhex("2903020000000000c000000000000046")


def raw_value(kind: int, value: Any) -> bytes:
    """Give a value as its bytes; of several the count, where each begins, and they."""
    if kind == INT32:
        return struct.pack("<i", value)
    if kind in (INT16, BOOLEAN):
        return struct.pack("<h", value)
    if kind == INT64:
        return struct.pack("<q", value)
    if kind == MOMENT:
        return struct.pack("<Q", filetime(value))
    if kind == TEXT:
        return str(value).encode("utf-16-le")
    if kind == TEXT8:
        return value if isinstance(value, bytes) else str(value).encode("cp1252")
    if kind == TEXTS:
        pieces = [raw_value(TEXT, one) for one in value]
        starts, at = [], 4 + 4 * len(pieces)
        for piece in pieces:
            starts.append(at)
            at += len(piece)
        return struct.pack(f"<{len(pieces) + 1}I", len(pieces), *starts) + b"".join(pieces)
    return bytes(value)


def filetime(moment: datetime) -> int:
    """Tenths of a millionth of a second since 1601.

    >>> filetime(datetime(1970, 1, 1, tzinfo=UTC))
    116444736000000000
    """
    return int(moment.timestamp()) * 10_000_000 + 116_444_736_000_000_000


def names(*, fields: Mapping[int, int], categories: int | None = None) -> dict[int, bytes]:
    """Give the three tables of names: contact fields by the number each has here, and that of the categories."""
    entries = b"".join(struct.pack("<IHH", field, 3 << 1, number - 0x8000) for field, number in sorted(fields.items()))
    strings = b""
    if categories is not None:
        word = "Keywords".encode("utf-16-le")
        strings = struct.pack("<I", len(word)) + word
        entries += struct.pack("<IHH", 0, (4 << 1) | 1, categories - 0x8000)
    return {2: SET + STRINGS_SET, 3: entries, 4: strings}


SENT = datetime(2026, 3, 2, 9, 30, 15, tzinfo=UTC)
DIRECTORY = "/o=Solberg/ou=First/cn=Recipients/cn="
LUNCH: Values = {
    (0x001A, TEXT): "IPM.Note",
    (0x0037, TEXT): "Lunch on Friday",
    (0x0039, MOMENT): SENT,
    (0x0E07, INT32): 1,
    (0x0042, TEXT): "Mira Solberg",
    (0x0065, TEXT): "mira@solberg.example",
    (0x0C1A, TEXT): "Mira Solberg",
    (0x0C1F, TEXT): "mira@solberg.example",
    (0x1000, TEXT): "Shall we meet at the harbour?",
}
GUESTS: tuple[Values, ...] = (
    {(0x0C15, INT32): 1, (0x3001, TEXT): "Ana Díaz", (0x3003, TEXT): "ana@diaz.example"},
    {
        (0x0C15, INT32): 2,
        (0x3001, TEXT): "Ben Okri",
        (0x3003, TEXT): DIRECTORY + "ben",
        (0x39FE, TEXT): "ben@solberg.example",
    },
    {(0x0C15, INT32): 3, (0x3001, TEXT): "'chi@nakamura.example'", (0x3003, TEXT): "chi@nakamura.example"},
)
CONTACT_FIELDS = {0x8083: 0x8001, 0x8084: 0x8002, 0x8093: 0x8003, 0x8094: 0x8004, 0x802B: 0x8005, 0x8046: 0x8006}
CATEGORIES = 0x8010
ANA: Values = {
    (0x001A, TEXT): "IPM.Contact",
    (0x3001, TEXT): "Ana Díaz",
    (0x3A06, TEXT): "Ana",
    (0x3A11, TEXT): "Díaz",
    (0x3A16, TEXT): "Díaz Boats",
    (0x3A17, TEXT): "Boatbuilder",
    (0x3A1C, TEXT): "+34 600 111 222",
    (0x3A42, MOMENT): datetime(1985, 4, 8, 22, tzinfo=UTC),
    (0x8001, TEXT): "ana@diaz.example",
    (0x8003, TEXT): DIRECTORY + "ana",
    (0x8004, TEXT): "ana.diaz@solberg.example",
    (0x8005, TEXT): "https://diaz.example",
    (0x8006, TEXT): "Cádiz",
    (CATEGORIES, TEXTS): ("Sailing", "Old friends"),
    (0x1000, TEXT): "What the owner wrote about Ana is left alone.",
}
