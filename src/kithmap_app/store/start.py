"""Start Django for a program that is not a server: the command line, a benchmark."""

import os


def start_store() -> None:
    """Make the other modules of the store importable; a second call does nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kithmap_app.settings")
    # Django itself takes a tenth of a second: commands that never come here do without
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
