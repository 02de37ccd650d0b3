"""Proposals: rings as this owner usually places people, and where rings and contacts disagree; one tap each."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from kithmap.actions.place_person import place_person
from kithmap.flow import Flow
from kithmap.goalmap.ringnames import ring_name
from kithmap.goalmap.rows import RINGS
from kithmap.kit.reason import Reason
from kithmap.people.person import Person
from kithmap.roster.calibrated import what_is_missing
from kithmap_app.speech import say
from kithmap_app.web.answers import go, needs_goal, part, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.placed import goal_in_hand, ring_told

A_PAGE = 8
"""Proposals shown at once: those answered make room for the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tap:
    """One person and what one tap does: put them on `ring` (called `ring_name`), or on the map if None."""

    person: Person
    ring: int | None
    ring_name: str
    is_on_map: bool
    reasons: tuple[Reason, ...]


@needs_goal
def proposals(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show proposals and blind spots."""
    return whole_page(request, desk, "kithmap/proposals.html", page="people", **_shown(desk.flow))


@require_POST
@needs_goal
def take(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Put one person where it was proposed, or on another ring, as one act that can be undone."""
    person, told = desk.flow.people.at(request.POST.get("who", "")), request.POST.get("ring", "")
    ring = ring_told(told)
    said = say("Nothing was changed: this person or ring is not known.")
    if person is not None and (ring is not None or not told):
        place_person(desk.book, person, goal=goal_in_hand(desk), ring=ring)
        on_map = say("On your map: {name}.", name=person.name)
        said = say("{name}: {ring}.", name=person.name, ring=ring_name(ring)) if ring else on_map
    if request.headers.get("HX-Request"):
        return part(request, desk, "kithmap/proposals_part.html", said=said, **_shown(desk.flow))
    return go(request, "proposals", said=said)


def _shown(flow: Flow) -> dict[str, Any]:
    spots = flow.blind_spots
    surprising = {spot.person.id for spot in spots.off_map}
    proposed = [p for p in flow.ring_proposals if p.person.id not in surprising]
    return {
        "missing": what_is_missing(flow.calibrated),
        "learned_from": len(flow.calibrated.told),
        "proposed": [_tap(p.person, p.ring, p.reasons, is_on_map=p.is_on_map) for p in proposed[:A_PAGE]],
        "waiting": max(len(proposed) - A_PAGE, 0),
        "off_map": [_tap(spot.person, _own_ring(flow, spot.person), spot.reasons) for spot in spots.off_map],
        "silent": [_tap(spot.person, spot.ring, spot.reasons, is_on_map=True) for spot in spots.silent],
        "rings": range(1, RINGS + 1),
    }


def _own_ring(flow: Flow, person: Person) -> int | None:
    """Give the ring on which the owner would place somebody, None where that was not learned yet."""
    if flow.calibrated.learned is None:
        return None
    return int(flow.calibrated.rings[flow.people.rows[person.id]]) or None


def _tap(person: Person, ring: int | None, reasons: tuple[Reason, ...], *, is_on_map: bool = False) -> Tap:
    name = ring_name(ring) if ring else ""
    return Tap(person=person, ring=ring, ring_name=name, is_on_map=is_on_map, reasons=reasons)


urls = [
    path("people/proposals/", proposals, name="proposals"),
    path("people/proposals/take/", take, name="proposals_take"),
]
