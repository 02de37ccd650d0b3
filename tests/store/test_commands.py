"""The commands that move everything, run as a new user runs them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kithmap.book.facts import Changes
from kithmap.book.file import save_book
from kithmap.book.memory import MemoryBook
from tests.book.contract import ANA, MAILS

KITHMAP = Path(sys.executable).parent / "kithmap"


def run(*arguments: str, home: Path, expect: int = 0) -> subprocess.CompletedProcess[str]:
    told = {**os.environ, "KITHMAP_HOME": str(home / "home"), "DJANGO_SETTINGS_MODULE": "kithmap_app.settings"}
    done = subprocess.run([KITHMAP, *arguments], cwd=home, env=told, capture_output=True, text=True, check=False)
    assert done.returncode == expect, done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    book = MemoryBook()
    book.apply("Begin", Changes(put=(ANA,), brought=MAILS))
    save_book(tmp_path / "ana.json", book)
    (tmp_path / "ana.txt").write_text("Ana Díaz\n", encoding="utf-8")
    return tmp_path


def test_a_book_goes_in_out_and_through_a_backup(desk: Path) -> None:
    """The way from one machine to the next."""
    run("import", "ana.json", home=desk)
    run("backup", "all.kithmap", home=desk)
    run("export", "out.json", home=desk)
    (desk / "home").rename(desk / "lost")
    restored = run("restore", "all.kithmap", "--json", home=desk)
    run("export", "again.json", home=desk)

    assert json.loads(restored.stdout) == {"restored": "all.kithmap", "kept": None}
    assert (desk / "out.json").read_bytes() == (desk / "ana.json").read_bytes()
    assert (desk / "again.json").read_bytes() == (desk / "ana.json").read_bytes()


def test_a_book_in_the_way_is_told_and_can_be_put_aside(desk: Path) -> None:
    """Nothing is written over unasked."""
    run("import", "ana.json", home=desk)
    refused = run("import", "ana.json", home=desk, expect=4)
    replaced = run("import", "ana.json", "--replace", home=desk)

    assert "--replace puts that one aside first" in refused.stderr
    assert f"kept in {desk / 'home' / 'before-import-1.json'}" in replaced.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("import", "none.json"), 3, "There is no file at none.json"),
        (("import", "ana.txt"), 4, "ana.txt is no Kithmap book"),
        (("restore", "none.kithmap"), 3, "There is no file at none.kithmap"),
        (("restore", "ana.json"), 4, "no whole backup"),
        (("backup", "none/all.kithmap"), 4, "No such file or directory"),
    ],
)
def test_whatever_is_wrong_is_one_clear_sentence(desk: Path, arguments: tuple[str, ...], code: int, says: str) -> None:
    """Never a traceback."""
    assert says in run(*arguments, home=desk, expect=code).stderr


def test_help_starts_nothing(desk: Path) -> None:
    """Whoever reads a help has no home folder yet."""
    for command in ("backup", "restore", "export", "import"):
        assert "Example" in run(command, "--help", home=desk).stdout

    assert not (desk / "home").exists()


def test_commands_take_the_goal_that_is_in_hand_on_the_pages(desk: Path) -> None:
    """A talk that is logged, and the week, belong to the goal that the owner looks at; a new goal is taken in hand."""
    run("bring", "ana.txt", home=desk)
    run("goal", "Sail round the world", home=desk)
    run("goal", "Learn the cello", home=desk)
    newest = json.loads(run("read", "--json", home=desk).stdout)["goal"]["outcome"]
    take_up = (
        "from kithmap_app.store.start import start_store; start_store()\n"
        "from kithmap_app.store.home import open_home_book\n"
        "book = open_home_book(); book.take_up(next(iter(book.facts.goals)))"
    )
    own = {**os.environ, "KITHMAP_HOME": str(desk / "home"), "DJANGO_SETTINGS_MODULE": "kithmap_app.settings"}
    subprocess.run([sys.executable, "-c", take_up], check=True, env=own)
    looked = json.loads(run("read", "--json", home=desk).stdout)["goal"]["outcome"]
    run("pause", home=desk)
    paused = json.loads(run("week", "--goal", "Sail round the world", "--json", home=desk).stdout)["is_paused"]

    assert newest == "Learn the cello"
    assert looked == "Sail round the world"
    assert paused is True
