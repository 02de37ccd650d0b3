"""Files: the map as a picture, the file to keep, research data, a calendar."""

from secrets import token_bytes
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from kithmap.actions.plan_week import feed_of
from kithmap.actions.print_file import print_file
from kithmap.actions.share_study import share_study
from kithmap.goalmap.layout import lay_out
from kithmap.goalmap.page import A4, screen
from kithmap.goalmap.paper import to_pdf, to_png
from kithmap.goalmap.svg import to_svg
from kithmap.research.files import packed_study
from kithmap.research.pseudonyms import KEY_BYTES
from kithmap_app.api.keys import READ
from kithmap_app.programs.desk import open_desk

files = Router(auth=READ, tags=["files"])
THIS_MACHINE = "kithmap.localhost"
"""The domain of calendar ids: they are of this machine."""


def _holds(media_type: str) -> dict[str, Any]:
    """Tell in the OpenAPI document that the answer is a file."""
    content = {media_type: {"schema": {"type": "string", "format": "binary"}}}
    return {"responses": {200: {"description": "The file", "content": content}}}


@files.get("/goals/{goal}/map.svg", openapi_extra=_holds("image/svg+xml"))
def draw_svg(request: HttpRequest, goal: str, initials: bool = False) -> HttpResponse:
    """Give the map as SVG, with names or initials."""
    return HttpResponse(to_svg(_picture(goal), initials=initials).encode(), content_type="image/svg+xml")


@files.get("/goals/{goal}/map.pdf", openapi_extra=_holds("application/pdf"))
def draw_pdf(request: HttpRequest, goal: str, initials: bool = False) -> HttpResponse:
    """Give the map as PDF, with names or initials."""
    return HttpResponse(to_pdf(_picture(goal), initials=initials), content_type="application/pdf")


@files.get("/goals/{goal}/map.png", openapi_extra=_holds("image/png"))
def draw_png(request: HttpRequest, goal: str, initials: bool = False) -> HttpResponse:
    """Give the map as PNG, with names or initials."""
    return HttpResponse(to_png(_picture(goal), initials=initials), content_type="image/png")


@files.get("/goals/{goal}/file.pdf", openapi_extra=_holds("application/pdf"))
def print_to_keep(request: HttpRequest, goal: str) -> HttpResponse:
    """Give the file to keep: the map on one page, the reading and the week behind it."""
    flow = open_desk().flow(goal)
    return HttpResponse(print_file(flow, lay_out(flow.subject, A4)), content_type="application/pdf")


@files.get("/goals/{goal}/study.zip", openapi_extra=_holds("application/zip"))
def download_study(request: HttpRequest, goal: str, names: bool = False) -> HttpResponse:
    """Give the map as research data, everybody under a code of this export alone unless names are asked for."""
    study = share_study(open_desk().flow(goal), key=token_bytes(KEY_BYTES), has_names=names)
    return HttpResponse(packed_study(study), content_type="application/zip", headers={"Cache-Control": "no-store"})


@files.get("/goals/{goal}/reminders.ics", openapi_extra=_holds("text/calendar"))
def download_reminders(request: HttpRequest, goal: str) -> HttpResponse:
    """Give the reminders as a calendar file."""
    desk = open_desk()
    feed = feed_of(desk.book, desk.goal(goal), now=timezone.localtime(), domain=THIS_MACHINE)
    return HttpResponse(feed, content_type="text/calendar; charset=utf-8")


def _picture(goal: str) -> Any:
    return lay_out(open_desk().flow(goal).subject, screen())
