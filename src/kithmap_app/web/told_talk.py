"""A told talk: what the form of a talk tells, and whether it can be used."""

from dataclasses import dataclass, replace
from datetime import date

from django.http import QueryDict

from kithmap.actions.log_talk import DAY_MINUTES, TalkAhead
from kithmap.actions.suggest_people import suggest_people
from kithmap.errors import NotFound
from kithmap.people.directory import Directory
from kithmap.people.person import Person
from kithmap.sources.interaction import Channel

NOTE_CHARS = 2_000
"""A few words, and room for many; whoever writes more has written a document."""
NAME_CHARS = 200
FIRST_YEAR = 1900
CHANNELS = {"met": Channel.MEETING, "call": Channel.CALL, "message": Channel.MESSAGE}
USEFUL = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTalk:
    """What was filled in; `trouble` says what is still to be said about it, "" where all is well."""

    person: Person | None = None
    who: str = ""
    day: date | None = None
    day_text: str = ""
    channel: str = "met"
    minutes_text: str = ""
    note: str = ""
    useful: str = ""
    trouble: str = ""

    @property
    def minutes(self) -> int:
        return int(self.minutes_text or 0)


def told_talk(told: QueryDict, people: Directory, *, today: date) -> ToldTalk:
    """Give what a form tells of a talk; a day that is left out is today."""
    day_text = told.get("day", "").strip()
    channel, useful = told.get("channel", ""), told.get("useful", "")
    talk = ToldTalk(
        who=" ".join(told.get("who", "").replace("\0", "").split()),
        day=_day(day_text) if day_text else today,
        day_text=day_text,
        channel=channel if channel in CHANNELS else "met",
        minutes_text=told.get("minutes", "").strip(),
        note=told.get("note", "").replace("\0", "").strip(),
        useful=useful if useful in USEFUL else "",
    )
    talk = with_person(talk, people, anchor=told.get("person", ""))
    return replace(talk, trouble=talk.trouble or _trouble(talk, today=today))


def with_person(talk: ToldTalk, people: Directory, *, anchor: str) -> ToldTalk:
    """Give `talk` with the person who was chosen, or else the one whose name was typed."""
    chosen = people.at(anchor)
    # a name that was typed over the one chosen before is what is meant
    if chosen and talk.who in ("", chosen.name):
        return replace(talk, person=chosen, who=chosen.name)
    if not talk.who or len(talk.who) > NAME_CHARS:
        return replace(talk, trouble="Say with whom you talked; a part of the name is enough.")
    try:
        found = _meant(people, talk.who)
    except NotFound as error:
        return replace(talk, trouble=str(error))
    return replace(talk, person=found, who=found.name)


def _meant(people: Directory, name: str) -> Person:
    """Give the only one whose name begins as typed, or else whoever the library takes for the one meant."""
    begun = suggest_people(people, name, most=2)
    return begun[0] if len(begun) == 1 else people.named(name)


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year >= FIRST_YEAR else None


def _trouble(talk: ToldTalk, *, today: date) -> str:
    if talk.day is None:
        return "That day could not be read. Write it like 2026-11-20, or leave it out for today."
    if talk.day > today:
        return str(TalkAhead())
    minutes = talk.minutes_text
    if minutes and not (minutes.isascii() and minutes.isdigit() and len(minutes) <= 4 and int(minutes) <= DAY_MINUTES):
        return "Write the minutes as a number, or leave them out."
    if len(talk.note) > NOTE_CHARS:
        return f"Please keep your words to {NOTE_CHARS:,} letters; a longer note can stand on the person’s page."
    return ""
