"""A program that a test starts: it works on a database of its own, without the settings of the tests."""

from pathlib import Path

import django
from django.conf import settings

from kithmap_app.store.databases import sqlite_database


def set_up_store(place: Path) -> None:
    """Set Django up for the book in the SQLite file at `place`; its models can be loaded only after that."""
    settings.configure(
        INSTALLED_APPS=["kithmap_app.store"],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
        DATABASES={"default": sqlite_database(place).settings()},
    )
    django.setup()
