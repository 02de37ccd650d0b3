"""Everybody: those on the map and those in the pool in one list, found, chosen and placed many at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

import numpy as np
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import path, reverse
from django.views.decorators.http import require_POST
from numpy.typing import NDArray

from kithmap.actions.place_people import promote_people, set_categories, set_rings, take_people_off
from kithmap.flow import Flow
from kithmap.goalmap.legend import warmth_word
from kithmap.goalmap.ringnames import ring_name, ring_names
from kithmap.kit.speech import marked
from kithmap.people.person import Person
from kithmap.roster.standing import Standing
from kithmap_app.programs.finding import find_rows, finder_of, strongest_first
from kithmap_app.programs.seen import Show, rows_shown
from kithmap_app.speech import say, say_count
from kithmap_app.web.answers import go, needs_goal, part, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.pages import could, left_out
from kithmap_app.web.paging import page_asked, page_at
from kithmap_app.web.placed import category_at, goal_in_hand, ring_told
from kithmap_app.web.sayings import spoken_past

A_PAGE = 100
"""People on one page: more than anybody reads, few enough to be drawn at once."""
SHOWS = {"all": marked("Everybody"), "map": marked("On the map"), "pool": marked("In the pool")}
SORTS = {
    "strength": marked("Strongest ties first"),
    "name": marked("By name"),
    "last": marked("Latest contact first"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What part of the list is asked for: words, a filter of SHOWS, an order of SORTS, a page from 1."""

    words: str = ""
    show: str = "all"
    sort: str = "strength"
    at: int = 1

    @property
    def query(self) -> str:
        """The same as the query of an address, without the page."""
        told = {"q": self.words, "show": self.show, "sort": self.sort}
        usual = {"q": "", "show": "all", "sort": "strength"}
        return urlencode({key: value for key, value in told.items() if value != usual[key]})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One person in the list, in words."""

    person: Person
    is_on_map: bool
    is_proposed: bool
    ring: str
    category: str
    warmth: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the list: its lines, and which of all `found` they are (`first` and `last` from 1)."""

    asked: Asked
    lines: Sequence[Line]
    found: int
    known: int
    on_map: int
    first: int
    last: int
    pages: int


def asked_of(told: QueryDict) -> Asked:
    """Read what is asked for; what is not understood is as if it were not there."""
    show, sort = told.get("show", ""), told.get("sort", "")
    return Asked(
        words=told.get("q", "").strip(),
        show=show if show in SHOWS else "all",
        sort=sort if sort in SORTS else "strength",
        at=page_asked(told),
    )


def page_of(flow: Flow, asked: Asked) -> Page:
    """Give one page of the people of a flow."""
    standings = {flow.people.rows[s.person.id]: s for s in flow.roster.on_map}
    rows = rows_shown(flow, _ordered(flow, asked), show=Show(asked.show))
    page = page_at(range(len(rows)), asked.at, length=A_PAGE)
    first = (page.at - 1) * A_PAGE
    names = {category.id: category.name for category in flow.categories}
    lines = [_line(flow, row, standings.get(row), names) for row in (int(rows[place]) for place in page.items)]
    return Page(
        asked=replace(asked, at=page.at),
        lines=lines,
        found=len(rows),
        known=len(flow.people),
        on_map=len(standings),
        first=first + 1,
        last=first + len(lines),
        pages=page.pages,
    )


def _ordered(flow: Flow, asked: Asked) -> NDArray[np.int64]:
    if asked.words:
        return find_rows(flow, asked.words)
    if asked.sort == "strength":
        return strongest_first(flow)
    by_name = finder_of(flow.people).by_name
    if asked.sort == "name":
        return by_name
    return by_name[np.argsort(-flow.ties.ties.last[by_name], kind="stable")]


def _line(flow: Flow, row: int, standing: Standing | None, names: dict[str, str]) -> Line:
    person = flow.people.people[row]
    tie = standing.tie if standing else flow.ties.tie(row, person.id)
    return Line(
        person=person,
        is_on_map=standing is not None,
        is_proposed=bool(standing and (standing.ring_is_proposed or standing.category_is_proposed)),
        ring=ring_name(standing.ring) if standing else "",
        category=names.get(standing.category_id or "", "") if standing else "",
        warmth=warmth_word(tie.warmth),
        last=spoken_past(tie.last, today=flow.today),
    )


@needs_goal
def people(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show a page of the list; htmx gets the list alone."""
    return _answer(request, desk, asked_of(request.GET))


@require_POST
@needs_goal
def act(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Do something with all who are chosen, as one act, and show the list again."""
    asked = asked_of(request.POST)
    chosen = _chosen(desk.flow, request.POST.getlist("who"))
    said = _done(desk, request.POST, chosen) if chosen else say("Choose somebody first: tick the box before a name.")
    if request.headers.get("HX-Request"):
        return _answer(request, desk, asked, said=said)
    return go(request, f"{reverse('people')}?{asked.query}&at={asked.at}", said=said)


def _answer(request: HttpRequest, desk: Desk, asked: Asked, *, said: str = "") -> HttpResponse:
    shown: dict[str, Any] = {
        "list": page_of(desk.flow, asked),
        "shows": {key: say(word) for key, word in SHOWS.items()},
        "sorts": {key: say(word) for key, word in SORTS.items()},
        "rings": list(enumerate(ring_names(), 1)),
        "categories": desk.flow.categories,
    }
    if request.headers.get("HX-Request"):
        return part(request, desk, "kithmap/people_list.html", said=said, is_part=True, **shown)
    flow = desk.flow
    counts = {"aside": len(flow.people.aside), "questions": len(flow.questions)}
    return whole_page(request, desk, "kithmap/people.html", page="people", **counts, **shown)


def _chosen(flow: Flow, anchors: Sequence[str]) -> list[Person]:
    found = (flow.people.at(anchor) for anchor in dict.fromkeys(anchors))
    return list({person.id: person for person in found if person}.values())


def _done(desk: Desk, told: QueryDict, chosen: Sequence[Person]) -> str:
    """Do what is told with everybody chosen, and say it."""
    who = chosen[0].name if len(chosen) == 1 else say_count("{number} person", "{number} people", len(chosen))
    what, ring = told.get("act", ""), ring_told(told.get("ring", ""))
    category = category_at(desk.flow, told.get("category"))
    if what == "promote":
        promote_people(desk.book, chosen, goal=goal_in_hand(desk))
        return say("On your map: {name}.", name=who)
    if what == "off":
        take_people_off(desk.book, chosen, goal=goal_in_hand(desk))
        return say("Back in the pool: {name}.", name=who)
    if what == "ring" and ring is not None:
        set_rings(desk.book, chosen, ring, goal=goal_in_hand(desk))
        return say("{name}: {place}.", name=who, place=ring_name(ring))
    if what == "category" and category:
        set_categories(desk.book, chosen, category, goal=goal_in_hand(desk))
        return say("{name}: {place}.", name=who, place=category.name)
    return say("Nothing was changed: say what to do with them.")


urls = [
    path("people/", people, name="people"),
    path("people/act/", act, name="people_act"),
    *could.urls,
    *left_out.urls,
]
