"""Meetings out of calendars: how long, how often, and which of them are the same."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial

import pytest

from kithmap.sources.calendar.format import CALENDAR
from kithmap.sources.document import Document
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import Interaction
from kithmap.sources.trouble import Trouble

PEOPLE = "ATTENDEE;CN=Ana:mailto:ana@diaz.example\nATTENDEE;CN=Ben:mailto:ben@okri.example\n"
START = "DTSTART:20260302T100000Z\n"


def event(lines: str, *, uid: str = "1", people: str = PEOPLE) -> str:
    return f"BEGIN:VEVENT\nUID:{uid}\n{lines}{people}END:VEVENT\n"


def read(*events: str, head: str = "", keep_subjects: bool = False) -> list[object]:
    data = f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{''.join(events)}END:VCALENDAR\n".encode()
    document = Document("made.ics", None, len(data), data, partial(io.BytesIO, data))
    return list(CALENDAR.read(document, Hints(today=date(2026, 3, 16), keep_subjects=keep_subjects)))


def meetings(*events: str, head: str = "") -> list[Interaction]:
    found = [item for item in read(*events, head=head) if isinstance(item, Interaction)]
    return sorted(found, key=lambda meeting: meeting.when)


@pytest.mark.parametrize(
    ("lines", "minutes"),
    [
        (START + "DTEND:20260302T104500Z\n", 45),
        (START + "DURATION:PT1H30M\n", 90),
        (START, 0),
        (START + "DTEND:20260302T090000Z\n", 0),
        (START + "DTEND:20260305T100000Z\n", 480),
        ("DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260303\n", 480),
    ],
)
def test_a_meeting_lasts_as_written_but_a_working_day_at_most(lines: str, minutes: float) -> None:
    """A conference of three days is not three days of talk with everybody there."""
    (meeting,) = meetings(event(lines))

    assert meeting.minutes == minutes


def test_a_weekly_meeting_keeps_its_hour_over_the_change_of_clocks() -> None:
    """In Madrid summer time began on 30 March 2025: 10:00 is 9:00 UTC before, 8:00 after (by hand)."""
    lines = "DTSTART;TZID=Europe/Madrid:20250324T100000\nRRULE:FREQ=WEEKLY;COUNT=2\n"

    assert [datetime.fromtimestamp(m.when, UTC).hour for m in meetings(event(lines))] == [9, 8]


def test_recurrences_end_today() -> None:
    """What is planned is no contact yet: daily from 10 March to today, 16 March, are seven (by hand)."""
    endless = event("DTSTART:20260310T100000Z\nRRULE:FREQ=DAILY\n")

    assert len(meetings(endless)) == 7


def test_exceptions_count_wherever_they_stand_in_the_file() -> None:
    """They may stand before their series or far behind it. Of five Mondays one is dropped, one moved, one cancelled."""
    series = event("DTSTART:20260202T100000Z\nRRULE:FREQ=WEEKLY;COUNT=5\nEXDATE:20260209T100000Z\n")
    moved = event("DTSTART:20260217T150000Z\nRECURRENCE-ID:20260216T100000Z\n")
    cancelled = event("DTSTART:20260223T100000Z\nRECURRENCE-ID:20260223T100000Z\nSTATUS:CANCELLED\n")
    other = event(START, uid="2")
    days = [2, 17, 2, 2]  # 2 February, 17 February, the other meeting and the series on 2 March

    for order in ((series, moved, other, cancelled), (cancelled, other, moved, series)):
        assert [datetime.fromtimestamp(m.when, UTC).day for m in meetings(*order)] == days


def test_a_moved_meeting_is_still_the_same_meeting() -> None:
    """Else an import before and one after the move would count two."""
    series = event("DTSTART:20260216T100000Z\nRRULE:FREQ=WEEKLY;COUNT=1\n")
    moved = event("DTSTART:20260217T150000Z\nRECURRENCE-ID:20260216T100000Z\n")
    (before,), (after,) = meetings(series), meetings(series, moved)

    assert before.when != after.when
    assert before.key == after.key


def test_titles_are_kept_only_when_asked() -> None:
    """What a meeting was about is nobody's business unless the owner says so."""
    text = event(START + "SUMMARY:Plan\\, first\n look\n")
    ((without,), (with_title,)) = read(text), read(text, keep_subjects=True)

    assert isinstance(without, Interaction)
    assert isinstance(with_title, Interaction)
    assert (without.subject, with_title.subject) == (None, "Plan, firstlook")


