"""Bring in: files are read with progress, looked at, then brought in or left; sums that add up, and undo."""

import shutil
import tempfile
from pathlib import Path, PurePath
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from kithmap.actions.introduce_owner import introduce_owner
from kithmap.people.own import likely_own
from kithmap.sources.readers import FORMATS
from kithmap_app.speech import say
from kithmap_app.web.answers import go, needs_goal, part, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.examples import examples
from kithmap_app.web.running import Running, find_import, start_import
from kithmap_app.web.told_form import told_form

SHOWN_TROUBLES = 50
"""Troubles listed on the page; who has more wants them as a file."""


@needs_goal
def sources(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what can be brought in, and what was."""
    return _page(request, desk)


def _page(request: HttpRequest, desk: Desk, *, trouble: str = "", typed: str = "") -> HttpResponse:
    """Show the page, with what was `typed` of the owner's addresses where that came with trouble."""
    imports = list(desk.book.facts.imports.values())[::-1]
    me = [address.partition(":")[2] for address in desk.book.facts.me.addresses]
    answer = whole_page(
        request,
        desk,
        "kithmap/sources.html",
        page="sources",
        imports=imports,
        me=me,
        guess=_guess(desk),
        formats=sorted((form.called for form in FORMATS), key=str.casefold),
        trouble=trouble,
        slip="addresses" if trouble else "",
        typed=typed,
    )
    answer.status_code = 400 if trouble else 200
    return answer


@require_POST
@needs_goal
def bring(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take the files that were sent, and begin to read them."""
    sent = [file for file in request.FILES.getlist("files") if file.name]
    if not sent:
        return go(request, "sources", said=say("Choose at least one file first."))
    folder = Path(tempfile.mkdtemp(prefix="kithmap-"))
    paths = [_kept(file, folder) for file in sent]
    running = start_import(folder, paths, today=desk.today, keep_subjects="keep_subjects" in request.POST)
    return go(request, "import", running.id)


@needs_goal
def import_page(request: HttpRequest, desk: Desk, id: str) -> HttpResponse:
    """Show how far an import is, what it would change, or what came of it; htmx asks for the part that changes."""
    running = _running(id).as_it_is()
    shown: dict[str, Any] = {"running": running, "most": SHOWN_TROUBLES}
    shown["guess"] = _guess(desk) if running.is_in else ""
    shown["questions"] = len(desk.flow.questions) if running.is_in else 0
    shown["examples"] = examples(running.outcome) if running.is_waiting and running.outcome else None
    if request.headers.get("HX-Request"):
        return part(request, desk, "kithmap/import_part.html", **shown)
    return whole_page(request, desk, "kithmap/import.html", page="sources", **shown)


@require_POST
@needs_goal
def stop(request: HttpRequest, desk: Desk, id: str) -> HttpResponse:
    """Stop an import; the book stays as it was."""
    _running(id).stop.set()
    return go(request, "import", id)


@require_POST
@needs_goal
def take(request: HttpRequest, desk: Desk, id: str) -> HttpResponse:
    """Bring in what was read."""
    running = _running(id)
    running.take_in(desk.book)
    return go(request, "import", id, said=say("Brought in. Undo takes it back exactly.") if running.is_in else "")


@require_POST
@needs_goal
def leave(request: HttpRequest, desk: Desk, id: str) -> HttpResponse:
    """Leave what was read; the book stays as it was."""
    _running(id).leave()
    return go(request, "import", id)


@require_POST
@needs_goal
def own_addresses(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Note addresses of the owner's own, so that no mail counts the owner among the people."""
    typed = told_form(request).line("addresses")
    addresses = typed.replace(",", " ").split()
    if not addresses or not all("@" in word or "/" in word for word in addresses):
        trouble = say("That is no address; write it as you@home.example or linkedin.com/in/you.")
        return _page(request, desk, trouble=trouble, typed=typed)
    introduce_owner(desk.book, addresses=addresses)
    return go(request, "sources", said=say("Noted: {addresses} is you.", addresses=", ".join(addresses)))


def _kept(file: "UploadedFile[Any]", folder: Path) -> Path:
    """Write an uploaded file into `folder` under its own name, told apart where two are alike."""
    name = PurePath(file.name or "file").name
    path = folder / name
    while path.exists():
        path = path.with_name(f"again-{path.name}")
    with path.open("wb") as target:
        if file.file is not None:
            shutil.copyfileobj(file.file, target)
    return path


def _running(id: str) -> Running:
    running = find_import(id)
    if running is None:
        raise Http404(say("This import is long over."))
    return running


def _guess(desk: Desk) -> str:
    """Give the address that is likely the owner's, "" where the owner has said or nothing stands out."""
    if desk.book.facts.me.addresses:
        return ""
    found = likely_own(desk.flow.correspondents, interactions=len(desk.book.facts.interactions))
    return found.partition(":")[2]


urls = [
    path("sources/", sources, name="sources"),
    path("sources/bring/", bring, name="bring"),
    path("sources/me/", own_addresses, name="own-addresses"),
    path("sources/<str:id>/", import_page, name="import"),
    path("sources/<str:id>/stop/", stop, name="stop-import"),
    path("sources/<str:id>/take/", take, name="take-import"),
    path("sources/<str:id>/leave/", leave, name="leave-import"),
]
