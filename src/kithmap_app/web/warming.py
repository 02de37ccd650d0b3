"""Warming up: what the first page needs is derived while the browser still opens."""

from threading import Thread

from django.db import connections

from kithmap.errors import KithmapError
from kithmap_app.programs.finding import finder_of
from kithmap_app.web.desk import open_desk


def start_warming() -> Thread:
    """Begin to warm up in a thread of its own, and give it; a page that asks meanwhile waits for the same work."""
    thread = Thread(target=_warm_up, name="warming", daemon=True)
    thread.start()
    return thread


def _warm_up() -> None:
    try:
        desk = open_desk()
        if desk.goal is not None:
            flow = desk.flow
            _ = (flow.subject, flow.reading)
            finder_of(flow.people)
    except KithmapError:
        # a book that cannot be read is told on the page, where somebody sees it
        return
    finally:
        connections.close_all()
