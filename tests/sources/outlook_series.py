"""Appointments as Outlook writes them: a zone, a series with its exceptions, and the names of their fields."""

import struct
from collections.abc import Sequence
from datetime import UTC, datetime

from tests.sources.outlook_values import BINARY, INT32, MOMENT, TEXT, Values

APPOINTMENT_SET = bytes.fromhex("0220060000000000c000000000000046")
MEETING_SET = bytes.fromhex("90da d86e 0b45 1b10 98da 00aa003f1305".replace(" ", ""))
START, END, IS_ALL_DAY, RECURRENCE, STATE, ANSWER, ZONE, ID = range(0x8020, 0x8028)
"""The numbers that the fields of an appointment have in the files of these tests."""
_FIELDS = {0x820D: START, 0x820E: END, 0x8215: IS_ALL_DAY, 0x8216: RECURRENCE, 0x8217: STATE, 0x8218: ANSWER}
_FIELDS |= {0x8233: ZONE}

BERLIN = struct.pack("<iiiH8HH8H", -60, 0, -60, 0, 0, 10, 0, 5, 3, 0, 0, 0, 0, 0, 3, 0, 5, 2, 0, 0, 0)
"""An hour ahead of UTC, two from the last Sunday of March at two to the last of October at three."""


def names_of_meetings() -> dict[int, bytes]:
    """Give the three tables of names for the fields of appointments."""
    entries = [struct.pack("<IHH", field, 3 << 1, number - 0x8000) for field, number in sorted(_FIELDS.items())]
    entries.append(struct.pack("<IHH", 0x0023, 4 << 1, ID - 0x8000))
    return {2: APPOINTMENT_SET + MEETING_SET, 3: b"".join(entries), 4: b""}


def minutes(moment: datetime) -> int:
    """Minutes since 1601."""
    return int((moment - datetime(1601, 1, 1)).total_seconds()) // 60


def series(
    pattern: bytes,
    *,
    first: datetime,
    lasts: int,
    kind: int,
    period: int,
    times: int = 0,
    until: datetime | None = None,
    left_out: Sequence[datetime] = (),
    moved: Sequence[tuple[datetime, datetime]] = (),
) -> bytes:
    """Give a series (MS-OXOCAL 2.2.1.44) that begins at `first` and `lasts` so many minutes each time.

    `pattern` is what a `kind` of pattern says of its days; `moved` pairs days with the moments they were moved to, each
    with a subject of its own.
    """
    midnight = first.replace(hour=0, minute=0)
    starts = minutes(first) - minutes(midnight)
    changed = [was.replace(hour=0, minute=0) for was, _ in moved]
    gone = sorted([*(day.replace(hour=0, minute=0) for day in left_out), *changed])
    end_kind = 0x2022 if times else 0x2021 if until else 0x2023
    raw = struct.pack("<HHHHHIII", 0x3004, 0x3004, 0x200B, kind, 0, 0, period, 0) + pattern
    raw += struct.pack("<III", end_kind, times, 1)
    for days in (gone, changed):
        raw += struct.pack(f"<{len(days) + 1}I", len(days), *map(minutes, days))
    raw += struct.pack("<II", minutes(midnight), minutes(until) if until else 0x5AE980DF)
    raw += struct.pack("<IIIIH", 0x3006, 0x3009, starts, starts + lasts, len(moved))
    for was, to in moved:
        text = b"Later"
        raw += struct.pack("<IIIH", minutes(to), minutes(to) + lasts, minutes(was), 0x01 | 0x08 | 0x20)
        raw += struct.pack("<HH", len(text) + 1, len(text)) + text + struct.pack("<II", 1, 2)
    return raw + bytes(4)


OWN_ID = bytes.fromhex("040000008200E00074C5B7101A82E008") + bytes.fromhex("07EA0302") + bytes(20)
BOARD: Values = {
    (0x001A, TEXT): "IPM.Appointment",
    (0x0037, TEXT): "Board",
    (0x0E07, INT32): 1,
    (0x0042, TEXT): "Mira Solberg",
    (0x0065, TEXT): "mira@solberg.example",
    (START, MOMENT): datetime(2026, 2, 16, 9, tzinfo=UTC),
    (END, MOMENT): datetime(2026, 2, 16, 10, 30, tzinfo=UTC),
    (ID, BINARY): OWN_ID,
}
WEEKLY = series(
    (0b10).to_bytes(4, "little"),
    first=datetime(2025, 10, 13, 10),
    lasts=45,
    kind=1,
    period=1,
    until=datetime(2025, 11, 17),
    left_out=[datetime(2025, 10, 20)],
    moved=[
        (datetime(2025, 11, 3, 10), datetime(2025, 11, 4, 15)),
        (datetime(2025, 11, 10, 10), datetime(2025, 11, 11, 16)),
    ],
)
ROUND: Values = {
    **BOARD,
    (START, MOMENT): datetime(2025, 10, 13, 8, tzinfo=UTC),
    (END, MOMENT): datetime(2025, 10, 13, 8, 45, tzinfo=UTC),
    (RECURRENCE, BINARY): WEEKLY,
    (ZONE, BINARY): BERLIN,
}
