"""What can be read about people: lists, one person whole, what passed, what only the owner can tell."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from kithmap.actions.suggest_people import suggest_people
from kithmap.people.person import Person, SetAside
from kithmap.plan.promise import Promise
from kithmap.ties.talk import Talk
from kithmap.ties.timeline import Timeline
from kithmap_app.api.keys import READ
from kithmap_app.api.portion import USUAL, Limit, Offset, portion, portion_of
from kithmap_app.programs.desk import IN_HAND, open_desk
from kithmap_app.programs.seen import (
    PersonLine,
    PersonSeen,
    QuestionsSeen,
    Show,
    lines_of,
    person_whole,
    questions,
    rows_of,
    timeline,
)
from kithmap_app.programs.shapes import shape_of

people = Router(auth=READ, tags=["people"])
Words = Annotated[str, Query(max_length=200, description="A part of a name, an organisation, a city, an address.")]
OfGoal = Annotated[str, Query(description="The goal whose map is meant; the one in hand unless told.")]


@people.get("/people", response=portion_of(shape_of(PersonLine)))
def list_people(
    request: HttpRequest,
    search: Words = "",
    show: Show = Show.ALL,
    goal: OfGoal = IN_HAND,
    limit: Limit = USUAL,
    offset: Offset = 0,
) -> Any:
    """Give people: those who fit `search`, best fit first, or all, the strongest ties first."""
    desk = open_desk()
    flow = desk.everybody() if goal == IN_HAND else desk.flow(goal)
    rows = rows_of(flow, words=search, show=show).tolist()
    return portion(rows, limit=limit, offset=offset, seen=lambda some: lines_of(flow, some))


@people.get("/people/{path:person}", response=shape_of(PersonSeen))
def read_person(request: HttpRequest, person: str) -> Any:
    """Give one person whole, by id or address."""
    return person_whole(open_desk(), person)


@people.get("/timelines/{path:person}", response=shape_of(Timeline))
def read_timeline(request: HttpRequest, person: str) -> Any:
    """Give what passed with a person, month by month, and the latest contacts."""
    desk = open_desk()
    return timeline(desk.everybody(), desk.person(person))


@people.get("/suggestions", response=list[shape_of(Person)])  # type: ignore[misc]
def suggest(request: HttpRequest, text: Words) -> Any:
    """Give the few people whose name begins as `text` does."""
    return list(suggest_people(open_desk().everybody().people, text))


@people.get("/left-out", response=portion_of(shape_of(SetAside)))
def list_left_out(request: HttpRequest, limit: Limit = USUAL, offset: Offset = 0) -> Any:
    """Give the addresses that were left out as lists, robots and desks, and why."""
    return portion(open_desk().everybody().people.aside, limit=limit, offset=offset, seen=list)


@people.get("/questions", response=shape_of(QuestionsSeen))
def read_questions(request: HttpRequest) -> Any:
    """Give what only the owner can tell: who may be the same person, and who may know each other."""
    return questions(open_desk().flow())


@people.get("/talks", response=portion_of(shape_of(Talk)))
def list_talks(request: HttpRequest, limit: Limit = USUAL, offset: Offset = 0) -> Any:
    """Give the talks that were logged, the latest first."""
    talks = sorted(open_desk().book.facts.talks.values(), key=lambda talk: talk.day, reverse=True)
    return portion(talks, limit=limit, offset=offset, seen=list)


@people.get("/promises", response=portion_of(shape_of(Promise)))
def list_promises(request: HttpRequest, limit: Limit = USUAL, offset: Offset = 0) -> Any:
    """Give what is and was owed, either way, in the order told."""
    return portion(list(open_desk().book.facts.promises.values()), limit=limit, offset=offset, seen=list)
