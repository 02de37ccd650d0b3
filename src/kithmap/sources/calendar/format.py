"""Calendars become interactions: meetings that took place, with those who did not decline."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, tzinfo

from kithmap.kit.speech import marked, say
from kithmap.sources.calendar.events import (
    DAMAGE,
    Occurrence,
    TooEarly,
    UnlikelyRule,
    occurrences,
    zone_named,
)
from kithmap.sources.calendar.meeting import meeting_at
from kithmap.sources.calendar.people import has_declined, participants_of
from kithmap.sources.calendar.text import ComponentText, calendar_stream, component_texts
from kithmap.sources.calendar.zones import Zones
from kithmap.sources.document import Document
from kithmap.sources.format import Format, Record
from kithmap.sources.hints import Hints
from kithmap.sources.mail.text import one_line
from kithmap.sources.text_lines import encoding_of
from kithmap.sources.trouble import Trouble

_NO_END = marked("The event has no end: the file breaks off inside it, or is damaged there.")
_RECURS = ("RRULE", "RDATE", "RECURRENCE-ID")
_START = re.compile(r"""DTSTART(?:;(?:"[^"]*"|[^":])*+)?:\d{8}""", re.IGNORECASE)
"""The name of a time zone may hold a colon in quotation marks, as in Outlook's "(UTC+01:00) Amsterdam, Berlin"."""
_OPENING = "BEGIN:VCALENDAR"
_OPENING_BYTES = 400
"""Enough for the opening behind some blank lines, in the widest encoding."""


def is_calendar(document: Document) -> bool:
    """Does it start as an iCalendar file does?"""
    start = document.head[:_OPENING_BYTES].decode(encoding_of(document.head), "replace")
    return start.lstrip()[: len(_OPENING)].upper() == _OPENING


def read_calendar(document: Document, hints: Hints) -> Iterator[Record]:
    """Stream one interaction for each time a meeting took place, and a trouble for each event that makes no sense.

    Left out are events without anybody else, cancelled ones, those of days to come, and those that the calendar's
    owner declined. Events that recur are held until the end of the file, since their exceptions may stand anywhere; all
    others are let go of at once.
    """
    desk = _Desk(document.name, hints)
    with calendar_stream(document) as stream:
        for component in component_texts(stream):
            yield from desk.take(component)
    yield from desk.recurring()


class _Desk:
    """What one calendar file has told so far."""

    def __init__(self, name: str, hints: Hints) -> None:
        self._name = name
        self._hints = hints
        self._zones = Zones()
        self._zone: tzinfo = UTC
        self._owner = ""
        self._is_cancelled = False
        self._series: dict[str, list[ComponentText]] = {}

    def take(self, component: ComponentText) -> Iterator[Record]:
        match component.kind:
            case "VTIMEZONE":
                self._zones.define(component.lines)
            case "VCALENDAR":
                self._note_calendar(_properties(component))
            case _:
                yield from self._event(component)

    def recurring(self) -> Iterator[Record]:
        """Give the meetings of the events that recur, once all of the file is known."""
        for series in self._series.values():
            yield from self._meetings(series)

    def _note_calendar(self, properties: Mapping[str, str]) -> None:
        self._is_cancelled = properties.get("METHOD", "").upper() == "CANCEL"
        self._zone = zone_named(properties.get("X-WR-TIMEZONE", "UTC"))
        self._owner = properties.get("X-WR-CALNAME", "")

    def _event(self, component: ComponentText) -> Iterator[Record]:
        if not component.is_whole:
            yield self._trouble(component, say(_NO_END), say("Export the calendar again."))
        elif not any(_START.match(line) for line in component.lines):
            yield self._trouble(
                component, say("The event has no start that can be read."), say("Nothing is needed; it is left out.")
            )
        elif not self._is_cancelled:
            whole = replace(component, lines=[self._zones.resolve(line) for line in component.lines])
            properties = _properties(whole)
            uid = properties.get("UID", "")
            if uid and any(name in properties for name in _RECURS):
                series = self._series.setdefault(uid, [])
                if all(whole.lines != other.lines for other in series):
                    series.append(whole)
            else:
                yield from self._meetings([whole])

    def _meetings(self, series: list[ComponentText]) -> Iterator[Record]:
        if not any(line.upper().startswith("ATTENDEE") for event in series for line in event.lines):
            return
        try:
            texts = [event.lines for event in series]
            for occurrence in occurrences(texts, zone=self._zone, today=self._hints.today):
                yield from self._meeting(occurrence)
        except UnlikelyRule:
            yield self._trouble(
                series[0],
                say("The event recurs by a rule that no meeting has."),
                say("Nothing is needed; no meeting does."),
            )
        except TooEarly as error:
            what = say("The event begins on {day}, before there were such calendars.", day=error)
            yield self._trouble(series[0], what, say("Correct its date in your calendar program."))
        except DAMAGE:
            yield self._trouble(
                series[0],
                say("The dates of the event make no sense."),
                say("Open it in your calendar program and correct them."),
            )

    def _meeting(self, occurrence: Occurrence) -> Iterator[Record]:
        event = occurrence.properties
        if str(event.get("STATUS", "")).upper() == "CANCELLED" or has_declined(event, self._owner):
            return
        found = meeting_at(
            occurrence,
            participants_of(event),
            uid=str(event.get("UID", "")),
            title=one_line(str(event.get("SUMMARY", ""))),
            keep_subject=self._hints.keep_subjects,
        )
        if found is not None:
            yield found

    def _trouble(self, component: ComponentText, what: str, todo: str) -> Trouble:
        return Trouble(self._name, component.line, what, todo)


def _properties(component: ComponentText) -> dict[str, str]:
    """Give the first value of each property, by its name in capitals."""
    found: dict[str, str] = {}
    for line in component.lines:
        name, _, value = line.partition(":")
        found.setdefault(name.partition(";")[0].upper(), value.strip())
    return found


CALENDAR = Format(name="calendar", title=marked("Calendar (iCalendar)"), recognise=is_calendar, read=read_calendar)
