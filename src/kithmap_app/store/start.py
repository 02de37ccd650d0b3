"""Start Django for a program that is not a server: the command line, a benchmark."""

import os

import django
from django.apps import apps


def start_store() -> None:
    """Make the store's modules importable; a second call does nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kithmap_app.settings")
    if not apps.ready:
        django.setup()
