"""Placing: one person after another, how close they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from kithmap.actions.place_person import place_person
from kithmap.goalmap.ringnames import ring_name
from kithmap.goalmap.rows import RINGS
from kithmap.kit.speech import written
from kithmap_app.speech import say, say_count
from kithmap_app.web.answers import go, needs_goal, part, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.placed import Placed, goal_in_hand, person_at, placed_people

SHOWN_NAMES = 4
"""Names shown beside a ring, the latest: enough to hold the next one against."""


@dataclass(frozen=True, slots=True)
class Ring:
    """One ring with its word and the last ones placed there; `is_here` for the ring of the person asked about."""

    number: int
    name: str
    people: tuple[str, ...]
    more: int
    is_here: bool


@needs_goal
def placing(request: HttpRequest, desk: Desk, anchor: str = "") -> HttpResponse:
    """Ask how close somebody is: the one at `anchor`, or the first who is not placed."""
    everybody = placed_people(desk.flow)
    first = None if anchor else _first_unplaced(everybody, start=0)
    return _page(request, desk, everybody, _row(everybody, person_at(desk.flow, anchor).id) if anchor else first)


@require_POST
@needs_goal
def set_ring(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Place the person at `person` on `ring` (0: not placed) and go on to the next, or to what people could do."""
    person, ring = person_at(desk.flow, request.POST.get("person", "")), request.POST.get("ring", "")
    if ring in {str(number) for number in range(RINGS + 1)}:
        place_person(desk.book, person, goal=goal_in_hand(desk), ring=int(ring) or None)
    everybody = placed_people(desk.flow)
    row = _row(everybody, person.id)
    following = _first_unplaced(everybody, start=0 if row is None else row + 1)
    if request.headers.get("HX-Request"):
        if following is None:
            return HttpResponseClientRedirect(reverse("offers"))
        return part(request, desk, "kithmap/placing_part.html", **_shown(everybody, following))
    if following is None:
        return go(request, "offers")
    return go(request, reverse("placing", args=[everybody[following].person.id]))


def _page(request: HttpRequest, desk: Desk, everybody: Sequence[Placed], row: int | None) -> HttpResponse:
    shown = _shown(everybody, row)
    if request.headers.get("HX-Request"):
        return part(request, desk, "kithmap/placing_part.html", **shown)
    return whole_page(request, desk, "kithmap/placing.html", page="placing", **shown)


def _row(everybody: Sequence[Placed], person_id: str) -> int | None:
    return next((row for row, placed in enumerate(everybody) if placed.person.id == person_id), None)


def _first_unplaced(everybody: Sequence[Placed], *, start: int) -> int | None:
    """Give the row of the first without a ring from `start` on; who was skipped lies before it."""
    rows = range(start, len(everybody))
    return next((row for row in rows if everybody[row].placement.ring is None), None)


def _shown(everybody: Sequence[Placed], row: int | None) -> dict[str, Any]:
    who = None if row is None else everybody[row]
    done = sum(placed.placement.ring is not None for placed in everybody)
    return {
        "who": who,
        "before": everybody[row - 1].person if row else None,
        "everybody": everybody,
        "rings": [_ring(number, everybody, who) for number in range(1, RINGS + 1)],
        "progress": _progress(done, len(everybody) - done),
    }


def _ring(number: int, everybody: Sequence[Placed], who: Placed | None) -> Ring:
    there = [p.person.name for p in everybody if p.placement.ring == number and p is not who]
    shown = tuple(there[-SHOWN_NAMES:])
    is_here = who is not None and who.placement.ring == number
    return Ring(number, ring_name(number), shown, len(there) - len(shown), is_here)


def _progress(done: int, left: int) -> str:
    if not done:
        return say_count(
            "{number} person to place. Leave out whom you are unsure about.",
            "{number} people to place. Leave out whom you are unsure about.",
            left,
        )
    if left:
        return say("{done} placed, {left} to go.", done=written(done), left=written(left))
    return say("Everybody has a place.")


urls = [
    path("placing/", placing, name="placing"),
    path("placing/who/<path:anchor>/", placing, name="placing"),
    path("placing/ring/", set_ring, name="set-ring"),
]
