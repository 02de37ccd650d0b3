"""Imports: what was brought in, and files that are brought in now, each as a job that tells how far it is."""

from pathlib import Path, PurePath
from tempfile import mkdtemp
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Query, Router, Status
from ninja.files import UploadedFile

from kithmap.book.facts import Import
from kithmap.sources.hints import Hints
from kithmap_app.api.keys import READ, WRITE
from kithmap_app.api.portion import USUAL, Limit, Offset, portion, portion_of
from kithmap_app.programs.desk import open_desk
from kithmap_app.programs.import_job import JobSeen, find_job, known_jobs, start_job
from kithmap_app.programs.shapes import shape_of

imports = Router(tags=["book"])
MOST_SECONDS = 20
"""As long as a client may wait for an answer: it holds one of the few threads that answer pages, too."""
Wait = Annotated[
    int,
    Query(ge=0, le=MOST_SECONDS, description="Answer with the outcome where it is there after so many seconds."),
]


@imports.get("/imports", auth=READ, response=portion_of(shape_of(Import)))
def list_imports(request: HttpRequest, limit: Limit = USUAL, offset: Offset = 0) -> Any:
    """Give what was brought in, the latest first: read = new + same + changed + trouble."""
    known = list(open_desk().book.facts.imports.values())[::-1]
    return portion(known, limit=limit, offset=offset, seen=list)


@imports.post("/imports", auth=WRITE, response={200: shape_of(JobSeen), 202: shape_of(JobSeen)})
def bring_files_in(
    request: HttpRequest,
    response: HttpResponse,
    files: Annotated[list[UploadedFile], File(description="The files, as they were exported.")],
    preview: Annotated[bool, Query(description="Only tell what would change.")] = False,
    wait_seconds: Wait = 0,
    keep_subjects: Annotated[bool, Form(description="Keep subject lines; otherwise they are not kept.")] = False,
) -> Any:
    """Begin to bring files in as one act, and give the job; its address stands in `Location`.

    A second time changes nothing. A file that cannot be used is a trouble.
    """
    folder = Path(mkdtemp(prefix="kithmap-"))
    paths = [_kept(file, folder) for file in files]
    hints = Hints(today=open_desk().today, keep_subjects=keep_subjects)
    job = start_job(folder, paths, hints=hints, preview=preview)
    is_over = job.over.wait(wait_seconds)
    response["Location"] = f"/api/v1/jobs/{job.id}"
    return Status(200 if is_over else 202, job.seen())


@imports.get("/jobs", auth=READ, response=portion_of(shape_of(JobSeen)))
def list_jobs(request: HttpRequest, limit: Limit = USUAL, offset: Offset = 0) -> Any:
    """Give the imports that are under way or were lately, the latest first."""
    return portion(known_jobs(), limit=limit, offset=offset, seen=lambda jobs: [job.seen() for job in jobs])


@imports.get("/jobs/{job}", auth=READ, response=shape_of(JobSeen))
def see_job(request: HttpRequest, job: str, wait_seconds: Wait = 0) -> Any:
    """Give how far an import is: bytes, records, pace, seconds left; once it is done, what came of each file."""
    found = find_job(job)
    found.over.wait(wait_seconds)
    return found.seen()


@imports.delete("/jobs/{job}", auth=WRITE, response=shape_of(JobSeen))
def stop_job(request: HttpRequest, job: str) -> Any:
    """Stop an import; the book stays as it was. One that is done stays done: undo takes it back."""
    found = find_job(job)
    found.stop.set()
    return found.seen()


def _kept(file: UploadedFile, folder: Path) -> Path:
    """Write a file that was sent into `folder` under its own name, told apart where two are alike."""
    path = folder / (PurePath(file.name or "file").name or "file")
    while path.exists():
        path = path.with_name(f"again-{path.name}")
    with path.open("wb") as target:
        for chunk in file.chunks():
            target.write(chunk)
    return path
