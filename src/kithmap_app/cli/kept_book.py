"""The book that the commands of accounts work on: the app's own, or the file that --book names."""

from pathlib import Path

from kithmap.book.book import Book
from kithmap.book.memory import MemoryBook
from kithmap_app.cli.opening import keep, open_to_write
from kithmap_app.store.start import start_store


def open_kept(path: Path | None) -> Book:
    """Give the book in the file at `path`, or without one the app's."""
    if path is not None:
        return open_to_write(path)
    # Django takes half a second to start: `--help` does without
    start_store()
    from kithmap_app.store.home import open_home_book

    return open_home_book()


def write_kept(path: Path | None, book: Book) -> None:
    """Write the book after an act; the app's writes itself."""
    if path is not None and isinstance(book, MemoryBook):
        keep(path, book)
