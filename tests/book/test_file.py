"""The book in one JSON file: lossless, versioned, written whole or not at all."""

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kithmap.book.book import Book
from kithmap.book.encoding import encoded_facts
from kithmap.book.facts import Changes, Fact, Owner, told
from kithmap.book.file import load_book, save_book
from kithmap.book.memory import MemoryBook
from kithmap.errors import BookDamaged, BookNotWritable, BookTooNew, NoBook, NoSuchFile
from kithmap.goals.goal import Category, Chair, Placement
from kithmap.goals.need import Need, Support
from kithmap.goals.offer import Offer, OfferState
from kithmap.people.verdict import Verdict
from kithmap.sources.card import Card
from tests.book.contract import ANA, BEN, GOAL, MAILS, BookContract


class _SavedBook(MemoryBook):
    """A book that goes through its file after every act."""

    path: Path

    def apply(self, title: str, changes: Changes) -> None:
        super().apply(title, changes)
        self._through_file()

    def undo(self):  # type: ignore[no-untyped-def]
        act = super().undo()
        self._through_file()
        return act

    def _through_file(self) -> None:
        save_book(self.path, self)
        read = load_book(self.path)
        self._facts, self._journal, self._undone = read.facts, list(read.journal), list(read.undone)


class TestBookInAFile(BookContract):
    @pytest.fixture
    def open_book(self, tmp_path: Path) -> Callable[[], Book]:
        def make() -> Book:
            book = _SavedBook()
            book.path = tmp_path / "book.json"
            return book

        return make


@pytest.fixture
def full(tmp_path: Path) -> Path:
    book = MemoryBook()
    offer = Offer(need_id="need:1", person=ANA.id, state=OfferState.GAVE, influence=3)
    need = Need(id="need:1", goal_id=GOAL.id, support=Support.ADVICE, label="Advice")
    verdict = Verdict(first=ANA.id, second=BEN.id, same=False)
    book.apply("Begin", told(book.facts, [GOAL, ANA, BEN, offer, need, verdict, Owner(name="Mira Solberg")]))
    book.apply("Bring in", Changes(brought=MAILS))
    book.undo()
    book.redo()
    save_book(tmp_path / "book.json", book)
    return tmp_path / "book.json"


def test_a_book_comes_back_identical_byte_by_byte(full: Path, tmp_path: Path) -> None:
    """Everything exports and comes back."""
    save_book(tmp_path / "again.json", load_book(full))

    assert (tmp_path / "again.json").read_bytes() == full.read_bytes()
    assert load_book(full).facts.offers["need:1/" + ANA.id].state is OfferState.GAVE


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(name=st.text(), note=st.text(alphabet=st.characters()))
def test_any_text_survives(tmp_path: Path, name: str, note: str) -> None:
    """Names and notes hold whatever people type, lone surrogates of broken exports included."""
    book = MemoryBook()
    book.apply("Write", told(book.facts, [Card(source="names", key="k", name=name, note=note)]))
    save_book(tmp_path / "b.json", book)

    assert encoded_facts(load_book(tmp_path / "b.json").facts) == encoded_facts(book.facts)


def test_a_book_is_for_its_owner_alone(full: Path) -> None:
    """Nobody else on the machine reads who is close to whom."""
    assert stat.S_IMODE(full.stat().st_mode) == 0o600


def test_a_failed_write_leaves_the_old_book(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk must not cost the book."""
    before = full.read_bytes()
    book = load_book(full)

    def disk_is_full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", disk_is_full)
    with pytest.raises(BookNotWritable, match="No space left"):
        save_book(full, book)

    assert full.read_bytes() == before
    assert [p.name for p in full.parent.iterdir()] == ["book.json"]


@pytest.mark.parametrize(
    ("text", "error", "says"),
    [
        ("", BookDamaged, "not whole JSON"),
        ("{", BookDamaged, "not whole JSON"),
        ("[1]", BookDamaged, "not a book"),
        ("BEGIN:VCARD\nFN:Ana Díaz\nEND:VCARD", NoBook, "kithmap bring"),
        ("Name,Phone\nAna,1", NoBook, "kithmap bring"),
        ('{"format": "kithmap-book", "version": 99}', BookTooNew, "newer Kithmap"),
        ('{"format": "kithmap-book", "version": 1}', BookDamaged, "facts"),
        ('{"format": "kithmap-book", "version": 1, "facts": {"cards": [{"x": 1}]}}', BookDamaged, "not a whole"),
    ],
)
def test_what_is_no_book_is_refused_in_one_sentence(
    tmp_path: Path, text: str, error: type[Exception], says: str
) -> None:
    """Bad input is told, never a traceback."""
    path = tmp_path / "b.json"
    path.write_text(text)

    with pytest.raises(error, match=says):
        load_book(path)


@pytest.mark.parametrize(
    ("fact", "field", "wrong", "right"),
    [
        (Category(id="c", goal_id="g", name="Work", order=0, colour=7), "colour", [8, -1, "red", 2.5, True], [0, 7]),
        (Placement(goal_id="g", person="p", ring=5), "ring", [0, 6, "x", True], [1, 5, None]),
        (Chair(id="h", goal_id="g", label="A mentor", ring=5), "ring", [0, 6], [1, 5]),
    ],
    ids=lambda given: type(given).__name__,
)
def test_a_ring_or_colour_that_no_map_has_is_damage(
    tmp_path: Path, fact: Fact, field: str, wrong: list[object], right: list[object]
) -> None:
    """A file edited by hand is told so when it is opened; every page with a map would break on it later."""
    path, book = tmp_path / "b.json", MemoryBook()
    book.apply("Begin", told(book.facts, [fact]))
    save_book(path, book)
    (table,) = (
        name for name, records in json.loads(path.read_text())["facts"].items() if name != "interactions" and records
    )

    def read(value: object) -> Book:
        data = json.loads(path.read_text())
        data["facts"][table][0][field] = value
        path.write_text(json.dumps(data))
        return load_book(path)

    for value in right:
        assert getattr(next(iter(read(value).facts.table(fact).values())), field) == value
    for value in wrong:
        with pytest.raises(BookDamaged, match=field):
            read(value)


def test_a_book_cut_anywhere_is_damaged_and_never_half_read(full: Path) -> None:
    """Half a book would look like a small one."""
    whole = full.read_text()
    for share in range(1, 10):
        full.write_text(whole[: len(whole) * share // 10])
        with pytest.raises(BookDamaged):
            load_book(full)


def test_damaged_columns_are_noticed(full: Path) -> None:
    """A column that lost bytes must not shift everybody's dates."""
    data = json.loads(full.read_text())
    data["facts"]["interactions"]["count"] = 2
    full.write_text(json.dumps(data))

    with pytest.raises(BookDamaged, match="do not fit"):
        load_book(full)


def test_a_missing_book_is_named(tmp_path: Path) -> None:
    """The path is what the owner has to check."""
    with pytest.raises(NoSuchFile, match=r"none\.json"):
        load_book(tmp_path / "none.json")
