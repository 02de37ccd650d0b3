"""Meetings become an iCalendar file (RFC 5545) as a calendar program exports it."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b
from pathlib import Path

from kithmap.actions.sample.cast import SamplePerson
from kithmap.actions.sample.letter import Mailbox
from kithmap.actions.sample.meetings import Meeting

FOLD_AT_OCTETS = 75
_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
END:VTIMEZONE"""


def write_calendar(path: Path, entries: Iterable[Meeting], *, birthdays: Iterable[SamplePerson]) -> int:
    """Write the calendar and give how many events stand in it; a moved occurrence is an event of its own."""
    events = [event for entry in entries for event in _events(entry)]
    events.extend(_birthday(person) for person in birthdays)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kithmap//Sample calendar//EN", "METHOD:PUBLISH"]
    lines.extend(_ZONE.splitlines())
    lines.extend(line for event in events for line in ("BEGIN:VEVENT", *event, "END:VEVENT"))
    path.write_bytes("".join(f"{folded_line(line)}\r\n" for line in [*lines, "END:VCALENDAR"]).encode())
    return len(events)


def folded_line(line: str) -> str:
    """Give a content line folded so that no part is longer than 75 octets and no character is cut (RFC 5545, 3.1)."""
    parts, part, octets = [], "", 0
    for character in line:
        width = len(character.encode())
        if octets + width > FOLD_AT_OCTETS:
            parts.append(part)
            part, octets = "", 1
        part, octets = part + character, octets + width
    return "\r\n ".join([*parts, part])


def escaped(text: str) -> str:
    """Give a text value with the characters escaped that would end or split it."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _events(entry: Meeting) -> Iterator[list[str]]:
    uid = f"UID:{_uid(entry.title, entry.start)}"
    rule, exceptions = [], []
    if entry.every_weeks:
        until = f";UNTIL={_utc(entry.last)}" if entry.last else ""
        rule = [f"RRULE:FREQ=WEEKLY;INTERVAL={entry.every_weeks}{until}"]
        # the first skipped time is moved, which needs no exception: the moved event replaces it
        exceptions = [f"EXDATE;{_local(when)}" for when in entry.skipped[1:]]
    yield [uid, *_times(entry.start, entry.minutes), *rule, *exceptions, *_about(entry)]
    if entry.moved_to:
        yield [uid, f"RECURRENCE-ID;{_local(entry.skipped[0])}", *_times(entry.moved_to, entry.minutes), *_about(entry)]


def _times(start: datetime, minutes: int) -> list[str]:
    end = start + timedelta(minutes=minutes)
    return [f"DTSTAMP:{_utc(start)}", f"DTSTART;{_local(start)}", f"DTEND;{_local(end)}"]


def _about(entry: Meeting) -> Iterator[str]:
    yield f"SUMMARY:{escaped(entry.title)}"
    yield f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}"
    if entry.organiser:
        yield f"ORGANIZER;{_named(entry.organiser)}:mailto:{entry.organiser.address}"
    for attendee in entry.attendees:
        answer = "DECLINED" if entry.declined and attendee.is_owner else "ACCEPTED"
        role = "CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT"
        yield f"ATTENDEE;{role};PARTSTAT={answer};{_named(attendee)}:mailto:{attendee.address}"


def _birthday(person: SamplePerson) -> list[str]:
    born = date.fromisoformat(person.birthday)
    return [
        f"UID:{_uid('Birthday', person.name)}",
        f"DTSTAMP:{born:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{born:%Y%m%d}",
        "RRULE:FREQ=YEARLY",
        f"SUMMARY:{escaped(f'Birthday: {person.name}')}",
        "TRANSP:TRANSPARENT",
    ]


def _uid(*parts: object) -> str:
    return blake2b("/".join(map(str, parts)).encode(), digest_size=10).hexdigest() + "@calendar.lindqvist.example"


def _named(mailbox: Mailbox) -> str:
    return f'CN="{mailbox.name}"'


def _utc(when: datetime) -> str:
    return f"{when.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _local(when: datetime) -> str:
    return f"TZID=Europe/Stockholm:{when:%Y%m%dT%H%M%S}"
