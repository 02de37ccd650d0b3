"""Introductions, rhythms, pauses, settings and the letter, by command."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kithmap.book.file import load_book
from kithmap.plan.introduction import IntroductionState
from kithmap_app.cli.main import kithmap
from kithmap_app.post.account import AccountFile, MailAccount, Security
from tests.cli.test_loop_commands import book, on_one_line, run
from tests.post.mailbox import HOST, mail_server

__all__ = ["book"]

DAY = "2026-11-02"


def refused(*words: str, book: Path) -> Result:
    done = CliRunner().invoke(kithmap, [*words, "--book", str(book), "--as-of", DAY])
    assert done.exit_code != 0
    return done


def test_an_introduction_is_walked_by_command(book: Path) -> None:
    """Asked, two yeses, made, met, thanked; whom one would meet need not be known."""
    planned = on_one_line(run("introduce", "ana", "Lu Chen", book=book, day=DAY))
    refused("introduce", "ana", "lu", "--made", book=book)
    steps = [("--asked",), ("--yes", "ana"), ("--yes", "lu"), ("--made",), ("--met",), ("--thanked",)]
    told = [on_one_line(run("introduce", "ana", "lu", *step, book=book, day=DAY)) for step in steps]
    (introduction,) = load_book(book).facts.introductions.values()

    assert "A conversation with Lu Chen would help" in planned
    assert told[2] == "Both said yes: Ana Alm can introduce you to Lu Chen now."
    assert introduction.state is IntroductionState.THANKED
    assert "Ana Alm and Lu Chen: over" in run("introduce", book=book, day=DAY).stdout


def test_two_people_are_brought_together_by_command(book: Path) -> None:
    """Both must be known: one asks both."""
    run("introduce", "ana", "ben", "--by-me", book=book, day=DAY)
    unknown = refused("introduce", "ana", "Nobody Atall", "--by-me", book=book)
    nobody = refused("introduce", "cleo", "dora", "--asked", book=book)
    unclear = refused("introduce", "ana", "ben", "--yes", "n", book=book)

    assert "Nobody called" in str(unknown.exception)
    assert "There is no introduction of these two" in str(nobody.exception)
    assert "Say which of the two said yes" in str(unclear.exception)
    assert json.loads(run("introduce", "--json", book=book, day=DAY).stdout)[0]["direction"] == "by me"


def test_a_rhythm_is_set_by_command(book: Path) -> None:
    """For a person, a ring and a category; listed, and taken back."""
    told = [
        on_one_line(run("rhythm", "ana", "--every", "30", book=book, day=DAY)),
        on_one_line(run("rhythm", "ring 2", "--every", "0", book=book, day=DAY)),
        on_one_line(run("rhythm", "mentors", "--every", "91", book=book, day=DAY)),
    ]
    listed = run("rhythm", book=book, day=DAY).stdout
    run("rhythm", "ana", "--clear", book=book, day=DAY)

    assert told == ["Ana Alm: every 30 days.", "ring 2: no reminder at all.", "Mentors: every 3 months."]
    assert all(line in listed for line in told)
    assert len(load_book(book).facts.cadences) == 2
    assert refused("rhythm", "ana", book=book).exception is not None


def test_a_goal_rests_by_command(book: Path) -> None:
    """Nothing is proposed meanwhile; two weeks from Monday the 2nd is the 16th."""
    paused = run("pause", "--weeks", "2", book=book, day=DAY).stdout
    resting = run("week", book=book, day="2026-11-10").stdout
    run("pause", "--over", book=book, day="2026-11-11")

    assert paused == "Your goal rests until 16 November.\n"
    assert "This goal rests at the moment" in resting
    assert "This goal rests" not in run("week", book=book, day="2026-11-11").stdout


def test_weeks_are_set_by_command(book: Path) -> None:
    """Shown, changed, and nonsense refused."""
    words = ("--week-starts", "sunday", "--talks", "3", "--time-zone", "Europe/Madrid", "--alarm-hour", "8", "--letter")
    done = CliRunner().invoke(kithmap, ["settings", *words, "--book", str(book)], catch_exceptions=False)
    wrong = CliRunner().invoke(kithmap, ["settings", "--time-zone", "Middle/Earth", "--book", str(book)])
    shown = CliRunner().invoke(kithmap, ["settings", "--json", "--book", str(book)], catch_exceptions=False)

    assert "Your week begins on Sunday." in done.stdout
    assert "A letter comes with your week." in done.stdout
    assert wrong.exit_code == 2
    assert json.loads(shown.stdout)["time_zone"] == "Europe/Madrid"
    assert len(json.loads(run("week", "--json", book=book, day=DAY).stdout)["conversations"]) == 3


@pytest.fixture
def letters(tmp_path: Path) -> dict[str, str]:
    """The environment of a program with a home folder of its own."""
    return {**os.environ, "KITHMAP_HOME": str(tmp_path / "home"), "DJANGO_SETTINGS_MODULE": "kithmap_app.settings"}


def program(*words: str, told: dict[str, str], text: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command as cron would, in a process of its own."""
    command = [sys.executable, "-m", "kithmap_app.cli.main", *words]
    return subprocess.run(command, env=told, capture_output=True, text=True, check=False, input=text)


def test_the_letter_goes_by_command_once_a_week(book: Path, letters: dict[str, str]) -> None:
    """As a cron job asks for it every hour."""
    home = Path(letters["KITHMAP_HOME"])
    program("settings", "--alarm-hour", "0", "--letter", "--book", str(book), told=letters)
    with mail_server() as box:
        AccountFile(home).keep(MailAccount(host=HOST, to="me@x.example", port=box.port, security=Security.NONE))
        tried = program("digest", "--test", told=letters)
        due = [program("digest", "--if-due", "--book", str(book), told=letters) for _ in range(2)]
    shown = program("digest", "--show", "--book", str(book), told=letters)

    assert tried.stdout == "Sent. Look into your mail.\n"
    assert [done.stdout for done in due] == ["Sent. Look into your mail.\n", "No letter is due.\n"]
    assert [letter["To"] for letter in box.arrived] == ["me@x.example", "me@x.example"]
    assert "Your week for “Lead a data team”" in shown.stdout


def test_the_letter_of_another_day_is_shown_and_never_sent(book: Path, letters: dict[str, str]) -> None:
    """The 4th was a Wednesday, and its week began on Monday the 2nd; a letter that is sent tells of today."""
    shown = program("digest", "--show", "--as-of", "2026-11-04", "--book", str(book), told=letters)
    sent = program("digest", "--as-of", "2026-11-04", "--book", str(book), told=letters)

    assert "from 2 November" in shown.stdout
    assert (sent.returncode, "--as-of goes with --show" in sent.stderr) == (2, True)


def test_without_an_account_the_command_says_what_to_do(book: Path, letters: dict[str, str]) -> None:
    """One clear sentence, and an exit code that cron reports."""
    done = program("digest", "--book", str(book), told=letters)

    assert done.returncode == 1
    assert "Say first by which mail server letters go" in done.stderr


def test_an_account_is_set_up_by_answering(letters: dict[str, str]) -> None:
    """On a server without a screen; the way is guarded unless told otherwise."""
    answers = "smtp.x.example\n\n\n\nme@x.example\n\n"
    done = program("digest", "--set-up", told=letters, text=answers)
    kept = AccountFile(Path(letters["KITHMAP_HOME"])).read()

    assert done.returncode == 0, done.stderr
    assert kept == MailAccount(host="smtp.x.example", to="me@x.example", port=465)
