"""The page of the map: everybody around one goal, with a card for whatever is opened on it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

from kithmap.goalmap.typefaces import faces_of
from kithmap_app.web.answers import needs_goal, part, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.pages import map_acts, map_downloads, map_table
from kithmap_app.web.pages.map_card import card_for
from kithmap_app.web.pages.map_shown import INITIALS, shown_map

EVERYWHERE = "latin"
"""The slice of the font that every page fetches with itself. The others are fetched with the map where names on it need
them: else it is drawn in other letters first, and a second time when they arrive."""


@needs_goal
def map(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the map, one category of it (?sector=), and the card that the address asks for."""
    shown = shown_map(request, desk, sector=request.GET.get("sector", ""))
    card = None if INITIALS in request.session else card_for(desk.flow, request.GET)
    fonts = [face.file for face in faces_of(shown["drawing"].picture.texts) if face.slice != EVERYWHERE]
    return whole_page(request, desk, "kithmap/map.html", page="map", card=card, fonts=fonts, **shown)


@needs_goal
def card(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show a card alone, for htmx."""
    found = None if INITIALS in request.session else card_for(desk.flow, request.GET)
    if found is None:
        raise Http404("Nothing on the map is called that.")
    return part(request, desk, "kithmap/map_card.html", card=found, sector=request.GET.get("view", ""))


urls = [
    path("", map, name="map"),
    path("map/card/", card, name="map-card"),
    *map_acts.urls,
    *map_table.urls,
    *map_downloads.urls,
]
