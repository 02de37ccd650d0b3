"""Research data: what an export holds, and the export itself."""

from secrets import token_bytes

from django.http import HttpRequest, HttpResponse
from django.urls import path

from kithmap.actions.share_study import share_study
from kithmap.research.files import packed_study
from kithmap.research.pseudonyms import KEY_BYTES
from kithmap_app.web.answers import needs_goal, whole_page
from kithmap_app.web.desk import Desk


@needs_goal
def research(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what would leave this machine, and two downloads."""
    return whole_page(request, desk, "kithmap/research.html", page="research", people=len(desk.flow.members))


@needs_goal
def download(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Give the files as one archive, everybody under a code of this export alone unless `?names=1` asks for names."""
    has_names = request.GET.get("names") == "1"
    study = share_study(desk.flow, key=token_bytes(KEY_BYTES), has_names=has_names)
    name = "kithmap-study-with-names.zip" if has_names else "kithmap-study.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(packed_study(study), content_type="application/zip", headers=headers)


urls = [path("research/", research, name="research"), path("research/study.zip", download, name="research-download")]
