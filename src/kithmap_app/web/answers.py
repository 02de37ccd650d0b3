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
NOTHING_DONE = "nothing-done"
"""Key of the session that says that what waits to be told is no act: undo would take back another one."""
BEFORE = "kithmap.before"
"""Key of a request's META: the edition of the book that a form found."""


def whole_page(request: HttpRequest, desk: Desk, template: str, **context: Any) -> HttpResponse:
    """Give a page. `context` should hold `page`, the name of its entry in the navigation."""
    is_act = not request.session.pop(NOTHING_DONE, False)
    told = {"said": request.session.pop(SAID, ""), "can_undo": is_act and bool(desk.book.journal_titles)}
    return render(request, template, {"goal": desk.goal, "desk": desk, **told, **context})


def part(request: HttpRequest, desk: Desk, template: str, *, said: str = "", **context: Any) -> HttpResponse:
    """Give a part of a page for htmx, with what was just done (`said`) put into the page's status line."""
    shown = {"goal": desk.goal, "desk": desk, **context}
    answer = render(request, template, shown)
    if said:
        can_undo = bool(desk.book.journal_titles) and not _nothing_done(request, desk.book)
        line = render_to_string("kithmap/said.html", {**shown, "said": said, "can_undo": can_undo}, request=request)
        answer.write(f'<div id="said" hx-swap-oob="innerHTML">{line}</div>')
    return answer


def go(request: HttpRequest, to: str, *arguments: str, said: str = "") -> HttpResponse:
    """Send the browser to the page called `to`, and tell there what was just done."""
    if said:
        request.session[SAID] = said
        request.session[NOTHING_DONE] = _nothing_done(request, open_home_book())
    return redirect(to, *arguments)


def _nothing_done(request: HttpRequest, book: SqlBook) -> bool:
    """Tell whether the book is as a form found it, so that there is nothing of this form to take back."""
    return BEFORE in request.META and request.META[BEFORE] == book.edition


def own_path(asked: str) -> str:
    """Give the address that a form asks to go on to if it is a path of our own, else "": nobody is led elsewhere.

    >>> own_path("/week/?all"), own_path("//else.example"), own_path("/\\\\else.example"), own_path("week")
    ('/week/?all', '', '', '')
    """
    is_ours = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if is_ours else ""


def needs_goal(view: View) -> View:
    """Open the desk for a view, and send those without a goal to the welcome page."""

    @wraps(view)
    def opened(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        desk = open_desk()
        if request.method == "POST":
            request.META[BEFORE] = desk.book.edition
        return redirect("welcome") if desk.goal is None else view(request, desk, *arguments, **named)

    return opened
