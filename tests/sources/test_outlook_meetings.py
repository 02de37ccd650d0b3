"""Appointments in Outlook's own files: the same meetings as the same calendar tells when it is exported."""

from datetime import UTC, datetime
from typing import Any

import pytest

from kithmap.sources.calendar.format import CALENDAR
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import Channel, Interaction, Role
from kithmap.sources.outlook.msg import MSG
from kithmap.sources.outlook.pst import PST
from kithmap.sources.outlook.recurrence import recurrence_in
from kithmap.sources.trouble import Trouble
from tests.reader_contract import TODAY, ReaderContract, document_of
from tests.sources.compound_file import msg
from tests.sources.outlook_series import (
    ANSWER,
    BOARD,
    END,
    ID,
    IS_ALL_DAY,
    OWN_ID,
    RECURRENCE,
    ROUND,
    START,
    STATE,
    WEEKLY,
    ZONE,
    names_of_meetings,
    series,
)
from tests.sources.outlook_values import BINARY, BOOLEAN, GUESTS, INT32, MOMENT, Values
from tests.sources.store_file import StoreFile

NAMES = names_of_meetings()
HINTS = Hints(today=TODAY, keep_subjects=True)


def meetings(values: Values, recipients: tuple[Values, ...] = GUESTS) -> list[Interaction]:
    found = list(MSG.read(document_of(msg(values, recipients, named=NAMES)), HINTS))
    return [record for record in found if isinstance(record, Interaction)]


def exported(*lines: str) -> list[Interaction]:
    event = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "ATTENDEE:mailto:a@x.example", "ATTENDEE:mailto:b@x.example"]
    text = "\r\n".join([*event, "END:VEVENT", "END:VCALENDAR", ""])
    return [r for r in CALENDAR.read(document_of(text.encode()), HINTS) if isinstance(r, Interaction)]


class TestMsgMeeting(ReaderContract):
    format = MSG
    sample = msg(ROUND, GUESTS, named=NAMES)


def test_a_meeting_is_told_as_calendars_tell_it() -> None:
    """The room is no guest; the same meeting out of an .ics counts once."""
    (found,) = meetings(BOARD)
    uid = (OWN_ID[:16] + bytes(4) + OWN_ID[20:]).hex().upper()
    (same,) = exported(f"UID:{uid}", "DTSTART:20260216T090000Z", "DTEND:20260216T103000Z")

    assert found.channel is Channel.MEETING
    assert found.minutes == 90
    assert found.subject == "Board"
    assert [person.address for person in found.participants] == [
        "mail:mira@solberg.example",
        "mail:ana@diaz.example",
        "mail:ben@solberg.example",
    ]
    assert {person.role for person in found.participants} == {Role.ATTENDEE}
    assert (found.key, found.when) == (same.key, same.when)


def test_a_series_is_followed_over_the_change_of_the_clock() -> None:
    """Six Mondays at ten in Berlin: one was left out, two moved to the next day; summer time ends after the second."""
    found = {(r.key, r.when) for r in meetings(ROUND)}
    uid = (OWN_ID[:16] + bytes(4) + OWN_ID[20:]).hex().upper()
    same = exported(
        f"UID:{uid}",
        "DTSTART;TZID=Europe/Berlin:20251013T100000",
        "DTEND;TZID=Europe/Berlin:20251013T104500",
        "RRULE:FREQ=WEEKLY;COUNT=6",
        "EXDATE;TZID=Europe/Berlin:20251020T100000",
        "ATTENDEE:mailto:a@x.example",
        "ATTENDEE:mailto:b@x.example",
        "END:VEVENT",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        "RECURRENCE-ID;TZID=Europe/Berlin:20251103T100000",
        "DTSTART;TZID=Europe/Berlin:20251104T150000",
        "DTEND;TZID=Europe/Berlin:20251104T154500",
        "ATTENDEE:mailto:a@x.example",
        "ATTENDEE:mailto:b@x.example",
        "END:VEVENT",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        "RECURRENCE-ID;TZID=Europe/Berlin:20251110T100000",
        "DTSTART;TZID=Europe/Berlin:20251111T160000",
        "DTEND;TZID=Europe/Berlin:20251111T164500",
    )

    assert len(found) == 5
    assert found == {(r.key, r.when) for r in same}


def test_a_series_without_a_zone_keeps_the_clock_of_its_first_day() -> None:
    """Nothing better is known; an hour off in winter is the same meeting."""
    found = meetings({key: value for key, value in ROUND.items() if key != (ZONE, BINARY)})

    assert [datetime.fromtimestamp(r.when, UTC).hour for r in found] == [8, 8, 13, 14, 8]


@pytest.mark.parametrize(
    ("key", "value"),
    [((STATE, INT32), 5), ((ANSWER, INT32), 4)],
    ids=["cancelled", "declined"],
)
def test_what_did_not_take_place_is_no_meeting(key: tuple[int, int], value: int) -> None:
    """A meeting that was called off, or to which the owner did not go."""
    assert meetings({**BOARD, key: value}) == []
    assert len(meetings({**BOARD, key: value - 4 if key[0] == STATE else 3})) == 1


