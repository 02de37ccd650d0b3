"""Closed pipes, full disks, odd terminals, days out of this world: each ends in a sentence and a true exit code."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from kithmap.actions.connect_account import connect_account
from kithmap.book.file import load_book, save_book
from kithmap.book.memory import MemoryBook
from kithmap.sources.account import ServerKind
from kithmap_app.live.address import account_at
from tests.cli.test_commands import KITHMAP, run

FULL = Path("/dev/full")


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A folder with the sample network in it."""
    run("sample", "my-sample", cwd=tmp_path)
    return tmp_path


def test_a_reader_who_has_seen_enough_is_no_failure(sample: Path) -> None:
    """`kithmap people | head -1` in a script that stops at the first failure."""
    piped = subprocess.run(
        ["bash", "-c", f"'{KITHMAP}' people --book my-sample/book.json | head -1; exit ${{PIPESTATUS[0]}}"],
        cwd=sample,
        capture_output=True,
        text=True,
        check=False,
    )

    assert piped.returncode == 0
    assert piped.stderr == ""


def test_a_change_is_kept_though_nobody_reads_of_it(sample: Path) -> None:
    """Somebody is ticked off by a script that closes the pipe at once."""
    book = sample / "my-sample" / "book.json"
    before = len(load_book(book).journal)
    name = json.loads(run("week", "--book", book, "--json", cwd=sample).stdout)["conversations"][0]["name"]
    unread, writing = os.pipe()
    os.close(unread)
    with os.fdopen(writing, "wb") as closed:
        words = [str(KITHMAP), "week", "--done", name, "--book", str(book)]
        done = subprocess.run(words, cwd=sample, stdout=closed, check=False)

    assert done.returncode == 0
    assert len(load_book(book).journal) == before + 1


def test_a_sync_that_was_refused_ends_with_exit_code_1(tmp_path: Path) -> None:
    """Cron writes a mail only where the whole program says that something is amiss."""
    book = tmp_path / "my.json"
    save_book(book, _with_account())
    refused = run("sync", "--book", book, cwd=tmp_path, expect=1)

    assert refused.stderr


def _with_account() -> MemoryBook:
    book = MemoryBook()
    connect_account(book, account_at(ServerKind.CARDDAV, "http://localhost:1/", user="ana"))
    return book


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("words", [("map", "-o", "full.svg"), ("week", "--calendar", "full.svg")])
def test_a_full_disk_is_told_with_the_name_of_the_file(sample: Path, words: tuple[str, ...]) -> None:
    """The system gives a number and no name."""
    (sample / "full.svg").symlink_to(FULL)
    done = run(*words, "--book", "my-sample/book.json", cwd=sample, expect=6)

    assert done.stderr == "full.svg could not be used: No space left on device.\n"


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a disk that is always full")
def test_output_that_cannot_be_written_is_told(sample: Path) -> None:
    """`kithmap people > file` on a full disk."""
    with FULL.open("wb") as full:
        words = [str(KITHMAP), "people", "--book", "my-sample/book.json"]
        done = subprocess.run(words, cwd=sample, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert done.returncode == 6
    assert done.stderr == "The output could not be used: No space left on device.\n"


def test_what_a_terminal_cannot_write_is_spelt_out(sample: Path) -> None:
    """A pipe on Windows takes 256 letters, and the arrow before each next step is none of them."""
    words = [str(KITHMAP), "read", "--book", "my-sample/book.json"]
    own = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(words, cwd=sample, capture_output=True, check=False, env=own)

    assert done.returncode == 0, done.stderr.decode(errors="replace")
    assert b"\\u2192" in done.stdout


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_out_of_any_life_is_called_so(sample: Path, day: str) -> None:
    """A slip of the pen in a year; weeks before it or after it are in no calendar."""
    done = run("review", "--as-of", day, "--book", "my-sample/book.json", cwd=sample, expect=2)

    assert "a day lies between 1900-01-01 and 2199-12-31" in done.stderr


def test_a_size_in_odd_digits_is_refused(sample: Path) -> None:
    """Python takes ² for a digit, and not for a number."""
    done = run("map", "--size", "²00x²00", "--book", "my-sample/book.json", cwd=sample, expect=2)

    assert "1440x900" in done.stderr


@pytest.mark.parametrize("command", ["export", "backup"])
def test_no_copy_takes_the_place_of_the_database(sample: Path, command: str) -> None:
    """Tab is pressed once too often: the copy would have been all that was left of the book."""
    run("import", "my-sample/book.json", cwd=sample)
    done = run(command, "home/kithmap.sqlite3", cwd=sample, expect=4)

    assert "it is the database itself" in done.stderr
    assert run("people", cwd=sample).stdout


@pytest.mark.parametrize("address", ["mysql://ana:secret@db.example/kith", "postgresql://ana:secret@db.example:x/k"])
def test_a_database_address_that_is_none_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """A setting of a server, with a slip in it."""
    monkeypatch.setenv("KITHMAP_DATABASE", address)
    done = run("people", cwd=tmp_path, expect=1)

    assert "postgresql://USER:PASSWORD@HOST:PORT/NAME" in done.stderr
    assert "secret" not in done.stderr


def test_json_is_json_whatever_was_asked(sample: Path) -> None:
    """A program reads what stands on standard output, and a sentence there breaks it."""
    book = ("--book", "my-sample/book.json", "--json")
    printed = run("read", "-o", "file.pdf", *book, cwd=sample)
    run("pause", *book, cwd=sample)
    over = run("pause", "--over", *book, cwd=sample)

    assert json.loads(printed.stdout) == {"file": "file.pdf"}
    assert json.loads(over.stdout)["is_paused"] is False


def test_who_stops_a_command_is_told_what_is_true_of_all(sample: Path) -> None:
    """Of three servers two may be read already, each an act of its own: "nothing was changed" would be untrue."""
    words = [str(KITHMAP), "forget", "Maja Storm", "--book", "my-sample/book.json"]
    done = subprocess.run(words, cwd=sample, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)

    assert done.returncode == 130
    assert done.stderr.endswith("Stopped; what was under way was not done.\n")
