"""An appointment of Outlook's becomes the meetings that took place (MS-OXOCAL), by the rules of all calendars."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from kithmap.sources.calendar.events import occurrences
from kithmap.sources.calendar.meeting import meeting_at
from kithmap.sources.calendar.zones import Zones
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import Interaction, Participant
from kithmap.sources.outlook.named import (
    ANSWER,
    END,
    EVENT_ID,
    IS_ALL_DAY,
    RECURRENCE,
    SERIES_ID,
    START,
    STATE,
    ZONE,
    Named,
)
from kithmap.sources.outlook.properties import EPOCH, Properties
from kithmap.sources.outlook.recurrence import Recurrence, recurrence_in
from kithmap.sources.outlook.zone_rule import NAME, zone_lines

CANCELLED, DECLINED = 0x4, 4
"""Of the state of a meeting, and of an answer to it."""
DAY_OF_EVENT = slice(16, 20)
"""Where an id tells the one day of a series; without it, it is that of the whole."""
FOREIGN, FOREIGN_AT, FOREIGN_TEXT = b"vCal-Uid", 40, 52
"""An id that came from another program stands as text inside Outlook's own (MS-OXCICAL 2.1.3.1.1.20.26)."""
ROUGHLY = timedelta(hours=2)
"""How far the clock of a zone moves in a year, at most; the next day of a series is further off."""
STAMP = "%Y%m%dT%H%M%S"

Lines = Sequence[str]


def _has_passed_by(own: Properties, named: Named) -> bool:
    """Tell whether a meeting was cancelled, or the owner declined it."""
    return bool(own.number(named.of(STATE)) & CANCELLED) or own.number(named.of(ANSWER)) == DECLINED


def meetings_of(
    own: Properties, people: tuple[Participant, ...], *, named: Named, title: str, hints: Hints
) -> Iterator[Interaction]:
    """Give each time an appointment of `people` took place up to `hints.today`, none where it was cancelled.

    Raises what `occurrences` and `recurrence_in` raise.
    """
    start, end = own.moment(named.of(START)), own.moment(named.of(END))
    if start is None or _has_passed_by(own, named):
        return
    uid = _uid(own.binary(named.of(SERIES_ID)) or own.binary(named.of(EVENT_ID)))
    for occurrence in occurrences(_texts(own, named, (start, end or start)), zone=UTC, today=hints.today):
        found = meeting_at(occurrence, people, uid=uid, title=title, keep_subject=hints.keep_subjects)
        if found is not None:
            yield found


def _uid(raw: bytes) -> str:
    """Give the id as calendars write it: another program's as it was, Outlook's own as digits of sixteen."""
    if raw[FOREIGN_AT : FOREIGN_AT + len(FOREIGN)] == FOREIGN:
        return raw[FOREIGN_TEXT:].partition(b"\0")[0].decode("utf-8", "replace")
    return (raw[: DAY_OF_EVENT.start] + bytes(4) + raw[DAY_OF_EVENT.stop :]).hex().upper() if raw else ""


def _texts(own: Properties, named: Named, moments: tuple[int, int]) -> list[Lines]:
    start, end = (EPOCH + timedelta(seconds=seconds) for seconds in moments)
    blob = own.binary(named.of(RECURRENCE))
    series = recurrence_in(blob) if blob else None
    is_all_day = bool(own.number(named.of(IS_ALL_DAY)))
    if series is not None:
        return _days(series) if is_all_day else _series(series, zone_lines(own.binary(named.of(ZONE))), start)
    if is_all_day:
        first = own.day(named.of(START))
        last = own.day(named.of(END)) or first
        return [[_day("DTSTART", date.fromisoformat(first)), _day("DTEND", date.fromisoformat(last))]]
    return [[_utc("DTSTART", start), _utc("DTEND", end)]]


def _days(series: Recurrence) -> list[Lines]:
    """Give a series of whole days as the lines of an event: they are the same days in every zone."""
    until = "" if series.last is None else f";UNTIL={series.last:%Y%m%d}"
    return _events(series, until, lambda name, moment: _day(name, moment.date()))


def _series(series: Recurrence, zone: Lines, start: datetime) -> list[Lines]:
    """Give a series as the lines of an event; without a zone, in that of its first day, which began at `start`."""
    ahead = series.start.replace(tzinfo=UTC) - start
    zones = Zones()
    if zone:
        zones.define(zone)

    def at(name: str, moment: datetime) -> str:
        return zones.resolve(f"{name};TZID={NAME}:{moment:{STAMP}}") if zone else _utc(name, moment - ahead)

    until = "" if series.last is None else f";UNTIL={series.last - ahead + ROUGHLY:{STAMP}}Z"
    return _events(series, until, at)


def _events(series: Recurrence, until: str, at: Callable[[str, datetime], str]) -> list[Lines]:
    """Give the lines of a series and of each of its moved days."""
    whole = [at("DTSTART", series.start), at("DTEND", series.end), f"RRULE:{series.rule}{until}"]
    whole += [at("EXDATE", day) for day in series.left_out]
    moved = ([at("RECURRENCE-ID", m.was), at("DTSTART", m.start), at("DTEND", m.end)] for m in series.moved)
    return [["UID:series", *lines] for lines in (whole, *moved)]


def _utc(name: str, moment: datetime) -> str:
    return f"{name}:{moment:{STAMP}}Z"


def _day(name: str, day: date) -> str:
    return f"{name};VALUE=DATE:{day:%Y%m%d}"
