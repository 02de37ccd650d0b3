"""All looks at an installation, in the order in which one depends on another."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import kithmap
from kithmap.errors import KithmapError
from kithmap_app.doctor.clock import look_at_clock
from kithmap_app.doctor.disk import look_at_disk
from kithmap_app.doctor.extras import look_at_extras
from kithmap_app.doctor.finding import Finding, well, wrong
from kithmap_app.doctor.home import look_at_home
from kithmap_app.doctor.packages import look_at_packages
from kithmap_app.doctor.port import look_at_port
from kithmap_app.doctor.python import look_at_python
from kithmap_app.speech import say
from kithmap_app.store.databases import FILE_NAME
from kithmap_app.store.folder import home_folder
from kithmap_app.store.start import start_store
from kithmap_app.store.zone import local_zone


def examine(*, now: datetime, ports: range) -> Iterator[Finding]:
    """Give what each look finds; nothing is changed. What is missing is told before anything needs it."""
    folder = home_folder()
    database = folder / FILE_NAME
    yield look_at_python()
    packages, home = look_at_packages(), look_at_home(folder)
    yield from (packages, home)
    if packages.is_well and home.is_well:
        yield _look_into_book(folder)
    yield look_at_disk(folder, database=database)
    if packages.is_well:
        yield from _look_at_drawing()
    yield look_at_port(ports.start, len(ports))
    yield look_at_clock(now, zone=local_zone(os.environ), written=(Path(kithmap.__file__), database))
    yield from look_at_extras()


def _look_into_book(folder: Path) -> Finding:
    """Start Django, which reads the settings, and look into the database that they name."""
    if not folder.exists() and "KITHMAP_DATABASE" not in os.environ:
        # starting Django would make the folder
        return well("database", say("There is no book yet; it is made at the first start."))
    try:
        start_store()
    except KithmapError as why:
        return wrong("settings", str(why))
    except ValueError as why:
        return wrong("settings", say("A setting cannot be used: {why}.", why=why))
    # models can be loaded only once Django is set up
    from kithmap_app.doctor.database import look_at_database

    return look_at_database("default")


def _look_at_drawing() -> tuple[Finding, Finding]:
    # these load NumPy and the fonts, which may be what is missing
    from kithmap_app.doctor.drawing import look_at_fonts, look_at_paper

    return look_at_fonts(), look_at_paper()
