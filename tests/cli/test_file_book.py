"""Two programs on one book in a file: what one has written, the other never overwrites."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kithmap.book.facts import Changes
from kithmap.book.file import load_book, save_book
from kithmap.book.memory import MemoryBook
from kithmap.errors import BookBusy, BookDamaged
from kithmap.sources.card import Card
from kithmap_app.cli.exits import exit_code_of, says
from kithmap_app.cli.file_book import NoSuchBook, open_file_book
from kithmap_app.cli.main import kithmap
from tests.at_once import ROOT, run_at_once
from tests.cli.test_commands import run

PROGRAM = (sys.executable, "-m", "kithmap_app.cli.main")
ACT_AT_A_TIME = """
import sys
from contextlib import suppress
from pathlib import Path
from kithmap.book.facts import Changes
from kithmap.errors import BookBusy
from kithmap.sources.card import Card
from kithmap_app.cli.file_book import open_file_book

path, name, acts = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
done = 0
while done < acts:
    book = open_file_book(path)
    book.apply(f"{name} {done}", Changes(put=(Card(source="names", key=f"{name} {done}", name=f"{name} {done}"),)))
    with suppress(BookBusy):
        book.write()
        done += 1
"""
"""A program that writes act after act, and begins an act anew where it was refused."""
WRITERS, ACTS = 3, 25


def _person(name: str) -> Changes:
    return Changes(put=(Card(source="names", key=name, name=name),))


def _names(path: Path) -> list[str]:
    return sorted(card.name for card in load_book(path).facts.cards.values())


def test_programs_that_write_at_once_lose_no_act(tmp_path: Path) -> None:
    """The last one used to win, and the acts of all others were gone without a word."""
    path = tmp_path / "shared" / "my.json"
    ended = run_at_once(("-c", ACT_AT_A_TIME, path, f"Writer {n}", str(ACTS)) for n in range(WRITERS))

    assert [code for code, _ in ended] == [0] * WRITERS
    assert _names(path) == sorted(f"Writer {n} {act}" for n in range(WRITERS) for act in range(ACTS))
    assert len(load_book(path).journal) == WRITERS * ACTS
    assert [file.name for file in path.parent.iterdir()] == ["my.json"]


def test_whoever_comes_later_is_told_in_one_sentence_and_the_book_stays(tmp_path: Path) -> None:
    """A long import and, beside it, a talk that is noted: the talk is not lost, and the import can be begun again."""
    path, names = tmp_path / "my.json", tmp_path / "names.txt"
    names.write_text("Ana Díaz <ana@diaz.example>\n")
    book = open_file_book(path)
    book.apply("Write", _person("Ben Okri"))
    bring = [*PROGRAM, "bring", "--book", str(path), str(names)]
    subprocess.run(bring, cwd=ROOT, check=True, capture_output=True)
    before = path.read_bytes()

    with pytest.raises(BookBusy, match=r"another program has written to it meanwhile\. Nothing was changed"):
        book.write()
    assert path.read_bytes() == before
    assert _names(path) == ["Ana Díaz"]


def test_a_question_that_stood_open_overwrites_nothing(tmp_path: Path) -> None:
    """A command that asks first holds what it read for as long as nobody answers. Code 4 is that of books in use."""
    path = tmp_path / "my.json"
    book = MemoryBook()
    book.apply("Write", _person("Ana"))
    save_book(path, book)
    with subprocess.Popen(
        [*PROGRAM, "forget", "Ana", "--book", str(path)], cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as asking:
        assert asking.stderr is not None
        question = b""
        while b"[y/N]" not in question and (letter := asking.stderr.read(1)):
            question += letter
        subprocess.run([*PROGRAM, "goal", "Sail", "--book", str(path)], cwd=ROOT, check=True, capture_output=True)
        told = asking.communicate(b"y\n", timeout=30)[1].decode()

    assert asking.returncode == 4
    assert "another program has written to it meanwhile" in told
    assert "Traceback" not in told
    assert _names(path) == ["Ana"]
    assert [goal.outcome for goal in load_book(path).facts.goals.values()] == ["Sail"]


def test_one_program_writes_as_often_as_it_likes(tmp_path: Path) -> None:
    """Its own writing is no change by others."""
    book = open_file_book(tmp_path / "my.json")
    for name in ("Ana", "Ben"):
        book.apply("Write", _person(name))
        book.write()

    assert _names(tmp_path / "my.json") == ["Ana", "Ben"]


def test_a_book_that_is_gone_is_not_written_anew(tmp_path: Path) -> None:
    """Whoever moved it away meant that; what is begun anew begins with what is there."""
    path = tmp_path / "my.json"
    save_book(path, MemoryBook())
    book = open_file_book(path)
    path.unlink()

    with pytest.raises(BookBusy):
        book.write()
    assert not path.exists()


def test_a_folder_is_refused_as_ever(tmp_path: Path) -> None:
    """What is no file is told by the one who reads it."""
    with pytest.raises(BookDamaged, match="folder"):
        open_file_book(tmp_path)


@pytest.mark.parametrize(
    "words",
    [
        ("read",), ("map",), ("people",), ("week",), ("then", "2026-01-01"), ("research",), ("goal",), ("undo",),
        ("redo",), ("place", "ana"), ("log", "ana"), ("same", "ana", "ben"), ("forget", "ana"), ("settings",),
        ("settings", "--talks", "3"), ("week", "--swap", "ana"), ("sync",), ("connect",), ("digest", "--show"),
    ],
)  # fmt: skip
def test_a_misspelt_book_is_no_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """ "Nobody here" would frighten somebody whose book lies beside it, and a second book would divide the first."""
    monkeypatch.chdir(tmp_path)
    save_book(tmp_path / "my-book.json", MemoryBook())
    done = CliRunner().invoke(kithmap, [*words, "--book", "my-bok.json"])

    assert isinstance(done.exception, NoSuchBook)
    assert exit_code_of(done.exception) == 4
    assert says(done.exception) == "There is no book at my-bok.json. Near it is: my-book.json."
    assert not (tmp_path / "my-bok.json").exists()


def test_without_a_like_name_it_is_told_how_a_book_begins(tmp_path: Path) -> None:
    """The folder itself may be misspelt."""
    done = run("week", "--book", "none/my.json", cwd=tmp_path, expect=4)

    assert done.stderr == (
        f"There is no book at {Path('none') / 'my.json'}. `kithmap bring` and `kithmap goal` begin a new one.\n"
    )


def test_what_begins_a_book_says_so_once(tmp_path: Path) -> None:
    """A slip of the pen is seen at once, and a book that is there is not called new."""
    (tmp_path / "names.txt").write_text("Ana Díaz <ana@diaz.example>\n", encoding="utf-8")
    begun = run("goal", "Sail", "--book", "my.json", cwd=tmp_path)
    later = run("bring", "names.txt", "--book", "my.json", cwd=tmp_path)
    other = run("bring", "names.txt", "--book", "other.json", cwd=tmp_path)

    assert "my.json is a new book.\n" in begun.stderr
    assert "new book" not in later.stderr
    assert "other.json is a new book.\n" in other.stderr


def test_ones_own_book_has_a_name_too(tmp_path: Path) -> None:
    """Without --book it said "None has them now"."""
    (tmp_path / "names.txt").write_text("Ana Díaz <ana@diaz.example>\n", encoding="utf-8")

    assert run("bring", "names.txt", cwd=tmp_path).stdout == "Your book has them now.\n"
