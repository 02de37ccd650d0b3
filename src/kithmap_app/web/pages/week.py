"""This week: a handful of conversations, each with its reason; swapped, put off, and ticked off."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from kithmap.actions.keep_week import NotThisWeek, call_back, mark_done, put_off, swap_talk
from kithmap.actions.set_preference import set_preference
from kithmap.flow import Flow
from kithmap.gaps.wording import percent
from kithmap.kit.dates import spoken_day
from kithmap.kit.speech import marked
from kithmap.people.person import Person
from kithmap.plan.conversation import Conversation, ConversationKind
from kithmap.plan.preference import LEAST_CAPACITY, MOST_CAPACITY
from kithmap.plan.rest import RestLength
from kithmap.plan.step import Step, StepKind
from kithmap.plan.steps import due_steps
from kithmap.plan.week import Week, done_ids
from kithmap.plan.weeks import WEEK_DAYS
from kithmap_app.speech import say, say_as
from kithmap_app.web.answers import View, go, needs_goal, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.placed import goal_in_hand, person_at
from kithmap_app.web.shown_ways import ShownWay, shown_ways
from kithmap_app.web.told_form import told_form

KINDS = {
    ConversationKind.BUILD: marked("Get to know"),
    ConversationKind.MAINTAIN: marked("Keep in touch"),
    ConversationKind.USE: marked("Ask for help"),
}
LENGTHS = {
    RestLength.WEEK: marked("not for a week"),
    RestLength.MONTH: marked("not for a month"),
    RestLength.QUARTER: marked("not for three months"),
    RestLength.NEVER: marked("never again"),
}
DOORS = {
    StepKind.FOLLOW_UP: "asks", StepKind.ANOTHER_PERSON: "asks", StepKind.THANK: "thanks",
    StepKind.PROMISE: "promises", StepKind.OWED: "promises", StepKind.INTRODUCTION: "introductions",
    StepKind.IN_TOUCH: "log", StepKind.TALK_AGAIN: "log",
}  # fmt: skip
"""The page on which a step is taken."""
Act = Callable[[Desk, Person, HttpRequest], str]


@dataclass(frozen=True, slots=True)
class Card:
    """One conversation as its card shows it; `spot` is its place on the page."""

    talk: Conversation
    person: Person | None
    kind: str
    spot: str
    ways: tuple[ShownWay, ...]


@dataclass(frozen=True, slots=True)
class ShownStep:
    """One thing that is due, and the address where it is done."""

    step: Step
    door: str


@dataclass(frozen=True, slots=True)
class Resting:
    """Somebody who is not proposed for now, and how long, in words."""

    person: Person
    until: str


@needs_goal
def week(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show this week's conversations, and what else is due."""
    flow = desk.flow
    size = flow.facts.preference.capacity
    planned = flow.planned(size)
    cards = [_card(talk, flow) for talk in planned.conversations]
    return whole_page(
        request,
        desk,
        "kithmap/week.html",
        page="week",
        here="week",
        week=planned,
        span=_span(planned, flow),
        lift=_lift(planned),
        open_cards=[card for card in cards if not card.talk.is_done],
        done_cards=[card for card in cards if card.talk.is_done],
        steps=[
            ShownStep(step, door_of(step)) for step in due_steps(flow.loop, flow.members + flow.pool, today=flow.today)
        ],
        resting=_resting(flow),
        lengths=[(length.value, say(words)) for length, words in LENGTHS.items()],
        ending=flow.loop.endings[-1] if flow.loop.endings else None,
        size=size,
        sizes=range(LEAST_CAPACITY, MOST_CAPACITY + 1),
    )


def _acting(act: Act) -> View:
    """Give the view of one act with a person of this week; whoever comes second in another window is told."""

    @require_POST
    @needs_goal
    def view(request: HttpRequest, desk: Desk) -> HttpResponse:
        person = person_at(desk.flow, request.POST.get("person", ""))
        try:
            said = act(desk, person, request)
        except NotThisWeek as error:
            said = say("{error} It was changed in another window; here is the week as it stands.", error=error)
        return go(request, "week", said=said)

    return view


