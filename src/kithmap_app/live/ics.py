"""A calendar behind a link is read, if it is another than before or something in it has come to pass."""

import re
from datetime import date

from kithmap.actions.take_sync import Fetched
from kithmap.kit.speech import marked
from kithmap.sources.account import Reached
from kithmap.sources.card import content_key
from kithmap.sources.harvest.received import Item, harvest_items
from kithmap_app.live.address import link_of
from kithmap_app.live.asked import Asked
from kithmap_app.live.refusals import NotACalendar
from kithmap_app.live.web_server import Answer, web_server
from kithmap_app.speech import say

FORMAT = marked("Calendar behind a link (iCalendar)")
FEED = "calendar"
"""What the one folder of such an account is called."""
_RECURS = re.compile(rb"^R(?:RULE|DATE)[;:]", re.MULTILINE | re.IGNORECASE)
_START = re.compile(rb"^DTSTART[^:\r\n]*:(\d{8})", re.MULTILINE | re.IGNORECASE)
MARKS = ("etag", "last-modified")
"""Headers by which a server knows a version of the calendar again, the better one first."""


def fetch_feed(asked: Asked) -> Fetched:
    """Give the meetings of a calendar; the secret is its link. Raises a `LiveError`.

    The server is asked only for a newer version where nothing in the calendar can have come to pass since it was read.
    """
    known = asked.reached(FEED)
    link = link_of(asked.password)
    with web_server(link) as server:
        answer = server.ask("GET", link, headers=_conditions(known, asked.hints.today))
    if answer.status == 304 and known is not None:
        return Fetched(asked.account)
    if answer.status != 200:
        raise server.refusal(answer)
    if b"BEGIN:VCALENDAR" not in answer.body[:1_000].upper():
        raise NotACalendar(asked.account.host)
    asked.progress(1, 1, 0)
    document = asked.account.called
    harvest = harvest_items([Item(FEED, answer.body)], asked.hints, document=document, format=say(FORMAT))
    return Fetched(asked.account, (harvest,), (_reached(answer, asked),))


def _conditions(known: Reached | None, today: date) -> dict[str, str]:
    """Give the headers that ask for a newer version only."""
    if known is None or not (known.is_settled or known.day == today):
        return {}
    name, _, value = known.mark.partition(" ")
    return {"etag": {"If-None-Match": value}, "last-modified": {"If-Modified-Since": value}}.get(name, {})


def _reached(answer: Answer, asked: Asked) -> Reached:
    mark = next((f"{name} {answer.headers[name]}" for name in MARKS if name in answer.headers), None)
    return Reached(
        account=asked.account.id,
        folder=FEED,
        mark=mark or f"content {content_key(answer.body)}",
        day=asked.hints.today,
        is_settled=_is_settled(answer.body, asked.hints.today),
    )


def _is_settled(text: bytes, today: date) -> bool:
    """Can nothing in this calendar come to pass any more: no event recurs, or lies in days to come?"""
    if _RECURS.search(text):
        return False
    return all(day < f"{today:%Y%m%d}".encode() for day in _START.findall(text))
