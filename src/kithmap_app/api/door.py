"""The door: addresses below /api/v1/ lead to the API, which is loaded when somebody first knocks."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.urls.exceptions import Resolver404
from django.urls.resolvers import RegexPattern, URLResolver
from django.views.decorators.csrf import csrf_exempt

from kithmap_app.speech import say

OPENAPI = "openapi.json"


# a token in a header is sent by no browser on its own: there is nothing to forge, and no cookie is looked at
@csrf_exempt
def door(request: HttpRequest, rest: str) -> HttpResponse:
    """Answer a request to the API."""
    # ninja takes half a second to load: the first page does not pay for it
    from kithmap_app.api.problems import not_here, problem
    from kithmap_app.api.table import api_table, openapi

    if rest == OPENAPI and request.method in ("GET", "HEAD"):
        return JsonResponse(openapi())
    try:
        found = URLResolver(RegexPattern(r"^"), api_table().urls[0]).resolve(rest)
    except Resolver404:
        return not_here()
    try:
        answer: HttpResponse = found.func(request, *found.args, **found.kwargs)
    except RequestDataTooBig:
        return problem(413, say("That is too much at once."))
    if answer.status_code == 405:
        refused = problem(405, say("This address of the API knows other methods only."))
        refused["Allow"] = answer["Allow"]
        return refused
    return answer


urls = [path("api/v1/<path:rest>", door, name="api")]