def _swap(desk: Desk, person: Person, _: HttpRequest) -> str:
    _refuse_done(desk, person)
    return _came(person, swap_talk(desk.book, person, goal=goal_in_hand(desk), today=desk.today))


def _put_off(desk: Desk, person: Person, request: HttpRequest) -> str:
    _refuse_done(desk, person)
    if person.id not in [talk.person_id for talk in _planned(desk).conversations]:
        raise NotThisWeek(person.name)
    length = RestLength(told_form(request).choice("length", [one.value for one in RestLength]) or RestLength.WEEK)
    came = put_off(desk.book, person, goal=goal_in_hand(desk), length=length, today=desk.today)
    return _came(person, came)


def _done(desk: Desk, person: Person, _: HttpRequest) -> str:
    _refuse_done(desk, person)
    mark_done(desk.book, person, goal=goal_in_hand(desk), today=desk.today)
    return say("{name} is ticked off.", name=person.name)


def _back(desk: Desk, person: Person, _: HttpRequest) -> str:
    call_back(desk.book, person, goal=goal_in_hand(desk))
    return say("{name} may be proposed again.", name=person.name)


@require_POST
@needs_goal
def resize(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Set how many conversations a week holds; a week that was begun keeps its people."""
    size = told_form(request).number("size", least=LEAST_CAPACITY, most=MOST_CAPACITY)
    preference = desk.book.facts.preference
    if size is None or size == preference.capacity:
        return go(request, "week")
    set_preference(desk.book, replace(preference, capacity=size))
    if _planned(desk).is_kept:
        return go(request, "week", said=say("That holds from next week: this one is under way."))
    return go(request, "week", said=say("Your weeks are set."))


def _planned(desk: Desk) -> Week:
    flow = desk.flow
    return flow.planned(flow.facts.preference.capacity)


def _refuse_done(desk: Desk, person: Person) -> None:
    """A talk that was ticked off in one window is not exchanged in another."""
    loop = desk.flow.loop
    kept = loop.week_of(desk.today)
    if kept is not None and person.id in done_ids(loop, kept):
        raise NotThisWeek(person.name)


def _came(gone: Person, came: Person | None) -> str:
    if came is None:
        return say("{name} is left out; nobody else comes in their place.", name=gone.name)
    return say("{name} comes in the place of {gone}.", name=came.name, gone=gone.name)


def _card(talk: Conversation, flow: Flow) -> Card:
    spot = f"talk-{slugify(talk.person_id)}"
    return Card(talk, flow.people.at(talk.person_id), say(KINDS[talk.kind]), spot, shown_ways(talk.ways))


def _span(week: Week, flow: Flow) -> str:
    last = week.start + timedelta(days=WEEK_DAYS - 1)
    first_day, last_day = (spoken_day(day, today=flow.today) for day in (week.start, last))
    return say_as("days", "{first} to {last}", first=first_day, last=last_day)


def _lift(week: Week) -> str:
    """Give what the whole week would change, "" where that cannot be said or is nothing."""
    if week.coverage_now is None or week.coverage_then is None:
        return ""
    now, then = percent(week.coverage_now), percent(week.coverage_then)
    if now == then:
        return ""
    return say("Together they would bring what your goal needs from {now} to {then}.", now=now, then=then)


def door_of(step: Step) -> str:
    page = DOORS[step.kind]
    if page == "log":
        return f"{reverse('log')}?person={step.person_id}&next={reverse('week')}"
    return reverse(page)


def _resting(flow: Flow) -> list[Resting]:
    found = []
    for rest in flow.loop.rests:
        person = flow.loop.person(rest.person)
        if person is not None and rest.holds(flow.today):
            until = say("until {day}", day=spoken_day(rest.until, today=flow.today)) if rest.until else say("for good")
            found.append(Resting(person, until))
    return found


urls = [
    path("week/", week, name="week"),
    path("week/swap/", _acting(_swap), name="week-swap"),
    path("week/not-now/", _acting(_put_off), name="week-not-now"),
    path("week/done/", _acting(_done), name="week-done"),
    path("week/back/", _acting(_back), name="week-back"),
    path("week/size/", resize, name="week-size"),
]
