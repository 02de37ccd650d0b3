"""The papers of a release: bill of materials, weights, changelog, container file."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from tools.changelog import Fragment, gathered, read_fragments
from tools.installed_size import FOR, PAGE
from tools.lock import BUILD, LOCK, Pin, read_lock, runtime_pins
from tools.sbom import FONT, bill

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ASKED = {re.split(r"[^\w-]", line, maxsplit=1)[0] for line in PROJECT["dependencies"]}
CONTAINERFILE = (ROOT / "Containerfile").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pins() -> tuple[Pin, ...]:
    return read_lock(LOCK.read_text(encoding="utf-8"))


def test_the_lock_is_read_whole(pins: tuple[Pin, ...]) -> None:
    """As many pins as lines with a version, each with hashes and with somebody who asked for it."""
    lines = re.findall(r"^[a-z0-9].*==", LOCK.read_text(encoding="utf-8"), re.MULTILINE)

    assert len(pins) == len(lines)
    assert [pin.name for pin in pins if not pin.hashes or not pin.needed_by] == []
    assert {pin.name for pin in runtime_pins(pins)} >= ASKED


def test_tools_of_the_build_are_no_part_of_what_runs(pins: tuple[Pin, ...]) -> None:
    """Whoever installs the wheel does not get them, and the container throws out just these."""
    built_with = {pin.name for pin in pins} - {pin.name for pin in runtime_pins(pins)}
    thrown_out = re.search(r"pip uninstall --yes (.*)", CONTAINERFILE)

    assert {pin.name for pin in pins if pin.needed_by == (BUILD,)} <= built_with
    assert thrown_out
    assert set(thrown_out[1].split()) == built_with


def test_the_bill_names_everything_once_with_its_licence(pins: tuple[Pin, ...]) -> None:
    """What a company's lawyer looks for; CycloneDX 1.6 asks for unique references and a closed graph."""
    parts = runtime_pins(pins)
    written = bill(parts, version="0.1.0")
    references = [one["bom-ref"] for one in written["components"]]
    graph = {one["ref"]: one["dependsOn"] for one in written["dependencies"]}

    assert references == [*(f"pkg:pypi/{pin.name}@{pin.version}" for pin in parts), FONT["bom-ref"]]
    assert len(set(references)) == len(references)
    assert [one["name"] for one in written["components"] if not one.get("licenses")] == []
    assert set(graph) == {*references, "pkg:pypi/kithmap@0.1.0"}
    assert {ref for needed in graph.values() for ref in needed} == set(references)
    assert any(ref.startswith("pkg:pypi/asgiref@") for ref in graph[_reference(parts, "django")])


def test_the_same_lock_gives_the_same_bill(pins: tuple[Pin, ...]) -> None:
    """Anybody can make it again and compare; another version has another number."""
    parts = runtime_pins(pins)

    assert bill(parts, version="0.1.0") == bill(parts, version="0.1.0")
    assert bill(parts, version="0.1.0")["serialNumber"] != bill(parts, version="0.1.1")["serialNumber"]


def test_every_dependency_has_its_weight_and_its_reason(pins: tuple[Pin, ...]) -> None:
    """A dependency is worth its size, or it goes."""
    page = PAGE.read_text(encoding="utf-8")

    assert set(FOR) == ASKED
    assert [pin.name for pin in runtime_pins(pins) if f"| {pin.name} |" not in page] == []


def test_fragments_join_the_section_of_their_version() -> None:
    """A second run adds what is new, says nothing twice, and leaves older versions alone."""
    old = "## 0.1.0 (2026-01-01)\n\n### Fixed\n\n- Old.\n"
    before = "# Changelog\n\n## 0.2.0 (2027-01-01)\n\n### Added\n\n- A map.\n\n" + old
    news = [Fragment("added", "A map."), Fragment("added", "A week."), Fragment("fixed", "A slip.")]
    after = gathered(before, news, version="0.2.0", day=date(2027, 2, 3))

    assert "## 0.2.0 (2027-02-03)\n\n### Added\n\n- A map.\n- A week.\n\n### Fixed\n\n- A slip.\n" in after
    assert after.endswith(f"\n{old}")
    assert gathered(after, [], version="0.2.0", day=date(2027, 2, 3)) == after


def test_a_fragment_of_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    """It would be lost otherwise."""
    (tmp_path / "+map.added.md").write_text("A map,\nwith rings.\n", encoding="utf-8")
    good = read_fragments(tmp_path)
    (tmp_path / "+map.new.md").write_text("A map.", encoding="utf-8")

    assert list(good.values()) == [Fragment("added", "A map, with rings.")]
    with pytest.raises(ValueError, match="is called after no kind"):
        read_fragments(tmp_path)


def test_the_container_is_run_by_an_ordinary_user_and_compiles_nothing() -> None:
    """`make container` builds and walks it; this can be told by reading, on any machine."""
    last_stage = CONTAINERFILE.rpartition("FROM ")[2]

    assert re.search(r"^USER owner$", last_stage, re.MULTILINE)
    assert "--only-binary :all: --require-hashes -r requirements.txt" in CONTAINERFILE
    assert not re.search(r"gcc|build-essential|:latest", CONTAINERFILE)
    assert "-p 127.0.0.1:8787:8787" in CONTAINERFILE


def _reference(parts: tuple[Pin, ...], name: str) -> str:
    return next(f"pkg:pypi/{pin.name}@{pin.version}" for pin in parts if pin.name == name)
