"""The post's timer: the running server looks every ten minutes whether the weekly letter is due."""

import logging
from threading import Event, Thread

from django.conf import settings
from django.db import connections
from django.utils import timezone

from kithmap.errors import KithmapError
from kithmap_app.post.round import Post
from kithmap_app.store.home import open_home_book

LOOK_SECONDS = 600.0
"""A letter may be ten minutes late; looking costs one query."""


def start_post(*, every_seconds: float = LOOK_SECONDS, stop: Event | None = None) -> Thread:
    """Begin to look in a thread of its own, and give it; it ends with the server, or once `stop` is set."""
    thread = Thread(target=_look, args=(every_seconds, stop or Event()), name="post", daemon=True)
    thread.start()
    return thread


def look_once() -> None:
    """Send the weekly letter of the home book if it is due; what goes wrong stands in the log, and on the pages."""
    post = Post(settings.HOME)
    try:
        if post.account is None:
            return
        book = open_home_book()
        facts = book.facts
        goals = list(facts.goals.values())
        goal = facts.goals.get(book.goal_in_hand) or (goals[-1] if goals else None)
        if goal is not None:
            post.send_if_due(book, goal, now=timezone.localtime())
    except (KithmapError, OSError) as error:
        # an error that got through would end the thread, and all letters with it
        logging.getLogger(__name__).warning("%s", error)
    finally:
        connections.close_all()


def _look(every_seconds: float, stop: Event) -> None:
    while not stop.wait(every_seconds):
        look_once()
