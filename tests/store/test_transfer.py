"""Everything a book holds goes out and comes in again, byte for byte."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from kithmap.book.facts import Changes, told
from kithmap.book.file import load_book, save_book
from kithmap.errors import BookDamaged, BookMoved, BookNotWritable
from kithmap_app.store.folder import home_folder
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.store.transfer import export_book, import_book, replace_book
from tests.book.contract import ANA, BEN, GOAL, MAILS
from tests.store.acts import STEPS, Step, do
from tests.store.databases import new_book


def _filled(database: str) -> SqlBook:
    """A book with acts done and undone."""
    book = new_book(database)
    book.apply("Begin", told(book.facts, [GOAL, ANA]))
    book.apply("Bring in caf\udce9.mbox", Changes(put=(BEN,), brought=MAILS))
    book.apply("Drop", Changes(dropped=(ANA,)))
    book.undo()
    book.undo()
    return book


def test_an_export_into_an_empty_book_exports_the_same_bytes(shared: str, tmp_path: Path) -> None:
    """Nobody is locked in: journal and undone acts travel too."""
    export_book(_filled(shared), tmp_path / "first.json")
    other = new_book(shared)
    import_book(tmp_path / "first.json", other)
    export_book(other, tmp_path / "second.json")

    assert (tmp_path / "second.json").read_bytes() == (tmp_path / "first.json").read_bytes()
    assert [other.redo().title for _ in range(2)] == ["Bring in caf\udce9.mbox", "Drop"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=12)
@given(steps=STEPS)
def test_any_book_travels_byte_for_byte(shared_sqlite: str, tmp_path: Path, steps: list[Step]) -> None:
    """Whatever was done before, and whoever wrote the file: database or file of a book."""
    book = new_book(shared_sqlite)
    for step in steps:
        do(step, book)
    export_book(book, tmp_path / "first.json")
    save_book(tmp_path / "file.json", load_book(tmp_path / "first.json"))
    other = new_book(shared_sqlite)
    import_book(tmp_path / "file.json", other)
    export_book(other, tmp_path / "second.json")

    assert (tmp_path / "second.json").read_bytes() == (tmp_path / "first.json").read_bytes()


def test_an_import_acts_like_the_book_it_came_from(shared: str, tmp_path: Path) -> None:
    """Undo goes on where it stood."""
    book, other = _filled(shared), new_book(shared)
    book.redo()
    export_book(book, tmp_path / "book.json")
    import_book(tmp_path / "book.json", other)
    for one in (book, other):
        one.undo()
        one.undo()
        export_book(one, tmp_path / f"{one is book}.json")

    assert (tmp_path / "True.json").read_bytes() == (tmp_path / "False.json").read_bytes()


def test_a_book_that_holds_something_is_not_written_over(shared: str, tmp_path: Path) -> None:
    """The wrong command must not cost a network."""
    book = _filled(shared)
    export_book(new_book(shared), tmp_path / "empty.json")
    with pytest.raises(BookNotWritable, match="--replace"):
        import_book(tmp_path / "empty.json", book)

    assert book.undone_titles


def test_a_replaced_book_is_kept_aside(shared: str, tmp_path: Path) -> None:
    """With --replace nothing is lost either."""
    book = _filled(shared)
    export_book(book, tmp_path / "full.json")
    export_book(new_book(shared), tmp_path / "empty.json")
    aside = replace_book(tmp_path / "empty.json", book)

    assert book.is_empty
    assert aside.parent == home_folder()
    assert aside.read_bytes() == (tmp_path / "full.json").read_bytes()


def test_a_broken_file_changes_nothing(shared: str, tmp_path: Path) -> None:
    """Read first, then write."""
    book = _filled(shared)
    (tmp_path / "broken.json").write_text("{")
    for act in (import_book, replace_book):
        with pytest.raises(BookDamaged):
            act(tmp_path / "broken.json", book)

    assert book.undone_titles == ("Drop", "Bring in caf\udce9.mbox")


def test_what_another_program_writes_beside_a_replacement_is_not_lost(shared: str, tmp_path: Path) -> None:
    """Between the copy that is put aside and the new book a talk was noted: it stood in neither."""
    one = _filled(shared)
    save_book(tmp_path / "new.json", new_book(shared).copied())
    seen, _ = one.steady_copy()
    other = SqlBook(one.owner, database=one.database)
    other.apply("Note", told(other.facts, [BEN]))

    with pytest.raises(BookMoved):
        one.replace(load_book(tmp_path / "new.json"), seen=seen)
    assert other.journal_titles[-1] == "Note"


def test_a_replacement_that_was_refused_leaves_no_copy(
    shared: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`kithmap import --replace` itself notices, and nothing is left beside the database."""
    one = _filled(shared)
    save_book(tmp_path / "new.json", new_book(shared).copied())
    monkeypatch.setenv("KITHMAP_HOME", str(tmp_path))
    steadily = SqlBook.steady_copy

    def meanwhile(book: SqlBook) -> object:
        found = steadily(book)
        other = SqlBook(book.owner, database=book.database)
        other.apply("Note", told(other.facts, [BEN]))
        return found

    monkeypatch.setattr(SqlBook, "steady_copy", meanwhile)
    with pytest.raises(BookMoved):
        replace_book(tmp_path / "new.json", one)

    assert one.journal_titles[-1] == "Note"
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith("before-import")] == []
