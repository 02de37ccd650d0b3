"""`kithmap people --proposals`: rings as the owner places people, and blind spots, on the command line."""

import json
from pathlib import Path

from tests.cli.test_commands import ME, desk, run

__all__ = ["desk"]


def test_below_twenty_placements_the_command_says_what_is_missing(desk: Path) -> None:
    """Nothing is proposed before there is something to learn from."""
    done = run("people", "contacts.vcf", "mail.mbox", *ME, "--proposals", cwd=desk)

    assert "Place 20 more people whom your mail or calendar knows" in done.stdout
    assert "Placed close, and silent\nNobody." in done.stdout


def test_the_sample_shows_proposals_with_names_and_a_silent_mentor(tmp_path: Path) -> None:
    """The made-up Margareta is placed close and was last heard of twenty months ago."""
    run("sample", "made", cwd=tmp_path)
    told = run("people", "--book", "made/book.json", "--proposals", cwd=tmp_path).stdout
    plain = json.loads(run("people", "--book", "made/book.json", "--proposals", "--json", cwd=tmp_path).stdout)

    assert "Dragan Petrović: ring 3\n  People with ties like this one you usually place on ring 3" in told
    assert [spot["person"]["name"] for spot in plain["blind_spots"]["silent"]] == ["Margareta Hedin"]
    assert plain["missing"] == ""
