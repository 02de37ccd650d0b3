"""Errors of the library become answers: one table of classes and statuses, one sentence each."""

from collections.abc import Callable
from pathlib import PurePosixPath

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve

from kithmap.errors import BookError, KithmapError, NotFound, SourceError

STATUSES: dict[type[Exception], int] = {SourceError: 400, BookError: 503, NotFound: 404, KithmapError: 409}


class FaultMiddleware:
    """Shows a page with the sentence of an error; htmx requests get the sentence alone in the status line.

    Where only forms go, whoever comes without one (a tab that is opened again after a slip, another language chosen
    there) is sent on to the page above instead of an empty one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self._get_response(request)
        if isinstance(answer, HttpResponseNotAllowed) and request.method == "GET":
            return redirect(page_above(request.path))
        return answer

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


def page_above(path: str) -> str:
    """Give the nearest address above `path` at which something is.

    >>> page_above("/targets/aim/"), page_above("/accounts/1/sync/"), page_above("/map/move/")
    ('/targets/', '/accounts/', '/')
    """
    for above in PurePosixPath(path).parents:
        address = f"{str(above).rstrip('/')}/"
        try:
            resolve(address)
        except Resolver404:
            continue
        return address
    return "/"
