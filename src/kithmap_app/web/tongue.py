"""The language of a page: the one the owner chose, else the first one of the browser's that Kithmap knows."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from kithmap.kit.speech import speaking


class TongueMiddleware:
    """Speaks one language for a request, in pages and library alike."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        code = translation.get_language_from_request(request)
        with translation.override(code), speaking(code):
            answer = self._get_response(request)
        answer.headers.setdefault("Content-Language", code)
        patch_vary_headers(answer, ("Accept-Language", "Cookie"))
        return answer
