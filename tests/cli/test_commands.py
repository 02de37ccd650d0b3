"""The command line, run as a new user runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.actions.test_bring_in import MAIL, VCARDS

KITHMAP = Path(sys.executable).parent / "kithmap"
ME = ("--me", "mira@solberg.example")


def run(*arguments: str | Path, cwd: Path, expect: int = 0) -> subprocess.CompletedProcess[str]:
    own = {**os.environ, "KITHMAP_HOME": str(cwd / "home"), "DJANGO_SETTINGS_MODULE": "kithmap_app.settings"}
    done = subprocess.run(
        [KITHMAP, *map(str, arguments)], cwd=cwd, capture_output=True, text=True, check=False, env=own
    )
    assert done.returncode == expect, done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "contacts.vcf").write_text(VCARDS, encoding="utf-8")
    (tmp_path / "mail.mbox").write_text(MAIL, encoding="utf-8")
    return tmp_path


def test_a_map_is_drawn_from_bare_files(desk: Path) -> None:
    """The first thing anybody tries."""
    done = run("map", "contacts.vcf", "mail.mbox", *ME, "--goal", "Lead a data team", "-o", "map.svg", cwd=desk)
    names = ElementTree.parse(desk / "map.svg").getroot()

    assert "2 people on the map of “Lead a data team”" in done.stdout
    assert "Ana Díaz" in "".join(names.itertext())
    assert "2 read = 2 new + 0 same + 0 changed + 0 trouble" in done.stderr
    assert not (desk / "book.json").exists()


@pytest.mark.parametrize(("ending", "begins"), [("pdf", b"%PDF"), ("png", b"\x89PNG")])
def test_maps_are_written_for_paper_and_as_pictures(desk: Path, ending: str, begins: bytes) -> None:
    """Something to pin to the wall."""
    run("map", "contacts.vcf", "-o", f"map.{ending}", cwd=desk)

    assert (desk / f"map.{ending}").read_bytes().startswith(begins)


def test_initials_only_maps_tell_no_name(desk: Path) -> None:
    """A coach may see the map without the people."""
    run("map", "contacts.vcf", "--initials", "-o", "map.svg", cwd=desk)
    text = (desk / "map.svg").read_text(encoding="utf-8")

    assert "Díaz" not in text
    assert "ana@x.example" not in text


def test_a_book_grows_and_every_step_can_be_undone(desk: Path) -> None:
    """The way from the first file to a placed person, and back."""
    book = ("--book", "my.json")
    run("bring", "contacts.vcf", "mail.mbox", *ME, *book, cwd=desk)
    run("goal", "Lead a data team", "--by", "2027-06-30", *book, cwd=desk)
    placed = run("place", "ana", "--ring", "1", "--category", "friends", *book, cwd=desk)
    on_map = json.loads(run("map", *book, "--json", cwd=desk).stdout)

    assert placed.stdout == "Ana Díaz is on ring 1.\n"
    assert [p["name"] for p in on_map["people"]] == ["Ana Díaz"]
    titles = [run("undo", *book, cwd=desk).stdout.strip() for _ in range(4)]
    assert titles[0] == "Undone: Place Ana Díaz."
    assert titles[3] == "Undone: Say who you are."
    run("undo", *book, cwd=desk, expect=1)
    assert run("redo", *book, cwd=desk).stdout == "Done again: Say who you are.\n"


def test_two_become_one_and_part_again(desk: Path) -> None:
    """The owner's word on identity."""
    book = ("--book", "my.json")
    run("bring", "contacts.vcf", *book, cwd=desk)
    run("same", "ana@x.example", "ben weber", *book, cwd=desk)
    joined = json.loads(run("people", *book, "--json", cwd=desk).stdout)
    run("undo", *book, cwd=desk)
    parted = json.loads(run("people", *book, "--json", cwd=desk).stdout)

    assert (len(joined), len(parted)) == (1, 2)


def test_forgetting_asks_first_and_then_leaves_nothing(desk: Path) -> None:
    """The one act that cannot be undone."""
    book = ("--book", "my.json")
    run("bring", "contacts.vcf", *book, cwd=desk)
    run("forget", "ana", *book, cwd=desk, expect=130)
    assert "Díaz" in (desk / "my.json").read_text(encoding="utf-8")

    run("forget", "ana", "--yes", *book, cwd=desk)
    assert "Díaz" not in (desk / "my.json").read_text(encoding="utf-8")


def test_without_a_book_told_it_is_your_own(desk: Path) -> None:
    """Each command works on the book that the pages show; a look, and a preview, change nothing there."""
    run("bring", "contacts.vcf", *ME, "--preview", cwd=desk)
    run("map", cwd=desk, expect=2)
    run("bring", "contacts.vcf", *ME, cwd=desk)
    run("goal", "Lead a data team", cwd=desk)
    run("place", "ana", "--ring", "1", cwd=desk)
    run("log", "ana", "Coffee", cwd=desk)
    seen = json.loads(run("people", "--goal", "Something else", "--json", cwd=desk).stdout)
    undone = [json.loads(run("undo", "--json", cwd=desk).stdout)["undo"] for _ in range(3)]
    again = json.loads(run("redo", "--json", cwd=desk).stdout)["redo"]
    goals = json.loads(run("goal", "--json", cwd=desk).stdout)

    assert len(seen) >= 1
    assert [title.split()[0] for title in undone] == ["Log", "Place", "Set"]
    assert again == undone[-1]
    assert [goal["outcome"] for goal in goals] == ["Lead a data team"]
    assert sorted(path.name for path in desk.iterdir()) == ["contacts.vcf", "home", "mail.mbox"]


