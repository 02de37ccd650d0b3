"""Problems: every error of the API as problem details (RFC 9457), with the sentence of the library."""

import re
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import BaseModel, Field

from kithmap.errors import BookError, KithmapError, NotFound, SourceError
from kithmap_app.speech import say

MEDIA_TYPE = "application/problem+json"
STATUSES: dict[type[Exception], int] = {SourceError: 400, BookError: 503, NotFound: 404, KithmapError: 409}
URN = "urn:kithmap:problem:"


class Wrong(BaseModel):
    """One field that cannot be used: where it stands, and what is the matter."""

    where: str
    what: str


class Problem(BaseModel):
    """What went wrong, as RFC 9457 has it: `type` is for programs, `detail` for people."""

    type: str = Field(description="A URN that names the kind of problem; it stays the same in every language.")
    title: str
    status: int
    detail: str
    errors: list[Wrong] | None = Field(default=None, description="The fields that cannot be used.")


class Forbidden(KithmapError):
    def __init__(self) -> None:
        super().__init__(say("This token may read only. Make one that may write, on the page “Programs”."))


def problem(status: int, detail: str, *, kind: str = "", errors: Sequence[Wrong] | None = None) -> HttpResponse:
    """Give the answer for a problem."""
    title = HTTPStatus(status).phrase
    told = Problem(
        type=f"{URN}{kind or _kebab(title)}",
        title=title,
        status=status,
        detail=detail,
        errors=list(errors) if errors else None,
    )
    answer = HttpResponse(told.model_dump_json(exclude_none=True), status=status, content_type=MEDIA_TYPE)
    if status == HTTPStatus.UNAUTHORIZED:
        answer["WWW-Authenticate"] = 'Bearer realm="Kithmap"'
    return answer


def of_error(error: KithmapError) -> HttpResponse:
    """Give the answer for an error of the library."""
    if isinstance(error, Forbidden):
        return problem(403, str(error))
    status = next(code for kind, code in STATUSES.items() if isinstance(error, kind))
    return problem(status, str(error), kind=_kebab(type(error).__name__))


def not_here() -> HttpResponse:
    """Give the answer for an address that leads nowhere."""
    return problem(404, say("There is nothing at this address of the API. Its operations stand in openapi.json."))


def tell_problems(api: NinjaAPI) -> None:
    """Let an API tell every error as a problem; a fault of Kithmap's own goes on to the log."""
    api.add_exception_handler(KithmapError, _known)
    api.add_exception_handler(ValidationError, _unusable)
    api.add_exception_handler(HttpError, _refused)
    api.add_exception_handler(Http404, lambda request, error: not_here())


def _known(_request: HttpRequest, error: Any) -> HttpResponse:
    return of_error(error)


def _refused(_request: HttpRequest, error: Any) -> HttpResponse:
    if isinstance(error, AuthenticationError):
        return problem(401, say("Send a token as “Authorization: Bearer …”. `kithmap token make` makes one."))
    if error.status_code == HTTPStatus.BAD_REQUEST:
        return problem(400, say("The body is no JSON that can be read."))
    return problem(error.status_code, str(error))


def _unusable(_request: HttpRequest, error: Any) -> HttpResponse:
    found = [Wrong(where=_place(each["loc"]), what=str(each["msg"])) for each in error.errors]
    return problem(422, say("Some of what was sent cannot be used."), errors=found)


def _place(steps: Sequence[str | int]) -> str:
    """Give where a field stands, without what only the program knows: the part of the request, our name for it."""
    return ".".join(map(str, steps[2:] if steps[:2] == ("body", "told") else steps[1:]))


def _kebab(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()).strip("-")
