"""The reading: how strong, where the gaps are, whom to connect with again."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from kithmap.actions.ask_checks import checks_of
from kithmap.actions.edit_target import drop_target, set_target
from kithmap.actions.tell_acquaintance import Answer, tell_acquaintances
from kithmap.flow import Flow
from kithmap.gaps.dial import DialName
from kithmap.gaps.reading import Reading
from kithmap_app.speech import say, say_count
from kithmap_app.web.answers import go, needs_goal, part, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.pages.targets import ORGANISATION_CHARS, told_motivation
from kithmap_app.web.placed import goal_in_hand
from kithmap_app.web.reading_shown import (
    SILENCES,
    names_of,
    pairs_in_hand,
    shown_again,
    shown_dials,
    shown_gaps,
    shown_grid,
    shown_place,
    shown_worlds,
)

SHOWN_GAPS = 6
SHOWN_AGAIN = 6
NAMES_ASKED = 3
"""People offered at once to tell how the owner met them: a small task is done, a long list is left."""
KNOWS = {"yes": True, "no": False, "unsure": None}
"""What a chip may say."""


@needs_goal
def reading(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the reading of the goal in hand.

    `?all` shows every gap and everybody to meet again, `?silent=3` those silent for three years, `?at=` whom the owner
    knows at an organisation.
    """
    flow = desk.flow
    found = flow.reading
    everything, silence = "all" in request.GET, request.GET.get("silent", "1")
    asked = " ".join(request.GET.get("at", "")[:ORGANISATION_CHARS].split())
    return whole_page(
        request,
        desk,
        "kithmap/reading.html",
        page="reading",
        reading=found,
        dials=shown_dials(flow),
        worlds=shown_worlds(flow),
        bridges=names_of(flow, found.separate.bridges),
        pairs=pairs_in_hand(flow),
        reach_speaks=found.dial(DialName.REACH).enough,
        gaps=shown_gaps(flow, found.gaps if everything else found.gaps[:SHOWN_GAPS]),
        grid=shown_grid(flow),
        questions=len(checks_of(flow.needs)),
        asked=asked,
        answer=shown_place(flow, asked) if asked else None,
        targets=[shown_place(flow, target.organisation, target) for target in flow.targets],
        untold=names_of(flow, found.introducers.untold[:NAMES_ASKED]),
        doors=[(door, names_of(flow, door.people)) for door in found.introducers.doors[:SHOWN_AGAIN]],
        again=shown_again(flow, silence, most=None if everything else SHOWN_AGAIN),
        silence=silence if silence in SILENCES else "1",
        more=0 if everything else _hidden(found),
    )


@require_POST
@needs_goal
def aim(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Aim at an organisation, or no longer."""
    goal, name = goal_in_hand(desk), request.POST.get("organisation", "")[:ORGANISATION_CHARS]
    old = desk.book.facts.targets.get(request.POST.get("target", ""))
    if old is not None and old.goal_id == goal.id:
        drop_target(desk.book, old)
        return go(request, "reading", said=say("You aim at {place} no longer.", place=old.organisation))
    target = set_target(desk.book, name, goal=goal, motivation=told_motivation(request))
    return go(request, "reading", said=say("You aim at {place}.", place=target.organisation))


@require_POST
@needs_goal
def know(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take the answers about who knows whom, and ask about the next pairs."""
    answers = _answers(request, desk.flow)
    tell_acquaintances(desk.book, answers)
    said = say_count("{number} answer is kept.", "{number} answers are kept.", len(answers)) if answers else ""
    if request.headers.get("HX-Request"):
        flow = desk.flow
        reach = next(shown for shown in shown_dials(flow) if shown.dial.name is DialName.REACH)
        answer: dict[str, Any] = {"pairs": pairs_in_hand(flow), "is_next": True, "shown": reach}
        return part(request, desk, "kithmap/reading_pairs.html", said=said, **answer)
    return go(request, "reading", said=said)


def _answers(request: HttpRequest, flow: Flow) -> list[Answer]:
    """Give the answers of a form, row by row; rows without one, or of people who are gone, are left out."""
    found = []
    ends = zip(request.POST.getlist("one"), request.POST.getlist("other"), strict=False)
    for row, (first, second) in enumerate(ends, 1):
        one, other, word = flow.people.at(first), flow.people.at(second), request.POST.get(f"knows-{row}", "")
        if one is not None and other is not None and one.id != other.id and word in KNOWS:
            found.append(Answer(one, other, KNOWS[word]))
    return found


def _hidden(found: Reading) -> int:
    return max(len(found.gaps) - SHOWN_GAPS, 0) + max(len(found.reconnect) - SHOWN_AGAIN, 0)


urls = [
    path("reading/", reading, name="reading"),
    path("reading/aim/", aim, name="aim"),
    path("reading/links/", know, name="know"),
]