def test_reading_and_week_speak_of_the_people_in_the_files(desk: Path) -> None:
    """Sentences name facts that exist."""
    reading = run("read", "contacts.vcf", "mail.mbox", *ME, cwd=desk).stdout
    week = run("week", "contacts.vcf", "mail.mbox", *ME, "--json", cwd=desk).stdout

    assert "not enough to say" in reading
    assert {talk["name"] for talk in json.loads(week)["conversations"]} <= {"Ana Díaz", "Ben Weber"}


@pytest.mark.parametrize("command", ["people", "read", "week", "map"])
def test_every_look_can_be_had_as_json(desk: Path, command: str) -> None:
    """Programs read what people read."""
    assert json.loads(run(command, "contacts.vcf", "--json", cwd=desk).stdout)


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("map",), 2, "Your book is empty. Give files to look at"),
        (("draw",), 2, "There is no command 'draw'"),
        (("peple",), 2, "Did you mean `kithmap people`?"),
        (("map", "x.vcf", "-o", "map.bmp"), 2, ".svg, .pdf or .png"),
        (("map", "x.vcf", "--by", "June"), 2, "write it as 2027-06-30"),
        (("map", "x.vcf", "--size", "big"), 2, "1440x900"),
        (("read", "--book", "none.json"), 4, "There is no book at none.json"),
        (("read", "--book", "mail.mbox"), 4, "kithmap bring mail.mbox"),
        (("place", "zoe", "--book", "contacts.vcf"), 4, "kithmap bring contacts.vcf"),
        (("goal", "x", "--template", "newjob", "--book", "b.json"), 5, "new-job"),
        (("bring", "contacts.vcf", "--column", "name", "--book", "b.json"), 2, "FIELD=TITLE"),
    ],
)
def test_whatever_is_wrong_is_one_clear_sentence(desk: Path, arguments: tuple[str, ...], code: int, says: str) -> None:
    """Never a traceback."""
    assert says in run(*arguments, cwd=desk, expect=code).stderr


def test_files_that_cannot_be_read_are_told_beside_those_that_can(desk: Path) -> None:
    """One bad file never spoils the map."""
    (desk / "empty.vcf").write_bytes(b"")
    (desk / "noise.bin").write_bytes(bytes(range(256)) * 40)
    done = run("people", "empty.vcf", "noise.bin", "contacts.vcf", cwd=desk)

    assert "empty.vcf is empty" in done.stderr
    assert "in no format that Kithmap reads" in done.stderr
    assert "Ana Díaz" in done.stdout


def test_files_of_which_nothing_could_be_read_end_with_their_own_exit_code(desk: Path) -> None:
    """A program that calls Kithmap must notice."""
    (desk / "empty.vcf").write_bytes(b"")
    done = run("map", "empty.vcf", "none.vcf", cwd=desk, expect=3)

    assert "There is no file at none.vcf" in done.stderr
    assert "Nothing could be read from these files" in done.stderr
    assert not (desk / "map.svg").exists()


def test_left_out_addresses_are_listed(desk: Path) -> None:
    """Who is nobody is counted, and can be checked."""
    shop = MAIL.replace("ana@x.example", "no-reply@shop.example").replace("Ana <", "Shop <")
    (desk / "shop.mbox").write_text(shop, encoding="utf-8")
    done = run("people", "shop.mbox", *ME, "--left-out", cwd=desk)

    assert "no-reply@shop.example  —  an address that machines write from; 1 interaction" in done.stdout


def test_help_has_examples(desk: Path) -> None:
    """People copy examples."""
    for command in ((), ("map",), ("read",), ("week",), ("people",), ("bring",), ("goal",), ("sample",)):
        assert "Example" in run(*command, "--help", cwd=desk).stdout


def test_a_talk_is_logged_and_taken_back(desk: Path) -> None:
    """From the terminal in one line; a slip is undone like any other act."""
    book = ("--book", "my.json")
    run("bring", "contacts.vcf", *book, cwd=desk)
    told = ("log", "ana", "Her team hires", "--channel", "call", "--day", "2026-01-05", "--minutes", "20", "--useful")
    logged = json.loads(run(*told, "--json", *book, cwd=desk).stdout)
    ahead = run("log", "ana", "--day", "2199-01-01", *book, cwd=desk, expect=1)

    assert logged["person"]["name"] == "Ana Díaz"
    assert {k: logged["talk"][k] for k in ("day", "channel", "minutes", "note", "useful")} == {
        "day": "2026-01-05",
        "channel": 1,
        "minutes": 20,
        "note": "Her team hires",
        "useful": True,
    }
    assert "still to come" in ahead.stderr
    assert run("undo", *book, cwd=desk).stdout == "Undone: Log a talk with Ana Díaz.\n"
