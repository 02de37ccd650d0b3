"""What a database refuses, as one clear sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connections

from kithmap.errors import BookBusy, BookDamaged, BookError, BookNotWritable
from kithmap_app.speech import say
from kithmap_app.store.damage import DamagedRow

_BUSY = ("locked", "busy", "lock timeout", "could not obtain lock", "deadlock", "could not serialize")
_DAMAGED = ("malformed", "not a database", "no such table", "does not exist", "no such column", "encrypted")
_AWAY = ("connection", "server closed", "timeout expired", "terminating")
"""Words of SQLite and PostgreSQL; both drivers tell cases apart by the text more finely than by the class."""


@contextmanager
def told_plainly(database: str) -> Iterator[None]:
    """Turn what the database raises inside into BookBusy, BookDamaged or BookNotWritable."""
    try:
        yield
    except DatabaseError as error:
        raise refusal(error, place=place_of(database)) from error
    except DamagedRow as error:
        raise BookDamaged(place_of(database), str(error)) from error


def place_of(database: str) -> str:
    """Give the name the owner knows the database by: its file, or its name on the server."""
    return str(connections[database].settings_dict["NAME"])


def refusal(error: Exception, *, place: str) -> BookError:
    """Give the error of the house for one of a database."""
    text = " ".join(str(error).split())
    said = text.lower()
    if any(word in said for word in _BUSY):
        return BookBusy(place, say("another program is writing to it"))
    if any(word in said for word in _DAMAGED):
        return BookDamaged(place, text)
    if any(word in said for word in _AWAY):
        return BookBusy(place, say("its database server does not answer"))
    return BookNotWritable(place, text)
