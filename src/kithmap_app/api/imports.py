"""Imports: what was brought in, and files that are brought in now."""

from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import File, Form, Query, Router
from ninja.files import UploadedFile

from kithmap.actions.bring_in import bring_in
from kithmap.book.facts import Import
from kithmap.sources.hints import Hints
from kithmap_app.api.keys import READ, WRITE
from kithmap_app.api.portion import USUAL, Limit, Offset, portion, portion_of
from kithmap_app.programs.desk import open_desk
from kithmap_app.programs.seen import BroughtIn
from kithmap_app.programs.shapes import shape_of

imports = Router(tags=["book"])


@imports.get("/imports", auth=READ, response=portion_of(shape_of(Import)))
def list_imports(request: HttpRequest, limit: Limit = USUAL, offset: Offset = 0) -> Any:
    """Give what was brought in, the latest first: read = new + same + changed + trouble."""
    known = list(open_desk().book.facts.imports.values())[::-1]
    return portion(known, limit=limit, offset=offset, seen=list)


@imports.post("/imports", auth=WRITE, response=shape_of(BroughtIn))
def bring_files_in(
    request: HttpRequest,
    files: Annotated[list[UploadedFile], File(description="The files, as they were exported.")],
    preview: Annotated[bool, Query(description="Only tell what would change.")] = False,
    keep_subjects: Annotated[bool, Form(description="Keep subject lines; otherwise they are not kept.")] = False,
) -> Any:
    """Bring files in as one act; a second time changes nothing. A file that cannot be used is a trouble."""
    desk = open_desk()
    with TemporaryDirectory(prefix="kithmap-") as name:
        folder = Path(name)
        paths = [_kept(file, folder) for file in files]
        hints = Hints(today=desk.today, keep_subjects=keep_subjects)
        brought = bring_in(desk.book, paths, hints=hints, workers=1, preview=preview, inside=folder)
    return BroughtIn(bool(brought.changes) and not preview, brought.imports, brought.troubles)


def _kept(file: UploadedFile, folder: Path) -> Path:
    """Write a file that was sent into `folder` under its own name, told apart where two are alike."""
    path = folder / (PurePath(file.name or "file").name or "file")
    while path.exists():
        path = path.with_name(f"again-{path.name}")
    with path.open("wb") as target:
        for chunk in file.chunks():
            target.write(chunk)
    return path
