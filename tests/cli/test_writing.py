"""What the owner has is not written over: a file is replaced where Kithmap wrote it, or on --force."""

from pathlib import Path
from shutil import copytree

import pytest

from tests.cli.test_commands import run

BOOK = ("--book", "my-sample/book.json")
WRITES = [
    (("map", *BOOK, "-o", "mine.svg"), "mine.svg"),
    (("map", *BOOK, "-o", "mine.png"), "mine.png"),
    (("map", *BOOK, "-o", "mine.pdf"), "mine.pdf"),
    (("read", *BOOK, "-o", "mine.pdf"), "mine.pdf"),
    (("week", *BOOK, "--calendar", "mine.ics"), "mine.ics"),
    (("research", *BOOK, "-o", "mine"), "mine/network.graphml"),
    (("export", "mine.json"), "mine.json"),
    (("backup", "mine.kithmap"), "mine.kithmap"),
]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    run("sample", "my-sample", cwd=folder)
    return folder


@pytest.mark.parametrize(("words", "file"), WRITES)
def test_a_file_of_the_owners_own_stays_and_one_of_kithmaps_is_renewed(
    tmp_path: Path, sample: Path, words: tuple[str, ...], file: str
) -> None:
    """The calendar of one's life, and the reminders of a week, are both called calendar.ics."""
    copytree(sample, tmp_path, dirs_exist_ok=True)
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"BEGIN:VCALENDAR\r\nPRODID:-//Somebody//EN\r\n")
    refused = run(*words, cwd=tmp_path, expect=1)
    before = path.read_bytes()
    beside = list(path.parent.iterdir()) if path.parent != tmp_path else [path]
    run(*words, "--force", cwd=tmp_path)
    written = path.read_bytes()
    run(*words, cwd=tmp_path)

    assert before == b"BEGIN:VCALENDAR\r\nPRODID:-//Somebody//EN\r\n"
    assert beside == [path]
    assert written != before
    assert f"{Path(file)} holds something that Kithmap did not write, so it stays." in refused.stderr
    assert "--force" in refused.stderr


def test_an_empty_file_may_be_filled(tmp_path: Path, sample: Path) -> None:
    """Programs make one first, to have a name of their own."""
    copytree(sample, tmp_path, dirs_exist_ok=True)
    (tmp_path / "new.svg").touch()
    run("map", *BOOK, "-o", "new.svg", cwd=tmp_path)

    assert (tmp_path / "new.svg").read_bytes().startswith(b"<svg")
