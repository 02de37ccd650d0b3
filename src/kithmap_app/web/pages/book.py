"""The book's own page: what was done, undo and redo."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from kithmap_app.speech import say
from kithmap_app.web.answers import REDO, go, own_path, whole_page
from kithmap_app.web.desk import open_desk


def book_page(request: HttpRequest) -> HttpResponse:
    """Show the acts that can be undone, latest first."""
    desk = open_desk()
    book = desk.book
    return whole_page(
        request, desk, "kithmap/book.html", page="book", acts=book.journal_titles[::-1], undone=book.undone_titles[::-1]
    )


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take the last act back and stay on the page."""
    act = open_desk().book.undo()
    said = say("Undone: {act}", act=act.title)
    return go(request, own_path(request.POST.get("next", "")) or "map", said=said, way_back=REDO)


@require_POST
def redo(request: HttpRequest) -> HttpResponse:
    """Do again what was undone last and stay on the page."""
    act = open_desk().book.redo()
    return go(request, own_path(request.POST.get("next", "")) or "map", said=say("Done again: {act}", act=act.title))


urls = [
    path("book/", book_page, name="book"),
    path("book/undo/", undo, name="undo"),
    path("book/redo/", redo, name="redo"),
]
