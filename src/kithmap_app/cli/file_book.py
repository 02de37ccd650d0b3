"""The book that --book names: read, changed, and written back only where nobody else has written it meanwhile."""

from contextlib import ExitStack, suppress
from hashlib import blake2b
from pathlib import Path

from kithmap.book.file import load_book, save_book
from kithmap.book.memory import MemoryBook
from kithmap.errors import BookBusy, BookError
from kithmap_app.speech import say
from kithmap_app.store.turns import one_at_a_time

NOT_THERE = ""
"""The edition of a file that is yet to be written."""
NOT_READABLE = "?"
"""That of a file that may not be read: whoever loads it says why."""
NEAR_NAMES = 2
"""More would be a list to search through."""


class NoSuchBook(BookError):
    """A book in a file is to be looked at or changed, and there is no such file."""

    def __init__(self, path: Path) -> None:
        near = _near_names(path)
        meant = say("There is no book at {path}. Near it is: {near}.", path=path, near=", ".join(near))
        none = say("There is no book at {path}. `kithmap bring` and `kithmap goal` begin a new one.", path=path)
        super().__init__(meant if near else none)


class FileBook(MemoryBook):
    """A book of one file, which knows what the file held when it was read."""

    def __init__(self, path: Path, book: MemoryBook, *, edition: str) -> None:
        super().__init__(book.facts, journal=book.journal, undone=book.undone)
        self._path = path
        self._edition = edition

    @property
    def is_new(self) -> bool:
        """Whether the file is yet to be written."""
        return self._edition == NOT_THERE

    def write(self) -> None:
        """Write the book to its file.

        Raises BookBusy where another program has written there since, and BookNotWritable; then the file stays.
        """
        with ExitStack() as turn:
            # Some network drives lock no folders: there the comparison stands alone.
            with suppress(OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                turn.enter_context(one_at_a_time(self._path.parent))
            if _edition(self._path) != self._edition:
                raise BookBusy(self._path, say("another program has written to it meanwhile"))
            save_book(self._path, self)
            self._edition = _edition(self._path)


def open_file_book(path: Path) -> FileBook:
    """Give the book in the file at `path`, an empty one where there is no such file yet. Raises as `load_book`."""
    # The edition first: of a file that is replaced between the two lines, the older edition lets nobody write.
    edition = _edition(path)
    return FileBook(path, MemoryBook() if edition == NOT_THERE else load_book(path), edition=edition)


def known_book(path: Path) -> Path:
    """Give `path` back. Raises NoSuchBook, which names files that are called nearly so, where nothing is there."""
    if _edition(path) == NOT_THERE:
        raise NoSuchBook(path)
    return path


def _near_names(path: Path) -> list[str]:
    """Give the files in the same folder whose names are a slip of the pen away."""
    # difflib is needed for slips of the pen only
    from difflib import get_close_matches

    try:
        names = [file.name for file in path.parent.iterdir() if file.is_file()]
    except OSError:
        return []
    return [str(path.with_name(name)) for name in get_close_matches(path.name, names, n=NEAR_NAMES)]


def _edition(path: Path) -> str:
    """Give a digest of what the file holds, `NOT_THERE` where there is none."""
    try:
        return blake2b(path.read_bytes(), digest_size=16).hexdigest()
    except FileNotFoundError:
        return NOT_THERE
    except (PermissionError, IsADirectoryError):
        return NOT_READABLE
