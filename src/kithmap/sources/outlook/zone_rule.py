"""The time zone of an appointment, as Outlook keeps it, in the words of iCalendar (MS-OXOCAL 2.2.1.39)."""

import struct

DAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
LAST = 5
"""The fifth Sunday of a month is its last."""
LAYOUT = struct.Struct("<iii H8H H8H")
"""Minutes that the clock is behind UTC, more in winter, more in summer; then a year and a day for each of the two."""
NAME = "Outlook"


def zone_lines(raw: bytes) -> tuple[str, ...]:
    """Give the lines of a VTIMEZONE called `NAME`, none where there is no zone. Raises `struct.error`."""
    if not raw:
        return ()
    behind, in_winter, in_summer, _, *rest = LAYOUT.unpack_from(raw)
    winter, summer = rest[:8], rest[9:]
    usual, other = -(behind + in_winter), -(behind + in_summer)
    if not winter[1]:
        return (f"TZID:{NAME}", *_part("STANDARD", winter, before=usual, after=usual))
    return (
        f"TZID:{NAME}",
        *_part("STANDARD", winter, before=other, after=usual),
        *_part("DAYLIGHT", summer, before=usual, after=other),
    )


def _part(kind: str, day: list[int], *, before: int, after: int) -> tuple[str, ...]:
    """Give one half of the year: `day` is year, month, day of the week, which of the month, hour, minute and so on."""
    _, month, weekday, which, hour, minute, *_ = day
    rule: tuple[str, ...] = ()
    if month:
        place = -1 if which == LAST else which
        rule = (f"RRULE:FREQ=YEARLY;BYDAY={place}{DAYS[weekday % 7]};BYMONTH={month}",)
    return (
        f"BEGIN:{kind}",
        f"DTSTART:16010101T{hour:02}{minute:02}00",
        *rule,
        f"TZOFFSETFROM:{_offset(before)}",
        f"TZOFFSETTO:{_offset(after)}",
        f"END:{kind}",
    )


def _offset(minutes: int) -> str:
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"
