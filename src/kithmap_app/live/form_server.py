"""Forms are sent to a server of sign-ins, and its answers read; never led on to another server."""

import json
from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

from kithmap_app.live.refusals import NotUnderstood
from kithmap_app.live.web_server import Answer, web_server

FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
REFUSALS = (400, 401, 403)
"""With these a server says in its answer why not (RFC 6749, 5.2)."""
MOST_BYTES = 1_000_000


def ask_form(url: str, fields: Mapping[str, str], *, secret: str = "") -> Mapping[str, object]:
    """Send a form, and give the answer, which may be an `error`. Raises a `LiveError`."""
    with web_server(url, secret=secret) as server:
        answer = server.once("POST", url, headers=FORM, body=urlencode(fields))
        if answer.status not in (200, *REFUSALS):
            raise server.refusal(answer)
        return _told(url, answer)


def ask_page(url: str) -> Mapping[str, object]:
    """Give what a page in JSON tells. Raises a `LiveError`."""
    with web_server(url) as server:
        answer = server.once("GET", url, headers={"Accept": "application/json"})
        if answer.status != 200:
            raise server.refusal(answer)
        return _told(url, answer)


def answered(told: Mapping[str, object], name: str) -> str:
    """Give a text of an answer, "" where there is none."""
    found = told.get(name)
    return found if isinstance(found, str) else ""


def _told(url: str, answer: Answer) -> Mapping[str, object]:
    try:
        found = json.loads(answer.body[:MOST_BYTES])
    except ValueError as error:
        raise NotUnderstood(urlsplit(url).hostname or url) from error
    if not isinstance(found, dict):
        raise NotUnderstood(urlsplit(url).hostname or url)
    return found
