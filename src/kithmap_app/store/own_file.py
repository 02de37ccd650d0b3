"""No file that Kithmap is asked to write takes the place of the database itself."""

from pathlib import Path

from django.db import connections

from kithmap.errors import BookNotWritable
from kithmap_app.speech import say
from kithmap_app.store.refusals import place_of

BESIDE = ("", "-wal", "-shm")
"""Endings of the files that make up one SQLite database."""


def refuse_own_file(path: Path, database: str) -> None:
    """Raise BookNotWritable where `path` is a file of `database`: a copy written there would be all that is left."""
    if connections[database].vendor != "sqlite" or not path.exists():
        return
    own = Path(place_of(database))
    files = (own.with_name(own.name + ending) for ending in BESIDE)
    if any(file.exists() and path.samefile(file) for file in files):
        raise BookNotWritable(path, say("it is the database itself; give the file another name"))