def test_whoever_declined_was_not_there() -> None:
    """With the only guest away it was no meeting."""
    away: Values = {**GUESTS[0], (0x5FFF, INT32): 4}

    (found,) = meetings(BOARD, (away, GUESTS[1]))
    assert [person.role for person in found.participants] == [Role.ATTENDEE, Role.DECLINED, Role.ATTENDEE]
    assert meetings(BOARD, (away,)) == []
    assert meetings(BOARD, ()) == []


def test_a_day_long_meeting_is_on_its_day() -> None:
    """Midnight in Berlin is the evening before in UTC."""
    (found,) = meetings(
        {
            **BOARD,
            (IS_ALL_DAY, BOOLEAN): 1,
            (START, MOMENT): datetime(2026, 2, 15, 23, tzinfo=UTC),
            (END, MOMENT): datetime(2026, 2, 16, 23, tzinfo=UTC),
        }
    )

    assert datetime.fromtimestamp(found.when, UTC) == datetime(2026, 2, 16, tzinfo=UTC)
    assert found.minutes == 480


def test_a_series_of_days_is_on_the_same_days_as_in_a_calendar() -> None:
    """The thirteenth of each month, once left out: whoever exports whole days writes dates without a clock."""
    days = series(
        (13).to_bytes(4, "little"),
        first=datetime(2025, 10, 13),
        lasts=1440,
        kind=2,
        period=1,
        until=datetime(2025, 12, 13),
        left_out=[datetime(2025, 11, 13)],
    )
    found = meetings({**ROUND, (IS_ALL_DAY, BOOLEAN): 1, (RECURRENCE, BINARY): days})
    uid = (OWN_ID[:16] + bytes(4) + OWN_ID[20:]).hex().upper()
    same = exported(
        f"UID:{uid}",
        "DTSTART;VALUE=DATE:20251013",
        "DTEND;VALUE=DATE:20251014",
        "RRULE:FREQ=MONTHLY;BYMONTHDAY=13;UNTIL=20251213",
        "EXDATE;VALUE=DATE:20251113",
    )

    assert len(found) == 2
    assert [(r.key, r.when) for r in found] == [(r.key, r.when) for r in same]


def test_an_id_of_another_program_stays_what_it_was() -> None:
    """An invitation from Google is in Outlook's store under Google's own id."""
    (found,) = meetings({**BOARD, (ID, BINARY): OWN_ID + b"vCal-Uid\1\0\0\0abc123@google.com\0"})
    (same,) = exported("UID:abc123@google.com", "DTSTART:20260216T090000Z", "DTEND:20260216T103000Z")

    assert found.key == same.key


@pytest.mark.parametrize(
    ("kind", "period", "pattern", "rule"),
    [
        (0, 2 * 1440, (), "FREQ=DAILY;INTERVAL=2;WKST=MO;COUNT=3"),
        (1, 2, (0b0101010,), "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;WKST=MO;COUNT=3"),
        (2, 12, (29,), "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=29;WKST=MO;COUNT=3"),
        (3, 1, (0b100, 5), "FREQ=MONTHLY;INTERVAL=1;BYDAY=TU;BYSETPOS=-1;WKST=MO;COUNT=3"),
        (3, 1, (0b100, 4), "FREQ=MONTHLY;INTERVAL=1;BYDAY=TU;BYSETPOS=4;WKST=MO;COUNT=3"),
        (4, 1, (31,), "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=-1;WKST=MO;COUNT=3"),
    ],
)
def test_patterns_are_what_calendars_call_them(kind: int, period: int, pattern: tuple[int, ...], rule: str) -> None:
    """As MS-OXOCAL 2.2.1.44.1 and RFC 5545 3.3.10 name the same things."""
    raw = b"".join(number.to_bytes(4, "little") for number in pattern)
    found = recurrence_in(series(raw, first=datetime(2026, 1, 5, 9), lasts=30, kind=kind, period=period, times=3))

    assert found is not None
    assert found.rule == rule


def test_a_series_by_the_moon_keeps_its_first_day() -> None:
    """It is not followed; the day it began on is known."""
    lunar = series(bytes(4), first=datetime(2025, 10, 13, 10), lasts=45, kind=10, period=1, times=3)

    assert [r.when for r in meetings({**ROUND, (RECURRENCE, BINARY): lunar})] == [1_760_342_400]


@pytest.mark.parametrize("length", [10, 30, len(WEEKLY) - 40])
def test_a_series_that_breaks_off_is_a_trouble(length: int) -> None:
    """A damaged series tells of itself; nothing is made up."""
    data = msg({**ROUND, (RECURRENCE, BINARY): WEEKLY[:length]}, GUESTS, named=NAMES)

    assert [type(record) for record in MSG.read(document_of(data), HINTS)] == [Trouble]


def test_a_store_gives_its_meetings_beside_its_mail() -> None:
    """A store is mail, people and calendar in one."""
    file = StoreFile("unicode", 1)
    file.names(NAMES)
    calendar = file.folder("Calendar", kind="IPF.Appointment")
    file.item(calendar, BOARD, GUESTS)
    file.item(calendar, ROUND, GUESTS)
    found: list[Any] = list(PST.read(document_of(file.packed()), HINTS))

    assert [record.channel for record in found] == [Channel.MEETING] * 6
