"""Looking back, the file to keep and research data by command."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kithmap_app.cli.main import kithmap
from tests.cli.test_commands import ME, desk

__all__ = ["desk"]
FILES = ("contacts.vcf", "mail.mbox", *ME)
DAY = ("--as-of", "2026-03-16")


@pytest.fixture(autouse=True)
def at_the_desk(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands run in the folder that holds the files, in this process: programs take seconds to start."""
    monkeypatch.chdir(desk)


def run(*arguments: str, expect: int = 0) -> str:
    """Run a command and give what it prints for people and programs."""
    done = CliRunner().invoke(kithmap, arguments)
    assert done.exit_code == expect, done.output
    return done.stdout


def test_then_tells_what_moved_in_words_and_as_data(desk: Path) -> None:
    """The same sentences for people and for programs."""
    words = " ".join(run("then", "2020-01-01", *FILES, *DAY).split())
    data = json.loads(run("then", "2020-01-01", *FILES, *DAY, "--json"))

    assert data["summary"] in words
    assert data["then"] == "2020-01-01"
    assert [dial["now"]["name"] for dial in data["dials"]] == [
        "Size", "Coverage", "Depth", "Freshness", "Reach", "Resilience",
    ]  # fmt: skip
    assert "as you told them to this day" in words


@pytest.mark.parametrize("day", ["2099-01-01", "yesterday", "2026-13-40"])
def test_a_day_that_is_no_past_day_is_refused_in_words(desk: Path, day: str) -> None:
    """Wrong calls end with 2 and say what to write."""
    run("then", day, *FILES, *DAY, expect=2)


def test_map_and_reading_are_printed_as_two_pages(desk: Path) -> None:
    """For a coaching file; any other ending is refused before anything is read."""
    run("read", *FILES, "-o", "out/file.pdf")

    assert (desk / "out" / "file.pdf").read_bytes().startswith(b"%PDF")
    run("read", *FILES, "-o", "file.svg", expect=2)


def test_research_writes_codes_unless_names_are_asked_for(desk: Path) -> None:
    """Both files agree on how many; only the asked-for export names Ana."""
    run("research", *FILES, "-o", "coded")
    run("research", *FILES, "-o", "named", "--names")
    coded = "".join(path.read_text(encoding="utf-8") for path in sorted((desk / "coded").iterdir()))
    with (desk / "named" / "alters.csv").open(encoding="utf-8") as file:
        names = {row["name"] for row in csv.DictReader(file)}

    assert {path.name for path in (desk / "coded").iterdir()} == {
        "egos.csv", "alters.csv", "alter_ties.csv", "network.graphml", "codebook.md",
    }  # fmt: skip
    assert "Ana Díaz" in names
    assert [word for name in names for word in name.split() if word in coded] == []


def test_two_exports_have_no_code_of_the_owner_in_common(desk: Path) -> None:
    """The key is drawn anew and kept nowhere."""
    for folder in ("one", "two"):
        run("research", *FILES, "-o", folder)
    first, second = ((desk / folder / "egos.csv").read_text().splitlines()[1] for folder in ("one", "two"))

    assert first.split(",")[0] != second.split(",")[0]
    assert first.split(",")[1:] == second.split(",")[1:]
