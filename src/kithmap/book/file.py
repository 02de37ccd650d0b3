"""A book in one JSON file: versioned, lossless, written whole or not at all."""

import json
import os
import tempfile
from pathlib import Path

from kithmap.book.encoding import decoded_act, decoded_facts, encoded_act, encoded_facts
from kithmap.book.memory import MemoryBook
from kithmap.errors import BookDamaged, BookNotWritable, BookTooNew, NoBook, NoSuchFile, NotAllowed
from kithmap.kit.speech import say

VERSION = 1
"""Version of the file's layout; a newer one is refused, an older one is read."""
FORMAT = "kithmap-book"


def load_book(path: Path) -> MemoryBook:
    """Give the book in the file at `path`.

    Raises NoSuchFile, NotAllowed, BookDamaged where the file is no whole book, BookTooNew where it is a later one.
    """
    data = _read(path)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise BookDamaged(path, "it is JSON, but not a book")
    if not isinstance(data.get("version"), int) or data["version"] > VERSION:
        raise BookTooNew(path, found=data.get("version") or 0, known=VERSION)
    try:
        return MemoryBook(
            decoded_facts(data["facts"]),
            journal=[decoded_act(act) for act in data["journal"]],
            undone=[decoded_act(act) for act in data["undone"]],
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BookDamaged(path, say("{fault} at {place}", fault=type(error).__name__, place=error)) from error


def save_book(path: Path, book: MemoryBook) -> None:
    """Write the book to `path`: a new file is written beside it and takes its place, so a crash leaves the old one.

    Raises BookNotWritable.
    """
    data = {
        "format": FORMAT,
        "version": VERSION,
        "facts": encoded_facts(book.facts),
        "journal": [encoded_act(act) for act in book.journal],
        "undone": [encoded_act(act) for act in book.undone],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, text)
    except OSError as error:
        raise BookNotWritable(path, error.strerror or str(error)) from error


def _read(path: Path) -> object:
    try:
        text = path.read_text(encoding="utf-8", errors="surrogatepass")
    except FileNotFoundError as error:
        raise NoSuchFile(path) from error
    except PermissionError as error:
        raise NotAllowed(path) from error
    except IsADirectoryError as error:
        raise BookDamaged(path, say("it is a folder")) from error
    except UnicodeDecodeError as error:
        raise NoBook(path) from error
    try:
        return json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        if text.strip() and not text.lstrip().startswith("{"):
            raise NoBook(path) from error
        raise BookDamaged(path, say("it is not whole JSON")) from error


def _replace(path: Path, text: str) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o600
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
