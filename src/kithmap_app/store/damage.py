"""Damage: a row that holds something else than this program wrote."""

from collections.abc import Iterator
from contextlib import contextmanager


class DamagedRow(Exception):
    """A row cannot be read; `SqlBook` tells the owner as BookDamaged."""


@contextmanager
def told_as_damage(what: str) -> Iterator[None]:
    """Around the decoding of rows, and nothing else: turn what it raises into DamagedRow."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DamagedRow(f"{what}: {type(error).__name__} at {error}") from error
