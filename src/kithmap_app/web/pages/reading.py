"""The reading: how strong, where the gaps are, whom to connect with again."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import path

from kithmap.flow import Flow
from kithmap.gaps.dial import Dial
from kithmap.gaps.gap import Gap
from kithmap.gaps.reading import Reading
from kithmap.people.person import Person
from kithmap_app.web.answers import needs_goal, whole_page
from kithmap_app.web.desk import Desk

SHOWN_NAMES = 5
"""People linked behind a sentence; more make a list that nobody reads."""
SHOWN_GAPS = 6
SHOWN_AGAIN = 6


@dataclass(frozen=True, slots=True)
class Told:
    """A dial or a gap with the people behind it, ready to be linked."""

    what: Dial | Gap
    people: tuple[Person, ...]
    more: int


@needs_goal
def reading(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the reading of the goal in hand; `?all` shows every gap and everybody to meet again."""
    flow = desk.flow
    found = flow.reading
    everything = "all" in request.GET
    return whole_page(
        request,
        desk,
        "kithmap/reading.html",
        page="reading",
        reading=found,
        dials=[_told(flow, dial) for dial in found.dials],
        gaps=[_told(flow, gap) for gap in (found.gaps if everything else found.gaps[:SHOWN_GAPS])],
        again=found.reconnect if everything else found.reconnect[:SHOWN_AGAIN],
        more=0 if everything else _hidden(found),
    )


def _told(flow: Flow, what: Dial | Gap) -> Told:
    people = [p for p in map(flow.people.at, what.people[:SHOWN_NAMES]) if p is not None]
    return Told(what, tuple(people), len(what.people) - len(people))


def _hidden(found: Reading) -> int:
    return max(len(found.gaps) - SHOWN_GAPS, 0) + max(len(found.reconnect) - SHOWN_AGAIN, 0)


urls = [path("reading/", reading, name="reading")]
