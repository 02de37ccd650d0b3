"""Compression: words, styles, scripts and drawings travel packed; fonts and pictures are packed already."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

PACKED_KINDS = ("text/", "application/json", "image/svg")
"""Beginnings of the content types that shrink, scripts among them as text/javascript."""


class CompressionMiddleware(GZipMiddleware):
    """Packs whole answers of kinds that shrink; an answer without a body ("not changed") must stay without one."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        kind = response.headers.get("Content-Type", "")
        if response.status_code != 200 or not kind.startswith(PACKED_KINDS):
            return response
        return super().process_response(request, response)
