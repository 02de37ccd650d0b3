"""The first reading: the map and three sentences, at the end of the first fifteen minutes."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from kithmap.kit.speech import marked
from kithmap_app.speech import say
from kithmap_app.web.answers import needs_goal, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.growing_map import growing_map

QUESTIONS = (
    marked("How strong is my network?"),
    marked("Are there gaps?"),
    marked("Whom should I connect with again?"),
)


@needs_goal
def first_reading(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Answer the three questions, one sentence each."""
    flow = desk.flow
    sentences = flow.reading.headline.sentences
    return whole_page(
        request,
        desk,
        "kithmap/first_reading.html",
        page="first-reading",
        answers=list(zip(map(say, QUESTIONS), sentences, strict=True)),
        drawn=growing_map(flow),
    )


urls = [path("first-reading/", first_reading, name="first-reading")]
