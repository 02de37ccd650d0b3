"""A told talk: what the form of a talk tells, and whether it can be used."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from django.http import QueryDict

from kithmap.actions.log_talk import DAY_MINUTES, TalkAhead
from kithmap.errors import NotFound
from kithmap.flow import Flow
from kithmap.people.person import Person
from kithmap.sources.interaction import Channel
from kithmap.ties.talk import Talk
from kithmap_app.speech import say
from kithmap_app.web.meant import person_meant
from kithmap_app.web.told_form import WHOLE_CHARS, ToldForm

NOTE_CHARS = 2_000
"""A few words, and room for many; whoever writes more has written a document."""
NAME_CHARS = 200
MOST_PEOPLE = 30
"""People of one talk: a long table. More were an audience."""
CHANNELS = {"met": Channel.MEETING, "call": Channel.CALL, "message": Channel.MESSAGE}
USEFUL = {"yes": True, "no": False}
_BETWEEN = re.compile(r"[,;\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTalk:
    """What was filled in; `trouble` says what is still to be said about it, "" where all is well."""

    people: tuple[Person, ...] = ()
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

    @property
    def talk(self) -> Talk:
        """The talk that is told, with the first of the people; `trouble` is to be looked at before."""
        assert self.day is not None, "a talk without a day has trouble"
        return Talk(
            person=self.people[0].id,
            day=self.day,
            channel=CHANNELS[self.channel],
            minutes=self.minutes,
            note=self.note,
            useful=USEFUL.get(self.useful),
        )


def told_talk(told: QueryDict, flow: Flow) -> ToldTalk:
    """Give what a form tells of a talk; a day that is left out is today."""
    form = ToldForm(told)
    day_text = form.line("day")
    talk = ToldTalk(
        who=form.line("who", most=WHOLE_CHARS),
        day=form.day("day") if day_text else flow.today,
        day_text=day_text,
        channel=form.choice("channel", CHANNELS) or "met",
        minutes_text=form.line("minutes"),
        note=form.text("note", most=WHOLE_CHARS),
        useful=form.choice("useful", USEFUL),
    )
    talk = with_people(talk, flow, anchors=told.getlist("person"))
    return replace(talk, trouble=talk.trouble or _trouble(talk, today=flow.today))


def remembered(talk: Talk, person: Person) -> ToldTalk:
    """Give a logged talk as it stands in the form, to be told better."""
    channels = {channel: word for word, channel in CHANNELS.items()}
    return ToldTalk(
        people=(person,),
        who=person.name,
        day=talk.day,
        day_text=talk.day.isoformat(),
        channel=channels[talk.channel],
        minutes_text=str(talk.minutes or ""),
        note=talk.note,
        useful={True: "yes", False: "no", None: ""}[talk.useful],
    )


def with_people(talk: ToldTalk, flow: Flow, *, anchors: list[str]) -> ToldTalk:
    """Give `talk` with the people who were chosen, and those whose names were typed beside or instead."""
    chosen: defaultdict[str, list[Person]] = defaultdict(list)
    for anchor in anchors:
        if person := flow.people.at(anchor):
            chosen[person.name].append(person)
    # a name that was typed over the one chosen before is what is meant
    if talk.who in chosen or not talk.who:
        people = chosen[talk.who][-1:] if talk.who else [one for namesakes in chosen.values() for one in namesakes]
    else:
        names = [name for part in _BETWEEN.split(talk.who) if (name := part.strip())]
        if any(len(name) > NAME_CHARS for name in names) or len(names) > MOST_PEOPLE:
            return replace(talk, trouble=_nobody_said())
        try:
            people = [chosen[name].pop(0) if chosen[name] else person_meant(flow, name) for name in names]
        except NotFound as error:
            return replace(talk, trouble=str(error))
    if not people:
        return replace(talk, trouble=_nobody_said())
    once = tuple({person.id: person for person in people}.values())
    return replace(talk, people=once, who=", ".join(person.name for person in once))


def _nobody_said() -> str:
    return say("Say with whom you talked; a part of the name is enough.")


def _trouble(talk: ToldTalk, *, today: date) -> str:
    if talk.day is None:
        return say("That day could not be read. Write it like 2026-11-20, or leave it out for today.")
    if talk.day > today:
        return str(TalkAhead())
    minutes = talk.minutes_text
    if minutes and not (minutes.isascii() and minutes.isdigit() and len(minutes) <= 4 and int(minutes) <= DAY_MINUTES):
        return say("Write the minutes as a number, or leave them out.")
    if len(talk.note) > NOTE_CHARS:
        return say(
            "Please keep your words to {most} letters; a longer note can stand on the person’s page.",
            most=f"{NOTE_CHARS:,}",
        )
    return ""
