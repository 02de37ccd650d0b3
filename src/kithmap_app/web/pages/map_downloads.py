"""Downloads of the map: as it is on the screen, with names or initials, as SVG, PDF and PNG."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

from kithmap.goalmap.paper import to_pdf, to_png
from kithmap.goalmap.picture import Picture
from kithmap.goalmap.svg import to_svg
from kithmap_app.web.answers import needs_goal
from kithmap_app.web.desk import Desk
from kithmap_app.web.pages.map_drawing import whole_picture
from kithmap_app.web.pages.map_shown import INITIALS


def _svg(picture: Picture, initials: bool) -> bytes:
    return to_svg(picture, initials=initials).encode()


def _pdf(picture: Picture, initials: bool) -> bytes:
    return to_pdf(picture, initials=initials)


def _png(picture: Picture, initials: bool) -> bytes:
    return to_png(picture, initials=initials)


FORMATS: dict[str, tuple[str, Callable[[Picture, bool], bytes]]] = {
    "svg": ("image/svg+xml", _svg),
    "pdf": ("application/pdf", _pdf),
    "png": ("image/png", _png),
}


@needs_goal
def download(request: HttpRequest, desk: Desk, ending: str) -> HttpResponse:
    """Give the map as a file; ?initials=1 hides names, which also holds while the page hides them."""
    if ending not in FORMATS:
        raise Http404("The map can be had as svg, pdf and png.")
    kind, write = FORMATS[ending]
    hidden = "initials" in request.GET or INITIALS in request.session
    content = write(whole_picture(desk.flow), hidden)
    name = f"kithmap-initials.{ending}" if hidden else f"kithmap.{ending}"
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


urls = [path("map/kithmap.<str:ending>", download, name="map-download")]
