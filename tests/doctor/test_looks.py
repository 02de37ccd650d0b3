"""Each look says what is wrong with its part, and nothing where nothing is."""

import os
import shutil
import socket
import sqlite3
import tomllib
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kithmap.goalmap.measure import FONTS
from kithmap_app.doctor.clock import look_at_clock
from kithmap_app.doctor.disk import look_at_disk
from kithmap_app.doctor.drawing import look_at_fonts, look_at_paper
from kithmap_app.doctor.extras import PURPOSES, look_at_extras
from kithmap_app.doctor.home import look_at_home
from kithmap_app.doctor.packages import look_at_packages
from kithmap_app.doctor.python import OLDEST, look_at_python

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_an_old_python_is_told() -> None:
    """The floor is the one of the package."""
    assert PROJECT["requires-python"] == ">=" + ".".join(map(str, OLDEST))
    assert look_at_python(OLDEST).is_well
    assert not look_at_python((3, 10)).is_well
    assert "3.10" in look_at_python((3, 10)).sentence


def test_missing_packages_are_named() -> None:
    """An install that was cut off leaves some out; optional ones are no trouble."""
    found = look_at_packages(["click>=8.1", "no-such-package-here>=1", "nor-this; extra == 'live'"])

    assert not found.is_well
    assert "no-such-package-here" in found.sentence
    assert "nor-this" not in found.sentence
    assert look_at_packages(["click>=8.1"]).is_well


def test_every_extra_has_its_purpose_told() -> None:
    """A name such as "spark" says nothing to whoever does not need it."""
    findings = look_at_extras(["click; extra == 'live'", "no-such-package-here; extra == 'spark'"])

    assert set(PURPOSES) == set(PROJECT["optional-dependencies"])
    assert all(one.is_well for one in findings)
    assert findings[0].sentence.startswith("live is installed")
    assert findings[1].sentence.startswith("spark is not installed")


@pytest.mark.skipif(os.name == "nt", reason="rights of files are told otherwise on Windows")
def test_a_home_folder_that_others_can_read_is_told(tmp_path: Path) -> None:
    """Who is close to whom is nobody else's business."""
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    home.chmod(0o755)
    found = look_at_home(home)
    home.chmod(0o700)

    assert not found.is_well
    assert f"chmod 700 '{home}'" in found.sentence
    assert look_at_home(home).is_well


def test_a_home_folder_that_is_not_there_yet_is_no_trouble(tmp_path: Path) -> None:
    """It is made at the first start, and looking does not make it."""
    assert look_at_home(tmp_path / "a" / "b").is_well
    assert not (tmp_path / "a").exists()


def test_a_file_in_the_place_of_the_home_folder_is_told(tmp_path: Path) -> None:
    """Neither it nor anything below it can be a folder."""
    (tmp_path / "file").write_text("", encoding="utf-8")

    assert not look_at_home(tmp_path / "file").is_well
    assert not look_at_home(tmp_path / "file" / "home").is_well


def test_a_disk_that_is_nearly_full_is_told(tmp_path: Path) -> None:
    """200 MB, or three times the database where that is more."""
    database = tmp_path / "kithmap.sqlite3"
    with database.open("wb") as file:
        file.truncate(100_000_000)

    assert look_at_disk(tmp_path, database=tmp_path / "none", free_bytes=200_000_000).is_well
    assert not look_at_disk(tmp_path, database=tmp_path / "none", free_bytes=199_000_000).is_well
    assert not look_at_disk(tmp_path, database=database, free_bytes=299_000_000).is_well
    assert look_at_disk(tmp_path, database=database, free_bytes=300_000_000).is_well


def test_a_missing_font_is_named(tmp_path: Path) -> None:
    """Without it names would be drawn in another font and overlap."""
    shutil.copytree(FONTS, tmp_path / "fonts")
    (tmp_path / "fonts" / "KithmapSans-SemiBold-greek.woff2").unlink()

    assert look_at_fonts().is_well
    assert not look_at_fonts(tmp_path / "fonts").is_well
    assert "SemiBold-greek" in look_at_fonts(tmp_path / "fonts").sentence


def test_paper_needs_the_font(tmp_path: Path) -> None:
    """A page in another font would not be the map on the screen."""
    assert look_at_paper().is_well
    assert not look_at_paper(tmp_path).is_well


def test_ports_are_tried_in_turn() -> None:
    """One taken port is no trouble, all of them are."""
    from kithmap_app.doctor.port import look_at_port

    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        alone, two = look_at_port(port, 1), look_at_port(port, 2)

    assert not alone.is_well
    assert str(port + 1) in alone.sentence
    assert two.is_well
    assert look_at_port(port, 1).is_well


def test_a_clock_before_the_files_of_kithmap_is_told(tmp_path: Path) -> None:
    """A machine whose battery is empty wakes up in 1970, and every tie would look asleep or new."""
    kept = tmp_path / "kept"
    kept.write_text("", encoding="utf-8")
    written = datetime(2027, 1, 10, 12, tzinfo=UTC)
    os.utime(kept, (written.timestamp(), written.timestamp()))

    assert look_at_clock(datetime(2027, 1, 9, 13, tzinfo=UTC), zone="UTC", written=[kept]).is_well
    early = look_at_clock(datetime(1970, 1, 1, tzinfo=UTC), zone="UTC", written=[kept, tmp_path / "none"])
    assert not early.is_well
    assert "10 January 2027" in early.sentence


def test_sqlite_is_new_enough_for_what_is_asked_of_it() -> None:
    """The look at the database opens it for reading only, beside a running server (SQLite 3.22)."""
    assert sqlite3.sqlite_version_info >= (3, 22)
