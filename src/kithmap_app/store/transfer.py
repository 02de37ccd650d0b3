"""Everything a book holds, out to the JSON file of a book and in again, byte for byte."""

from pathlib import Path

from kithmap.book.file import load_book, save_book
from kithmap.errors import BookError, BookNotWritable
from kithmap_app.speech import say
from kithmap_app.store.folder import free_name, home_folder
from kithmap_app.store.own_file import refuse_own_file
from kithmap_app.store.refusals import place_of
from kithmap_app.store.sql_book import SqlBook


def export_book(book: SqlBook, path: Path) -> None:
    """Write facts and journal of `book`, as they are at one moment, to the JSON file at `path`.

    Raises BookNotWritable, also where `path` is the database that the book lies in.
    """
    refuse_own_file(path, book.database)
    save_book(path, book.copied())


def import_book(path: Path, book: SqlBook) -> None:
    """Put all of the JSON file at `path` into `book`, which must be empty.

    Raises BookNotWritable where it is not, and what `load_book` raises; then nothing is changed.
    """
    source = load_book(path)
    seen = book.edition
    if not book.is_empty:
        raise BookNotWritable(
            place_of(book.database), say("it holds a book already; --replace puts that one aside first")
        )
    book.replace(source, seen=seen)


def replace_book(path: Path, book: SqlBook) -> Path:
    """Put all of the JSON file at `path` in the place of what `book` holds, and give the file that keeps what it held.

    Raises as `load_book` and `export_book`, and BookMoved where another program writes in between; then nothing is
    changed.
    """
    source = load_book(path)
    old = free_name(home_folder(), "before-import", ".json")
    seen, held = book.steady_copy()
    save_book(old, held)
    try:
        book.replace(source, seen=seen)
    except BookError:
        old.unlink()
        raise
    return old
