"""Answers: whole pages, parts of pages, and what was just done with its undo."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme

from kithmap_app.store.home import open_home_book
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import Desk, open_desk

View = Callable[..., HttpResponse]
SAID = "said"
"""Key of the session under which the last act waits to be told on the next page."""
WAY_BACK = "way-back"
"""Key of the session for what is offered beside it: UNDO, REDO, or "" where nothing was done."""
UNDO, REDO = "undo", "redo"
BEFORE = "kithmap.before"
"""Key of a request's META: the edition of the book that a form found."""


def whole_page(request: HttpRequest, desk: Desk, template: str, **context: Any) -> HttpResponse:
    """Give a page. `context` should hold `page`, the name of its entry in the navigation."""
    told = {"said": request.session.pop(SAID, ""), "way_back": request.session.pop(WAY_BACK, "")}
    return render(request, template, {"goal": desk.goal, "desk": desk, **told, **context})


def part(
    request: HttpRequest, desk: Desk, template: str, *, said: str = "", way_back: str | None = None, **context: Any
) -> HttpResponse:
    """Give a part of a page for htmx, with what was just done (`said`) put into the page's status line."""
    shown = {"goal": desk.goal, "desk": desk, **context}
    answer = render(request, template, shown)
    if said:
        told = {"said": said, "way_back": _way_back(request, desk.book) if way_back is None else way_back}
        line = render_to_string("kithmap/said.html", {**shown, **told}, request=request)
        answer.write(f'<div id="said" hx-swap-oob="innerHTML">{line}</div>')
    return answer


def go(request: HttpRequest, to: str, *arguments: str, said: str = "", way_back: str | None = None) -> HttpResponse:
    """Send the browser to the page called `to`, and tell there what was just done.

    `way_back` is what is offered beside it, REDO after an undo; None for undo, where there is anything to take back.
    """
    if said:
        request.session[SAID] = said
        request.session[WAY_BACK] = _way_back(request, open_home_book()) if way_back is None else way_back
    return redirect(to, *arguments)


def _way_back(request: HttpRequest, book: SqlBook) -> str:
    """Give UNDO if there is an act of this form to take back: one without would take back the act before."""
    is_as_found = BEFORE in request.META and request.META[BEFORE] == book.edition
    return UNDO if book.journal_titles and not is_as_found else ""


def own_path(asked: str) -> str:
    """Give the address that a form asks to go on to if it is a path of our own, else "": nobody is led elsewhere.

    >>> own_path("/week/?all"), own_path("//else.example"), own_path("/\\\\else.example"), own_path("week")
    ('/week/?all', '', '', '')
    """
    is_ours = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if is_ours else ""


def at_desk(view: View) -> View:
    """Open the desk for a view, and remember how its form found the book."""

    @wraps(view)
    def opened(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        desk = open_desk()
        if request.method == "POST":
            request.META[BEFORE] = desk.book.edition
        return view(request, desk, *arguments, **named)

    return opened


def needs_goal(view: View) -> View:
    """Open the desk for a view, and send those without a goal to the welcome page."""

    @at_desk
    @wraps(view)
    def opened(request: HttpRequest, desk: Desk, *arguments: Any, **named: Any) -> HttpResponse:
        return redirect("welcome") if desk.goal is None else view(request, desk, *arguments, **named)

    return opened