@pytest.mark.parametrize(
    ("head", "lines", "people"),
    [
        ("", START, ""),
        ("", START, "ATTENDEE:mailto:ana@diaz.example\n"),
        ("", START, "ORGANIZER:mailto:ana@diaz.example\nATTENDEE:mailto:ANA@diaz.example\n"),
        ("", START, PEOPLE.replace("CN=Ben", "PARTSTAT=DECLINED")),
        ("", START, PEOPLE.replace("CN=Ben", "CUTYPE=ROOM")),
        ("", START + "STATUS:CANCELLED\n", PEOPLE),
        ("METHOD:CANCEL\n", START, PEOPLE),
        ("", "DTSTART:20260317T100000Z\n", PEOPLE),
        ("X-WR-CALNAME:ana@diaz.example\n", START, PEOPLE.replace("CN=Ana", "PARTSTAT=DECLINED")),
    ],
)
def test_what_was_no_meeting_is_left_out(head: str, lines: str, people: str) -> None:
    """Alone, called off, still to come, or declined: nobody met."""
    assert read(event(lines, people=people), head=head) == []


def test_a_broken_event_is_a_trouble_and_the_others_stay() -> None:
    """One event that a program wrote wrongly must not cost the calendar."""
    found = read(event("DTSTART:tomorrow\n"), event(START, uid="2"), event("DTSTART:20260302T250000Z\n", uid="3"))

    assert [type(item) for item in found] == [Trouble, Interaction, Trouble]
    assert [item.line for item in found if isinstance(item, Trouble)] == [3, 15]


def test_two_files_may_define_a_zone_of_the_same_name() -> None:
    """Outlook calls every zone that was changed by hand "Customized Time Zone"."""
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Customized Time Zone\nBEGIN:STANDARD\nDTSTART:16010101T000000\n"
        "TZOFFSETFROM:{0}\nTZOFFSETTO:{0}\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    text = event("DTSTART;TZID=Customized Time Zone:20260302T100000\n")
    hours = [
        datetime.fromtimestamp(meetings(text, head=zone.format(offset))[0].when, UTC).hour
        for offset in ("+0530", "-0300")
    ]

    assert hours == [4, 13]


def test_times_without_a_zone_are_in_the_calendars_own() -> None:
    """Apple and Google name it once, at the top."""
    text = event("DTSTART:20260302T100000\n")

    assert meetings(text, head="X-WR-TIMEZONE:America/New_York\n")[0].when - meetings(text)[0].when == 5 * 3600


@pytest.mark.parametrize("end", ["10130111", "99990111"])
def test_what_recurs_daily_and_lasts_a_thousand_years_is_told_and_not_followed(end: str) -> None:
    """A fuzzed file of 2 kB took half a minute: 370,000 times of it would go on at once."""
    (found,) = read(event(f"DTSTART;VALUE=DATE:20250220\nDTEND;VALUE=DATE:{end}\nRRULE:FREQ=DAILY\n"))

    assert isinstance(found, Trouble)
    assert found.what == "The event recurs by a rule that no meeting has."


@pytest.mark.parametrize(
    "encoded",
    [
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.replace("\n", "\r").encode("cp1252"),
    ],
    ids=["with a mark", "UTF-16", "UTF-16 without a mark", "returns alone", "returns alone in Windows-1252"],
)
def test_a_calendar_is_the_same_in_other_encodings_and_with_other_line_ends(encoded: Callable[[str], bytes]) -> None:
    """An editor adds a byte order mark or other line ends; the zone of the calendar stands right behind them."""
    people = PEOPLE.replace("Ben", "Bén")
    lunch = event("DTSTART:20260302T100000\n", people=people)
    text = f"BEGIN:VCALENDAR\nX-WR-TIMEZONE:Europe/Madrid\n{lunch}END:VCALENDAR\n"
    document = Document("made.ics", None, 1, encoded(text), lambda: io.BytesIO(encoded(text)))
    (meeting,) = CALENDAR.read(document, Hints(today=date(2026, 3, 16)))

    assert CALENDAR.recognise(document)
    assert isinstance(meeting, Interaction)
    assert datetime.fromtimestamp(meeting.when, UTC) == datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert [person.name for person in meeting.participants] == ["Ana", "Bén"]


def test_a_zone_that_outlook_names_with_a_colon_hides_no_start() -> None:
    """Exchange writes its own names of zones, in quotation marks since they hold colons and commas."""
    zone = '"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"'

    assert len(meetings(event(f"DTSTART;TZID={zone}:20260302T100000\n"))) == 1
