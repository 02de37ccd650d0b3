"""The file to keep: map and reading as a PDF of two pages."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from kithmap.actions.print_file import print_file
from kithmap.goalmap.layout import lay_out
from kithmap.goalmap.page import A4
from kithmap_app.web.answers import needs_goal
from kithmap_app.web.desk import Desk


@needs_goal
def download(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Give the PDF. It holds names: a page of words cannot be told in initials."""
    flow = desk.flow
    content = print_file(flow, lay_out(flow.subject, A4))
    headers = {"Content-Disposition": 'attachment; filename="kithmap-file.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


urls = [path("reading/kithmap-file.pdf", download, name="print-file")]
