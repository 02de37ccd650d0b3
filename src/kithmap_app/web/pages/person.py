"""One person: who they are, the three readings side by side, what passed, and what the owner says about them."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import path
from django.views.decorators.http import require_POST

from kithmap.actions.forget_person import forget_person
from kithmap.actions.join_people import join_people
from kithmap.actions.place_people import promote_people, set_categories, set_rings, take_people_off
from kithmap.actions.record_offer import drop_offer, record_offer
from kithmap.actions.set_apart import set_apart
from kithmap.actions.write_note import write_note
from kithmap.goalmap.ringnames import ring_name, ring_names
from kithmap.goals.offer import OfferState
from kithmap.kit.speech import marked
from kithmap.people.person import Person
from kithmap_app.speech import say
from kithmap_app.web.answers import View, go, needs_goal, part, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.how_met import keep_met
from kithmap_app.web.placed import category_at, goal_in_hand, ring_told
from kithmap_app.web.portrait import NobodyThere, joinable, portrait_of
from kithmap_app.web.sayings import spoken_sources

STATES = {
    "could": marked("could help"),
    "asked": marked("I have asked"),
    "gave": marked("has helped"),
    "declined": marked("said no"),
}
INFLUENCES = (
    marked("has little say"),
    marked("can help a little"),
    marked("can help a lot"),
    marked("can decide it"),
)
Act = Callable[[Desk, Person, QueryDict], str]
"""Does what a form tells with a person, and gives the sentence that says so."""


@needs_goal
def person(request: HttpRequest, desk: Desk, anchor: str) -> HttpResponse:
    """Show a person; `?join=` finds others to be joined with."""
    return _answer(request, desk, anchor)


@needs_goal
def forgetting(request: HttpRequest, desk: Desk, anchor: str) -> HttpResponse:
    """Ask once more before a person is forgotten, and do it once that is confirmed."""
    found = _person(desk, anchor)
    if request.method == "POST" and request.POST.get("sure"):
        forget_person(desk.book, found)
        return go(request, "people", said=say("{name} is forgotten.", name=found.name))
    erased = forget_person(desk.book, found, preview=True)
    return whole_page(request, desk, "kithmap/forget.html", page="people", person=found, erased=erased)


def _acting(act: Act) -> View:
    """Give the view of one act: do it with the person in the form, and show them again."""

    @require_POST
    @needs_goal
    def view(request: HttpRequest, desk: Desk) -> HttpResponse:
        anchor = request.POST.get("person", "")
        said = act(desk, _person(desk, anchor), request.POST)
        if request.headers.get("HX-Request"):
            return _answer(request, desk, anchor, said=said)
        return go(request, "person", anchor, said=said)

    return view


def _place(desk: Desk, who: Person, told: QueryDict) -> str:
    ring, what = ring_told(told.get("ring", "")), told.get("act", "")
    if what == "promote":
        promote_people(desk.book, [who], goal=goal_in_hand(desk))
        return say("On your map: {name}.", name=who.name)
    if what == "off":
        take_people_off(desk.book, [who], goal=goal_in_hand(desk))
        return say("Back in the pool: {name}.", name=who.name)
    if told.get("ring") == "none":
        set_rings(desk.book, [who], None, goal=goal_in_hand(desk))
        return say("{name} is not placed on a ring.", name=who.name)
    if ring is not None:
        set_rings(desk.book, [who], ring, goal=goal_in_hand(desk))
        return say("{name}: {place}.", name=who.name, place=ring_name(ring))
    return say("Nothing was changed.")


def _sort(desk: Desk, who: Person, told: QueryDict) -> str:
    wanted = told.get("category", "")
    category = category_at(desk.flow, wanted)
    if wanted and category is None:
        return say("Nothing was changed: this category is not on your map any more.")
    set_categories(desk.book, [who], category, goal=goal_in_hand(desk))
    if category is None:
        return say("{name} is in no category of your choice.", name=who.name)
    return say("{name}: {place}.", name=who.name, place=category.name)


def _offer(desk: Desk, who: Person, told: QueryDict) -> str:
    need = next((n for n in desk.flow.needs if n.id == told.get("need")), None)
    state, influence = told.get("state", ""), told.get("influence", "")
    if need is None or (state and state not in STATES):
        return say("Nothing was changed.")
    grade = int(influence) if influence in ("0", "1", "2", "3") else 1
    if not state:
        drop_offer(desk.book, who, need=need, states=frozenset(OfferState))
        return say("{need}: nothing noted.", need=need.label)
    record_offer(desk.book, who, need=need, state=OfferState(state), influence=grade, today=desk.today)
    return say("{need}: {name} {state}.", need=need.label, name=who.name, state=say(STATES[state]))


def _note(desk: Desk, who: Person, told: QueryDict) -> str:
    kept = write_note(desk.book, who, told.get("note", ""))
    return say("Your note is kept.") if kept else say("No note.")


def _met(desk: Desk, who: Person, told: QueryDict) -> str:
    return keep_met(desk.book, desk.flow, who, told)


def _apart(desk: Desk, who: Person, told: QueryDict) -> str:
    piece = told.get("piece", "")
    if piece not in who.anchors or not set_apart(desk.book, who, piece):
        return say("Nothing was changed: there is nothing to part it from.")
    return say("That is no longer {name}’s.", name=who.name)


def _join(desk: Desk, who: Person, told: QueryDict) -> str:
    other = _person(desk, told.get("other", ""))
    if other.id == who.id:
        return say("They are one person already.")
    join_people(desk.book, who, other)
    return say("{name} and {other} are one person now.", name=who.name, other=other.name)


def _person(desk: Desk, anchor: str) -> Person:
    if found := desk.flow.people.at(anchor):
        return found
    raise NobodyThere


def _answer(request: HttpRequest, desk: Desk, anchor: str, *, said: str = "") -> HttpResponse:
    portrait = portrait_of(desk.flow, anchor)
    words = request.GET.get("join", "")
    shown: dict[str, Any] = {
        "portrait": portrait,
        "met": portrait.met,
        "person": portrait.person,
        "anchor": anchor,
        "known_from": spoken_sources(portrait.person.sources),
        "rings": list(enumerate(ring_names(), 1)),
        "categories": desk.flow.categories,
        "states": {key: say(word) for key, word in STATES.items()},
        "influences": list(enumerate(map(say, INFLUENCES))),
        "join_words": words,
        "joinable": joinable(desk.flow, portrait.person, words),
    }
    if request.headers.get("HX-Request"):
        return part(request, desk, "kithmap/person_part.html", said=said, **shown)
    return whole_page(request, desk, "kithmap/person.html", page="people", **shown)


urls = [
    path("person/place/", _acting(_place), name="person_place"),
    path("person/sort/", _acting(_sort), name="person_sort"),
    path("person/offer/", _acting(_offer), name="person_offer"),
    path("person/note/", _acting(_note), name="person_note"),
    path("person/met/", _acting(_met), name="person_met"),
    path("person/apart/", _acting(_apart), name="person_apart"),
    path("person/join/", _acting(_join), name="person_join"),
    path("person/forget/<path:anchor>/", forgetting, name="person_forget"),
    path("people/<path:anchor>/", person, name="person"),
]
