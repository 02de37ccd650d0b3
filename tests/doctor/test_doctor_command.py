"""`kithmap doctor` from outside: what it says, its exit code, and that it changes nothing."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

KITHMAP = (sys.executable, "-m", "kithmap_app.cli.main")


def kithmap(home: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("KITHMAP_", "DJANGO_"))}
    return subprocess.run(
        [*KITHMAP, *words], env={**environment, "KITHMAP_HOME": str(home)}, capture_output=True, text=True, check=False
    )


def test_a_fresh_installation_is_well_and_left_alone(tmp_path: Path) -> None:
    """The first thing that somebody tries must not frighten, and must not make files."""
    done = kithmap(tmp_path / "home", "doctor")

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("Nothing is wrong.\n")
    assert not (tmp_path / "home").exists()


def test_a_damaged_database_is_told_with_what_to_do(tmp_path: Path) -> None:
    """Page after page of it is read, not only the head."""
    home = tmp_path / "home"
    kithmap(home, "sample", str(tmp_path / "sample"))
    kithmap(home, "import", str(tmp_path / "sample" / "book.json"))
    assert kithmap(home, "doctor").returncode == 0
    _spoil(home / "kithmap.sqlite3")
    done = kithmap(home, "doctor", "--json")
    told = json.loads(done.stdout)

    assert done.returncode == 1
    assert not told["is_well"]
    wrong = [one for one in told["findings"] if not one["is_well"]]
    assert [one["part"] for one in wrong] == ["database"]
    assert "ackup" in wrong[0]["sentence"]


def test_a_book_of_a_newer_kithmap_is_told(tmp_path: Path) -> None:
    """Going back to an old version would otherwise end in a riddle."""
    home = tmp_path / "home"
    kithmap(home, "sample", str(tmp_path / "sample"))
    kithmap(home, "import", str(tmp_path / "sample" / "book.json"))
    with closing(sqlite3.connect(home / "kithmap.sqlite3")) as opened, opened:
        opened.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('store', '9999_later', '2030-01-01')"
        )
    done = kithmap(home, "doctor")

    assert done.returncode == 1
    assert "newer Kithmap" in done.stdout
    assert done.stdout.endswith("1 thing is wrong.\n")


def _spoil(database: Path) -> None:
    """Overwrite the middle of the file, past its log being folded in."""
    with closing(sqlite3.connect(database)) as opened:
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = database.stat().st_size
    with database.open("r+b") as file:
        file.seek(size // 2)
        file.write(b"\xff" * 8192)
