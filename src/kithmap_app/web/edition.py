"""The edition of the static files stands in their addresses, so that browsers may keep them for good."""

from collections.abc import Iterable
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path


def static_edition(folders: Iterable[Path]) -> str:
    """Give a word that changes when any file in `folders` does, or when htmx comes in another version."""
    digest = blake2b(version("django-htmx").encode(), digest_size=5)
    for path in sorted(file for folder in folders for file in folder.rglob("*") if file.is_file()):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_kept_for_good(path: str, url: str) -> bool:
    """Tell WhiteNoise that every address changes with its file: all of them carry the edition."""
    return True
