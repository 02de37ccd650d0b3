"""A told person: the one whom a form names, chosen from the list or typed."""

from dataclasses import dataclass

from django.http import QueryDict

from kithmap.flow import Flow
from kithmap.people.person import Person
from kithmap_app.speech import say
from kithmap_app.web.told_form import WHOLE_CHARS, ToldForm
from kithmap_app.web.told_talk import ToldTalk, with_people


@dataclass(frozen=True, slots=True)
class ToldPerson:
    """Who was meant, what was typed, and what is still to be said about it ("" where all is well)."""

    person: Person | None
    who: str
    trouble: str = ""


def told_person(told: QueryDict, flow: Flow, *, field: str = "who") -> ToldPerson:
    """Give the one person of a field, whose chosen anchor stands in the field of the same name with "_id"."""
    who = ToldForm(told).line(field, most=WHOLE_CHARS)
    anchor = told.get(f"{field}_id", "")
    if not who and not anchor:
        return ToldPerson(None, "")
    found = with_people(ToldTalk(who=who), flow, anchors=[anchor] if anchor else [])
    if found.trouble:
        return ToldPerson(None, who, found.trouble)
    if len(found.people) > 1:
        return ToldPerson(None, who, say("One at a time, please: this is about one person."))
    return ToldPerson(found.people[0], found.people[0].name)
