"""What is released is whole: it is built, put into an empty environment, and walked through as a stranger would."""

import json
import subprocess
import tarfile
import time
import tomllib
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.installed import Installed, built, free_port, install
from tests.plain_visitor import Visitor

ROOT = Path(__file__).parent.parent
HELP_SECONDS = 0.3
PEOPLE = ("Ana Díaz", "Ben Okri", "Cleo Marsh")


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The wheel and the sdist of the tree as it is."""
    wheel, sdist = built(ROOT, tmp_path_factory.mktemp("dist"), "wheel", "sdist")
    return wheel, sdist


@pytest.fixture(scope="module")
def installed(released: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in an empty environment, outside the repository."""
    return install(released[0], tmp_path_factory.mktemp("stranger"))


@pytest.fixture
def visitor(installed: Installed) -> Iterator[Visitor]:
    """A stranger in front of `kithmap serve`, on the first day."""
    port = free_port()
    with (
        installed.serving("kithmap", "serve", "--no-browser", "--port", str(port), port=port) as address,
        closing(Visitor(address)) as somebody,
    ):
        yield somebody


def test_the_wheel_carries_every_file_of_the_source(released: tuple[Path, Path]) -> None:
    """Fonts, templates, static files, catalogues, goal templates: a file left behind is a page that breaks."""
    listed = subprocess.run(["git", "ls-files", "src"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    if not listed:
        pytest.skip("this is no git checkout: which files belong to the source cannot be told")
    tracked = {line.removeprefix("src/") for line in listed.splitlines() if (ROOT / line).exists()}

    assert tracked - set(zipfile.ZipFile(released[0]).namelist()) == set()


def test_the_wheel_needs_no_compiler_and_says_its_version(released: tuple[Path, Path]) -> None:
    """One file for every machine; the changelog has a section for it."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

    assert released[0].name == f"kithmap-{version}-py3-none-any.whl"
    assert f"## {version} (" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_sdist_builds_the_same_wheel(released: tuple[Path, Path], tmp_path: Path) -> None:
    """Whoever packages Kithmap for a distribution starts from the sdist."""
    wheel, sdist = released
    with tarfile.open(sdist) as packed:
        packed.extractall(tmp_path, filter="data")
    (again,) = built(tmp_path / sdist.name.removesuffix(".tar.gz"), tmp_path / "dist", "wheel")

    assert sorted(zipfile.ZipFile(again).namelist()) == sorted(zipfile.ZipFile(wheel).namelist())


def test_the_sdist_holds_what_builds_tests_and_packs_it(released: tuple[Path, Path]) -> None:
    """Whoever has only this archive can do all that the Makefile names."""
    with tarfile.open(released[1]) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    needed = {"Makefile", "Containerfile", ".containerignore", ".importlinter", "requirements.txt", "fuzz/readers.py"}

    assert needed | {"requirements-dev.txt", "requirements-bench.in", "requirements-bench.txt"} <= names
    assert [name for name in names if "__pycache__" in name] == []


def test_what_runs_is_what_was_installed(installed: Installed) -> None:
    """Otherwise these tests would say something about the repository only."""
    told = installed.run("python", "-c", "import kithmap, kithmap_app; print(kithmap.__file__, kithmap_app.__file__)")

    assert all(Path(name).is_relative_to(installed.folder) for name in told.split())
    assert "src/kithmap" not in installed.run("python", "-c", "import sys; print(sys.path)")


def test_the_commands_of_the_readme_work(installed: Installed) -> None:
    """The sample, its map on paper with the bundled fonts, and the reading, in both languages."""
    installed.run("kithmap", "sample", "sample")
    installed.run("kithmap", "map", "--book", "sample/book.json", "-o", "map.svg")
    installed.run("kithmap", "map", "--book", "sample/book.json", "-o", "map.pdf")
    reading = installed.run("kithmap", "read", "--book", "sample/book.json")
    lectura = installed.run("kithmap", "--language", "es", "read", "--book", "sample/book.json")

    assert "<svg" in (installed.folder / "map.svg").read_text(encoding="utf-8")
    assert b"KithmapSans" in (installed.folder / "map.pdf").read_bytes()
    assert "people" in reading
    assert "personas" in lectura


def test_help_comes_at_once(installed: Installed) -> None:
    """As installed, with the script that pip makes; the best of five, since a busy machine must not fail the test."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        installed.run("kithmap", "--help")
        times.append(time.perf_counter() - start)

    assert min(times) < HELP_SECONDS


def test_an_installation_is_found_to_be_well(installed: Installed) -> None:
    """The doctor looks at what pip has put there, fonts and Typst included."""
    told = json.loads(installed.run("kithmap", "doctor", "--json"))

    assert told["is_well"]
    assert {"Python", "packages", "home folder", "database", "fonts", "paper"} <= {
        one["part"] for one in told["findings"]
    }


def test_the_first_fifteen_minutes_on_an_empty_machine(visitor: Visitor, installed: Installed) -> None:
    """A goal, names, rings, help, the reading, the map: all by forms, as without scripts."""
    visitor.send(visitor.look("/").form("/welcome/goal/"), outcome="Lead a data team by June")
    for name in PEOPLE:
        visitor.send(visitor.look("/names/").form("/names/1/add/"), names=name)
    for ring in "123":
        visitor.send(visitor.look("/placing/").form("/placing/ring/"), ring=ring)
    offers = visitor.look("/offers/")
    visitor.send(offers.form("/offers/set/"))
    reading = visitor.look("/first-reading/")
    drawn = visitor.look("/")
    exported = installed.run("kithmap", "export", "book.json")

    assert "3 people stand around" in reading.text
    assert all(name.split()[0] in drawn.text for name in PEOPLE)
    assert "book.json" in exported
    facts = json.loads((installed.folder / "book.json").read_text(encoding="utf-8"))["facts"]
    assert sorted(row["ring"] for row in facts["placements"] if row["ring"]) == [1, 2, 3]


def test_every_style_script_and_font_of_a_page_is_there(visitor: Visitor) -> None:
    """Static files travel in the wheel and are served from it."""
    assets = visitor.look("/welcome/").assets
    styles = "".join(visitor.web.get(name).text for name in assets if name.endswith(".css"))
    fonts = [part.split(")")[0].strip("\"'") for part in styles.split("url(")[1:]]

    assert [name for name in assets if visitor.web.get(name).status_code != 200] == []
    assert any(name.endswith(".css") for name in assets)
    assert any(name.endswith(".woff2") for name in fonts)


def test_the_container_starts_what_answers(installed: Installed) -> None:
    """`make container` walks the image itself; here the command that it runs is run, with another port."""
    lines = (ROOT / "Containerfile").read_text(encoding="utf-8").splitlines()
    words = json.loads(next(line for line in lines if line.startswith("CMD")).removeprefix("CMD "))
    port = free_port()
    words = [{"8787": str(port), "0.0.0.0": "127.0.0.1"}.get(word, word) for word in words]

    with (
        installed.serving(*words, port=port, more={"KITHMAP_HOME": str(installed.folder / "data")}) as address,
        closing(Visitor(address)) as somebody,
    ):
        assert "What are you working towards?" in somebody.look("/").text
