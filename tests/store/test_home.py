"""The home folder and its database are made at the first call, for their owner alone."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kithmap_app.store.databases import postgres_database, told_database
from kithmap_app.store.folder import free_name, home_folder, secret_key

OPEN = """
from kithmap_app.store.start import start_store
start_store()
from kithmap_app.store.home import open_home_book
book = open_home_book()
print(book.edition.version, len(book.facts.cards))
"""


def _opened(home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    told = {**os.environ, "KITHMAP_HOME": str(home), "DJANGO_SETTINGS_MODULE": "kithmap_app.settings", **environment}
    return subprocess.run([sys.executable, "-c", OPEN], env=told, capture_output=True, text=True, check=False)


def test_the_first_call_makes_everything_private(tmp_path: Path) -> None:
    """`make run` needs no step before it, and nobody else on the machine reads who is close to whom."""
    done = _opened(tmp_path / "deep" / "home")
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "deep" / "home").iterdir()}

    assert done.stdout == "0 0\n", done.stderr
    assert modes == {"secret-key": 0o600, "kithmap.sqlite3": 0o600}
    assert stat.S_IMODE((tmp_path / "deep" / "home").stat().st_mode) == 0o700


def test_several_that_start_at_once_all_find_the_tables(tmp_path: Path) -> None:
    """The page and the command line may be started together."""
    told = {**os.environ, "KITHMAP_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "kithmap_app.settings"}
    several = [
        subprocess.Popen([sys.executable, "-c", OPEN], env=told, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    said = [process.communicate() for process in several]

    assert [out for out, _ in said] == [b"0 0\n"] * 4, said


def test_the_secret_key_stays_and_a_crash_while_writing_it_is_mended(tmp_path: Path) -> None:
    """Another key at each start would log everybody out."""
    key = secret_key(tmp_path)
    assert secret_key(tmp_path) == key
    assert len(key) >= 50

    (tmp_path / "secret-key").write_text("")
    assert len(secret_key(tmp_path)) >= 50


@pytest.mark.parametrize(
    ("environment", "platform", "folder"),
    [
        ({"KITHMAP_HOME": "/k", "XDG_DATA_HOME": "/x"}, "linux", "/k"),
        ({"XDG_DATA_HOME": "/x"}, "linux", "/x/kithmap"),
        ({}, "linux", "~/.local/share/kithmap"),
        ({}, "darwin", "~/Library/Application Support/Kithmap"),
        ({"LOCALAPPDATA": "/l"}, "win32", "/l/Kithmap"),
    ],
)
def test_the_home_folder_is_where_the_platform_wants_it(
    environment: dict[str, str], platform: str, folder: str
) -> None:
    """Where backups and uninstallers look."""
    assert home_folder(environment, platform=platform) == Path(folder).expanduser()


def test_names_that_are_taken_are_passed_over(tmp_path: Path) -> None:
    """What was put aside is never written over."""
    (tmp_path / "old-1.json").touch()

    assert free_name(tmp_path, "old", ".json") == tmp_path / "old-2.json"


def test_a_database_on_a_server_is_told_by_its_address(tmp_path: Path) -> None:
    """A household keeps its books on one server."""
    told = told_database("postgresql://ana:s%40fe@db.example:5433/kith?sslmode=require", home=tmp_path).settings()

    assert told["ENGINE"] == "django.db.backends.postgresql"
    assert (told["NAME"], told["USER"], told["PASSWORD"]) == ("kith", "ana", "s@fe")
    assert (told["HOST"], told["PORT"], told["OPTIONS"]) == ("db.example", "5433", {"sslmode": "require"})
    assert told_database("", home=tmp_path).name == str(tmp_path / "kithmap.sqlite3")
    with pytest.raises(ValueError, match="postgresql://USER"):
        postgres_database("mysql://x/y")
