"""Books of every released version are opened by this one, whole; `python -m tools.released_book` keeps one more."""

import gzip
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kithmap.book.encoding import encoded_facts
from kithmap.book.facts import KINDS, Facts
from kithmap.book.file import load_book

FOLDER = Path(__file__).parent
VERSIONS = sorted(path.name for path in FOLDER.iterdir() if (path / "expected.json").exists())
PROJECT = tomllib.loads((FOLDER.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def expected(version: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((FOLDER / version / "expected.json").read_text(encoding="utf-8"))
    return told


def unpacked(version: str, folder: Path) -> Path:
    """Give the JSON book of `version` as a file in `folder`."""
    path = folder / f"{version}.json"
    path.write_bytes(gzip.decompress((FOLDER / version / "book.json.gz").read_bytes()))
    return path


def counts(facts: Facts) -> dict[str, int]:
    return {kind: len(getattr(facts, kind)) for kind in KINDS} | {"interactions": len(facts.interactions)}


def kithmap(home: Path, *words: str | Path) -> str:
    """Run a command with `home` as its home folder; it must succeed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("KITHMAP_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-m", "kithmap_app.cli.main", *words],
        env={**environment, "KITHMAP_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_this_version_has_its_book() -> None:
    """A release without one would be forgotten by all later ones."""
    assert PROJECT["version"] in VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_a_json_book_adds_up(version: str, tmp_path: Path) -> None:
    """Every fact that was written is read, kind by kind, with the journal and what was undone."""
    book = load_book(unpacked(version, tmp_path))
    told = expected(version)

    assert counts(book.facts) | told["counts"] == counts(book.facts)
    assert all(told["counts"].values())
    assert [act.title for act in book.journal] == told["journal"]
    assert [act.title for act in book.undone] == told["undone"]


@pytest.mark.parametrize("version", VERSIONS)
def test_imports_in_it_still_add_up(version: str, tmp_path: Path) -> None:
    """read = new + same + changed + trouble, as on the day they were brought in."""
    imports = load_book(unpacked(version, tmp_path)).facts.imports.values()

    assert sum(one.read for one in imports) > 0
    assert [one for one in imports if one.read != one.new + one.same + one.changed + one.trouble] == []


@pytest.mark.parametrize("version", VERSIONS)
def test_a_database_is_opened_and_holds_the_same(version: str, tmp_path: Path) -> None:
    """As an upgrade meets it: the old file in the home folder, its tables brought up to date at the start."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    packed = (FOLDER / version / "book.kithmap").read_bytes()
    (home / "kithmap.sqlite3").write_bytes(gzip.decompress(packed))
    kithmap(home, "export", tmp_path / "out.json")
    told = kithmap(home, "doctor")
    from_database, from_file = load_book(tmp_path / "out.json"), load_book(unpacked(version, tmp_path))

    assert encoded_facts(from_database.facts) == encoded_facts(from_file.facts)
    assert [act.title for act in from_database.journal] == expected(version)["journal"]
    assert "whole and up to date" in told


@pytest.mark.parametrize("version", VERSIONS)
def test_a_backup_is_restored_and_undone_to_before_its_last_act(version: str, tmp_path: Path) -> None:
    """Undo works across an upgrade."""
    kithmap(tmp_path / "home", "restore", FOLDER / version / "book.kithmap")
    kithmap(tmp_path / "home", "export", tmp_path / "out.json")
    kithmap(tmp_path / "home", "undo", "--book", tmp_path / "out.json")

    assert [act.title for act in load_book(tmp_path / "out.json").journal] == expected(version)["journal"][:-1]


@pytest.mark.parametrize("version", VERSIONS)
def test_its_map_is_read(version: str, tmp_path: Path) -> None:
    """Facts that are opened must also be understood: dials, gaps and the week follow from them."""
    reading = kithmap(tmp_path, "read", "--book", unpacked(version, tmp_path), "--as-of", "2026-03-16")

    assert "Coverage" in reading
    assert "Lead a data team" in kithmap(tmp_path, "week", "--book", unpacked(version, tmp_path))
