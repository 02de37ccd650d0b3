"""Does the database hold together, and was it written by this Kithmap or an older one?"""

import sqlite3
from collections.abc import Set
from contextlib import closing
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from kithmap.errors import BookError
from kithmap.kit.installing import install_command
from kithmap_app.doctor.finding import Finding, well, wrong
from kithmap_app.speech import say
from kithmap_app.store.home import refuse_newer
from kithmap_app.store.refusals import place_of, refusal, told_plainly

DATABASE = "database"


def look_at_database(database: str) -> Finding:
    """Say whether the database that Django knows as `database` can be opened and is whole; it is only read."""
    try:
        if connections[database].vendor == "sqlite":
            return _look_at_file(Path(place_of(database)))
        return _look_at_server(database)
    except ImproperlyConfigured:
        return wrong(
            DATABASE,
            say(
                "The driver for PostgreSQL is missing. Add it, in a checkout of Kithmap: {command}",
                command=install_command("postgres"),
            ),
        )
    except BookError as why:
        return wrong(DATABASE, str(why))


def _look_at_file(path: Path) -> Finding:
    if not path.exists():
        return well(DATABASE, say("There is no book yet; {path} is made at the first start.", path=path))
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            troubles = [row for (row,) in opened.execute("PRAGMA integrity_check") if row != "ok"]
            steps = {name for (name,) in opened.execute("SELECT name FROM django_migrations WHERE app = 'store'")}
    except sqlite3.Error as why:
        raise refusal(why, place=str(path)) from why
    if troubles:
        return wrong(
            DATABASE,
            say(
                "{path} is damaged ({what}). Put a backup in its place: kithmap restore FILE.",
                path=path,
                what=troubles[0],
            ),
        )
    return _of_version(steps, path)


def _look_at_server(database: str) -> Finding:
    with told_plainly(database):
        applied = MigrationRecorder(connections[database]).applied_migrations()
    return _of_version({name for app, name in applied if app == "store"}, place_of(database))


def _of_version(steps: Set[str], place: object) -> Finding:
    """Say whose version the tables are of. Raises BookTooNew."""
    if not refuse_newer(steps, place):
        return well(DATABASE, say("{place} is whole; it is brought up to date at the next start.", place=place))
    return well(DATABASE, say("{place} is whole and up to date.", place=place))
