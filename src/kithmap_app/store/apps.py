"""The store as Django knows it."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Tables of books; see models.py."""

    name = "kithmap_app.store"
    label = "store"
    verbose_name = "Books"
