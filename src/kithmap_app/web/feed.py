"""The calendar feed: reminders of all goals as a calendar that other programs subscribe to, by a secret address."""

from datetime import UTC, datetime, time
from hashlib import blake2b

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from kithmap.actions.plan_week import reminders_of
from kithmap.kit.speech import speaking
from kithmap.plan.calendar_feed import calendar_feed
from kithmap_app.post.feed_key import FeedKeyFile
from kithmap_app.web.desk import Desk, open_desk

FEED_DOMAIN = "kithmap.invalid"
"""Ends the ids in the calendar; no such host can exist (RFC 2606)."""


@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """Give the reminders as a calendar to whoever knows the key; a feed that has not changed is not sent again."""
    known = FeedKeyFile(settings.HOME).opens(key)
    if known is None:
        raise Http404("There is no feed at this address.")
    desk = open_desk()
    with speaking(known.language):
        body = _calendar(desk)
    etag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer["ETag"] = etag
    answer["Content-Disposition"] = 'inline; filename="kithmap.ics"'
    patch_cache_control(answer, private=True, no_cache=True)
    found = get_conditional_response(request, etag=etag, response=answer)
    assert isinstance(found, HttpResponse)
    return found


def _calendar(desk: Desk) -> bytes:
    """Give the calendar of today; it is stamped with the day alone, so that the same reminders are the same bytes."""
    goals = desk.book.facts.goals.values()
    found = [reminder for goal in goals for reminder in reminders_of(desk.book, goal, today=desk.today)]
    return calendar_feed(
        found,
        made_at=datetime.combine(desk.today, time(), tzinfo=UTC),
        alarm_hour=desk.book.facts.preference.alarm_hour,
        domain=FEED_DOMAIN,
    )


urls = [path("feed/<str:key>.ics", feed, name="feed")]
