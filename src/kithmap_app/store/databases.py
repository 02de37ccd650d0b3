"""How a database is opened: SQLite as a book wants it, or PostgreSQL by its address."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from kithmap.errors import KithmapError
from kithmap_app.speech import say

FILE_NAME = "kithmap.sqlite3"
BUSY_SECONDS = 10
"""So long a writer waits for another; an import of 100,000 interactions holds the lock for half a second."""

_SQLITE_PRAGMAS = (
    "journal_mode=WAL",  # readers never wait for a writer
    "synchronous=NORMAL",  # in WAL a kill loses nothing, a power cut at most the last acts
    "secure_delete=ON",  # what is deleted is overwritten, so that a forgotten person is not in the file
)


class NoDatabaseAddress(KithmapError, ValueError):
    """What was told is the address of no database; it may hold a password, so it is not repeated."""

    def __init__(self) -> None:
        super().__init__(
            say("KITHMAP_DATABASE is no address of a database. Write it as postgresql://USER:PASSWORD@HOST:PORT/NAME.")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """One database in Django's words. `name` is a path (SQLite) or the name on the server."""

    engine: str
    name: str
    user: str = ""
    password: str = ""
    host: str = ""
    port: str = ""
    options: tuple[tuple[str, object], ...] = ()

    def settings(self) -> dict[str, object]:
        """Give the entry of Django's DATABASES."""
        return {
            "ENGINE": f"django.db.backends.{self.engine}",
            "NAME": self.name,
            "USER": self.user,
            "PASSWORD": self.password,
            "HOST": self.host,
            "PORT": self.port,
            "OPTIONS": dict(self.options),
        }


def sqlite_database(path: Path) -> Database:
    """Give the SQLite database in the file at `path`."""
    options = (
        ("timeout", BUSY_SECONDS),
        # the lock is taken before anything is read, so two writers queue instead of failing half-way
        ("transaction_mode", "IMMEDIATE"),
        ("init_command", ";".join(f"PRAGMA {pragma}" for pragma in _SQLITE_PRAGMAS)),
    )
    return Database(engine="sqlite3", name=str(path), options=options)


def postgres_database(address: str) -> Database:
    """Give the database at `address`: postgresql://USER:PASSWORD@HOST:PORT/NAME, options as ?key=value.

    Raises NoDatabaseAddress.

    >>> postgres_database("postgresql://ana:s%40fe@db.example/kith?sslmode=require").password
    's@fe'
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise NoDatabaseAddress from error
    if parts.scheme not in ("postgresql", "postgres") or len(parts.path) < 2:
        raise NoDatabaseAddress
    options = dict(parse_qsl(parts.query))
    return Database(
        engine="postgresql",
        name=unquote(parts.path[1:]),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=options.pop("host", unquote(parts.hostname or "")),
        port=str(port or ""),
        options=tuple(options.items()),
    )


def told_database(address: str, *, home: Path) -> Database:
    """Give the database at `address`, or the one in the home folder where none was told."""
    return postgres_database(address) if address else sqlite_database(home / FILE_NAME)
