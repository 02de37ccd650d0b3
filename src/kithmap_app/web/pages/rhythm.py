"""Rhythm: how often the owner wants to be in touch, with a ring, a category or a person; quiet unless set."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from kithmap.actions.set_cadence import set_cadence
from kithmap.flow import Flow
from kithmap.goalmap.ringnames import ring_name, ring_names
from kithmap.goals.goal import Category
from kithmap.kit.speech import marked
from kithmap.people.person import Person
from kithmap.plan.cadence import Cadence, CadenceOf
from kithmap_app.speech import say
from kithmap_app.web.answers import go, needs_goal, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.placed import category_at, goal_in_hand, ring_told
from kithmap_app.web.told_form import told_form
from kithmap_app.web.told_person import told_person

LENGTHS = {
    7: marked("every week"),
    14: marked("every two weeks"),
    30: marked("every month"),
    60: marked("every two months"),
    91: marked("every three months"),
    182: marked("every half year"),
    365: marked("every year"),
    0: marked("no reminder at all"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One whom a cadence can be for: its field's value, what it is called, and the days set (None for none)."""

    value: str
    name: str
    days: int | None


@needs_goal
def rhythm(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the cadences that are set, and where one can be set."""
    return _page(request, desk)


@require_POST
@needs_goal
def set_rhythm(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Set how often to be in touch with one ring, category or person; no answer takes it back."""
    form, goal, flow = told_form(request), goal_in_hand(desk), desk.flow
    days_text = form.line("days")
    days = int(days_text) if days_text in map(str, LENGTHS) else None
    of = form.choice("of", list(CadenceOf))
    if of == CadenceOf.PERSON:
        told = told_person(request.POST, flow)
        if told.person is None:
            return _page(request, desk, trouble=told.trouble or say("Say with whom."), who=told.who)
        set_cadence(desk.book, told.person, goal=goal, every_days=days)
        return go(request, "rhythm", said=_said(told.person.name, days))
    whom = _whom(flow, of, form.line("whom"))
    if whom is None:
        return go(request, "rhythm")
    set_cadence(desk.book, whom, goal=goal, every_days=days)
    return go(request, "rhythm", said=_said(ring_name(whom) if isinstance(whom, int) else whom.name, days))


def _whom(flow: Flow, of: str, key: str) -> Category | int | None:
    if of == CadenceOf.RING:
        return ring_told(key)
    return category_at(flow, key)


def _said(name: str, days: int | None) -> str:
    if days is None:
        return say("{name}: no rhythm set.", name=name)
    return say("{name}: {length}.", name=name, length=say(LENGTHS[days]))


def _page(request: HttpRequest, desk: Desk, *, trouble: str = "", who: str = "") -> HttpResponse:
    flow = desk.flow
    asked = flow.people.at(request.GET.get("person", ""))
    answer = whole_page(
        request,
        desk,
        "kithmap/rhythm.html",
        page="week",
        here="rhythm",
        people=[line for cadence in flow.loop.cadences if (line := _person_line(cadence, flow)) is not None],
        rings=[
            Line(str(ring), name, _days(flow, CadenceOf.RING, str(ring))) for ring, name in enumerate(ring_names(), 1)
        ],
        categories=[Line(c.id, c.name, _days(flow, CadenceOf.CATEGORY, c.id)) for c in flow.categories],
        lengths=[(days, say(words)) for days, words in LENGTHS.items()],
        trouble=trouble,
        slip="who" if trouble else "",
        who=who or (asked.name if asked else ""),
        who_id=asked.id if asked else "",
    )
    answer.status_code = 400 if trouble else 200
    return answer


def _person_line(cadence: Cadence, flow: Flow) -> Line | None:
    person: Person | None = flow.loop.person(cadence.whom) if cadence.of is CadenceOf.PERSON else None
    return Line(person.id, person.name, cadence.every_days) if person else None


def _days(flow: Flow, of: CadenceOf, whom: str) -> int | None:
    return next((c.every_days for c in flow.loop.cadences if (c.of, c.whom) == (of, whom)), None)


urls = [path("rhythm/", rhythm, name="rhythm"), path("rhythm/set/", set_rhythm, name="set-rhythm")]
