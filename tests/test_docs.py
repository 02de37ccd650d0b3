"""The docs name what exists, and what exists is named."""

import os
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from kithmap.goals.template import template_names
from kithmap.sources.readers import FORMATS
from kithmap_app.cli.main import COMMANDS
from tools.command_docs import PAGE

ROOT = Path(__file__).parent.parent
LIBRARY = ROOT / "src" / "kithmap"
ROOMS = sorted(p.parent.stem for p in LIBRARY.glob("*/__init__.py"))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def test_command_page_is_what_the_commands_say() -> None:
    """Helps are pasted by `python -m tools.command_docs`, never by hand."""
    # in a process of its own: click keeps the help option of a command as it was first asked for, by whatever test
    telling = "import sys; from tools.command_docs import command_page; sys.stdout.write(command_page())"
    english = {**os.environ, "KITHMAP_LANGUAGE": "en"}
    said = subprocess.run([sys.executable, "-c", telling], cwd=ROOT, env=english, capture_output=True, check=True)

    assert PAGE.read_text(encoding="utf-8") == said.stdout.decode("utf-8")


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_its_page_and_stands_in_the_house(room: str) -> None:
    """A newcomer finds where a thing is computed in five seconds."""
    house = (ROOT / "docs" / "house.md").read_text(encoding="utf-8")

    assert (ROOT / "docs" / "rooms" / f"{room}.md").exists()
    assert f"rooms/{room}.md" in house


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "rooms").glob("*.md")), ids=lambda p: p.stem)
def test_files_named_on_a_rooms_page_exist_and_all_are_named(page: Path) -> None:
    """A page that lags behind its room sends people astray."""
    text = page.read_text(encoding="utf-8")
    room = LIBRARY / page.stem
    if not room.is_dir():
        pytest.skip("this room is one file")
    named = {Path(name).name for name in re.findall(r"`([\w/]+\.py)`", text)}
    there = {p.name for p in room.rglob("*.py")} - {"__init__.py"}
    everywhere = {p.name for p in (ROOT / "src").rglob("*.py")} | {p.name for p in (ROOT / "tests").rglob("*.py")}

    assert named - everywhere - {p.name for p in (ROOT / "bench").rglob("*.py")} == set()
    if page.stem != "actions":
        assert {name for name in there if name not in named} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """A dead link is a broken promise."""
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_format_template_and_command_is_documented() -> None:
    """What is not in the docs cannot be found by whoever needs it."""
    formats = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    goals = (ROOT / "docs" / "goals.md").read_text(encoding="utf-8")
    commands = PAGE.read_text(encoding="utf-8")

    assert [f.title for f in FORMATS if f.title.lower() not in formats.lower()] == []
    assert [name for name in template_names() if name not in goals] == []
    assert [name for name in COMMANDS if f"## kithmap {name}" not in commands] == []


def test_commands_named_in_the_docs_exist() -> None:
    """`kithmap draw` in a page would be a command nobody has."""
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    named = set(re.findall(r"`kithmap ([a-z]+)", text)) | set(re.findall(r"^\s*kithmap ([a-z]+)", text, re.MULTILINE))

    assert named - set(COMMANDS) == set()


def test_benchmarks_named_in_the_docs_exist() -> None:
    """Each figure is measured by a command that is there."""
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    named = set(re.findall(r"python -m (bench|tools)\.(\w+)", text))

    assert [f"{a}/{b}" for a, b in named if not any(ROOT.glob(f"{a}/{b}.py")) and not (ROOT / a / b).is_dir()] == []


def test_it_is_cited_as_the_version_that_it_is() -> None:
    """Figures change from version to version; a paper must name the one it used."""
    cited = (ROOT / "CITATION.cff").read_text(encoding="utf-8")

    assert f"\nversion: {version('kithmap')}\n" in cited
