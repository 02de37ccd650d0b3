"""Errors of the library become answers: one table of classes and statuses, one sentence each."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kithmap.errors import BookError, KithmapError, NotFound, SourceError

STATUSES: dict[type[Exception], int] = {SourceError: 400, BookError: 503, NotFound: 404, KithmapError: 409}


class FaultMiddleware:
    """Shows a page with the sentence of an error; htmx requests get the sentence alone in the status line."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        status = next((code for kind, code in STATUSES.items() if isinstance(error, kind)), None)
        if status is None:
            return None
        if request.headers.get("HX-Request"):
            # htmx puts only successful answers into the page: the status line is where this one belongs
            answer = render(request, "kithmap/said.html", {"said": str(error)})
            answer["HX-Retarget"], answer["HX-Reswap"] = "#said", "innerHTML"
            return answer
        return render(request, "kithmap/fault.html", {"sentence": str(error)}, status=status)
