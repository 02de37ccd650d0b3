"""The map as a table: the same people and chairs, and everything that can be done on the map."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path

from kithmap.flow import Flow
from kithmap.goalmap.legend import pull_word, warmth_word
from kithmap.goalmap.marks import pull_step
from kithmap.goalmap.ringnames import ring_names
from kithmap.roster.standing import Standing
from kithmap_app.speech import say
from kithmap_app.web.answers import needs_goal, part, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.pages.map_shown import INITIALS


@dataclass(frozen=True, slots=True)
class Row:
    """One person of the map as a row."""

    standing: Standing
    warmth: str
    pull: str


@needs_goal
def table(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show everybody on the map with ring and category to choose."""
    flow = desk.flow
    order = {category.id: category.order for category in flow.categories}
    rows = sorted(
        (_row(standing) for standing in flow.roster.on_map),
        key=lambda row: (
            order.get(row.standing.category_id or "", len(order)),
            row.standing.ring or 6,
            row.standing.person.name,
        ),
    )
    return whole_page(
        request,
        desk,
        "kithmap/map_table.html",
        page="map",
        rows=rows,
        chairs=flow.chairs,
        **_choices(flow),
        is_initials=INITIALS in request.session,
    )


def changed_row(request: HttpRequest, desk: Desk, *, said: str, person_id: str) -> HttpResponse:
    """Answer an act on one row for htmx: the row as it is now, or nothing where the person left the map."""
    flow = desk.flow
    person = flow.people.at(person_id)
    found = next((one for one in flow.roster.on_map if person and one.person.id == person.id), None)
    row = _row(found) if found else None
    return part(request, desk, "kithmap/map_table_row.html", said=said, row=row, **_choices(flow))


def _choices(flow: Flow) -> dict[str, Any]:
    return {"rings": list(enumerate(ring_names(), start=1)), "categories": flow.categories}


def _row(standing: Standing) -> Row:
    value = standing.pull.value
    pull = "" if value is None else pull_word(pull_step(value)) or say("could help a little")
    return Row(standing, warmth_word(standing.tie.warmth), pull)


urls = [path("map/table/", table, name="map-table")]
