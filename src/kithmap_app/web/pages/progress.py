"""Progress: the six dials over the weeks as small pictures, and the way from talks to help in words."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from kithmap.actions.see_progress import progress_in
from kithmap.kit.dates import spoken_day
from kithmap.plan.funnel import funnel
from kithmap_app.web.answers import needs_goal, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.sparkline import sparkline


@needs_goal
def progress(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show how the dials moved since the goal began, at most a quarter of a year back."""
    flow = desk.flow
    tracks = progress_in(flow)
    first = tracks[0].days[0] if tracks else desk.today
    return whole_page(
        request,
        desk,
        "kithmap/progress.html",
        page="week",
        here="progress",
        lines=[sparkline(track, flow.reading.dial(track.name), today=desk.today) for track in tracks],
        since=spoken_day(first, today=desk.today),
        first=first.isoformat(),
        way=funnel(flow.loop).sentences,
        talks=len(flow.loop.talks),
    )


urls = [path("progress/", progress, name="progress")]
