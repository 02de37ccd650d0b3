"""The page `map`."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from kithmap.goalmap.layout import lay_out
from kithmap.goalmap.page import screen
from kithmap.goalmap.svg import to_svg
from kithmap_app.web.answers import needs_goal, whole_page
from kithmap_app.web.desk import Desk


@needs_goal
def map(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the map."""
    return whole_page(request, desk, "kithmap/map.html", page="map", svg=to_svg(lay_out(desk.flow.subject, screen())))


urls = [path("", map, name="map")]
