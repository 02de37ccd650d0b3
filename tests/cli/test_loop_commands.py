"""The whole loop, walked by command with the day told: plan, swap, talk, ask, answer, help, thanks, review."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kithmap.actions.add_names import add_names
from kithmap.actions.ask_prompts import Prompt
from kithmap.actions.edit_need import needs_of
from kithmap.actions.log_talk import log_talk
from kithmap.actions.record_offer import record_offer
from kithmap.actions.set_goal import set_goal
from kithmap.book.file import load_book, save_book
from kithmap.book.memory import MemoryBook
from kithmap.errors import NotFound
from kithmap.flow import Flow
from kithmap.goals.goal import Goal
from kithmap.people.directory import Directory
from kithmap_app.cli.main import kithmap

NAMES = "Ana Alm, Ben Berg, Cleo Dahl, Dora Ek, Eli Falk, Finn Gran, Gita Holm, Hugo Ivars"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Eight people on a map; the first five can help with the first five needs and were met thrice in October."""
    made = MemoryBook()
    goal = set_goal(made, "Lead a data team", today=date.fromisoformat("2026-10-01"))
    add_names(made, NAMES, prompt=Prompt(goal=goal, question="Who?"), people=_people(made, goal))
    for need, person in zip(needs_of(made, goal), _people(made, goal).people[:5], strict=False):
        record_offer(made, person, need=need, influence=3)
        for day in ("2026-10-05", "2026-10-12", "2026-10-19"):
            log_talk(made, [person], day=date.fromisoformat(day), today=date.fromisoformat("2026-10-20"))
    path = tmp_path / "my.json"
    save_book(path, made)
    return path


def _people(book: MemoryBook, goal: Goal) -> Directory:
    return Flow(book.facts, today=date.fromisoformat("2026-10-20"), goal_id=goal.id).people


def run(*words: str, book: Path, day: str) -> Result:
    done = CliRunner().invoke(kithmap, [*words, "--book", str(book), "--as-of", day], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done


def names_of(book: Path, day: str) -> list[str]:
    return [talk["name"] for talk in json.loads(run("week", "--json", book=book, day=day).stdout)["conversations"]]


def test_the_whole_loop_is_walked_by_command(book: Path) -> None:
    """From the plan of a Monday to the thanks, with every step in the book."""
    week = swapped_week(book)
    talk_is_logged(book, week)
    asked = next(name for name in week[1:] if name in NAMES[:45])
    ask_is_followed_up(book, asked)
    run("ask", asked, "--answered", book=book, day="2026-11-13")
    run("ask", asked, "--helped", book=book, day="2026-11-16")
    thanks = run("thank", book=book, day="2026-11-16").stdout

    assert asked in thanks
    assert "✓" not in thanks

    run("thank", asked, book=book, day="2026-11-17")
    review = on_one_line(run("review", "A good fortnight", book=book, day="2026-11-17"))

    assert f"{asked} ✓" in run("thank", book=book, day="2026-11-17").stdout
    assert f"Help came from {asked}." in review
    assert f"{asked} helped you." in review
    assert [r.words for r in load_book(book).facts.reviews.values()] == ["A good fortnight"]
    assert "Since 17 November" in run("review", book=book, day="2026-11-20").stdout


def swapped_week(book: Path) -> list[str]:
    """Exchange the first of the week for somebody else, and give the week."""
    week = names_of(book, "2026-11-02")
    swapped = run("week", "--swap", week[0], book=book, day="2026-11-02")
    after = names_of(book, "2026-11-02")

    assert len(week) == 5
    assert week[0] not in after
    assert after[1:] == week[1:]
    assert f"{after[0]} comes in the place of {week[0]}." in swapped.stdout
    return after


def talk_is_logged(book: Path, week: list[str]) -> None:
    """Log a talk with the first of the week, with what it brought."""
    logged = run(
        *("log", week[0], "coffee", "Her team hires", "--learned", "They hire in spring", "--met", "Lu Chen, Ben Berg"),
        *("--promised", "Send my notes", "--due", "2026-11-06"),
        book=book,
        day="2026-11-03",
    )
    shown = run("week", book=book, day="2026-11-05").stdout

    assert "1 new name is on the map." in logged.stdout
    assert f"1. {week[0]} ✓" in shown
    assert "Send my notes" in shown
    assert names_of(book, "2026-11-05") == week


def ask_is_followed_up(book: Path, asked: str) -> None:
    """Ask on Wednesday the 4th: seven working days later, on Friday the 13th, a follow-up is due."""
    drafted = run("ask", asked, "Who hires?", "--guess", "30", book=book, day="2026-11-04").stdout
    run("ask", asked, "--sent", "--way", "mail", book=book, day="2026-11-04")

    assert drafted.startswith(f"Drafted: an ask to {asked}.")
    assert f"{asked} has not answered" not in on_one_line(run("week", book=book, day="2026-11-12"))
    assert f"{asked} has not answered since 4 November" in on_one_line(run("week", book=book, day="2026-11-13"))


def on_one_line(done: Result) -> str:
    return " ".join(done.stdout.split())


def test_each_step_can_be_taken_back(book: Path) -> None:
    """A slip of the pen costs nothing."""
    before = load_book(book).facts
    week = names_of(book, "2026-11-02")
    run("week", "--not-now", week[0], "--length", "never", book=book, day="2026-11-02")
    run("promise", week[1], "Send my notes", book=book, day="2026-11-02")
    run("promise", week[1], "notes", "--kept", book=book, day="2026-11-03")
    for _ in range(3):
        CliRunner().invoke(kithmap, ["undo", "--book", str(book)], catch_exceptions=False)
    after = load_book(book).facts

    assert (after.rests, after.weeks, after.promises) == (before.rests, before.weeks, before.promises)
    assert names_of(book, "2026-11-02") == week


def test_never_is_never_and_a_week_is_a_week(book: Path) -> None:
    """Not now, and not nagging."""
    week = names_of(book, "2026-11-02")
    run("week", "--not-now", week[0], "--length", "never", book=book, day="2026-11-02")
    run("week", "--not-now", week[1], "--length", "1 week", book=book, day="2026-11-02")

    assert week[1] in names_of(book, "2026-11-09")
    assert week[0] not in names_of(book, "2027-11-08")


def test_a_calendar_is_written_for_the_week(book: Path, tmp_path: Path) -> None:
    """Reminders for whoever lives in their calendar."""
    run("week", "--calendar", str(tmp_path / "week.ics"), book=book, day="2026-11-02")
    text = (tmp_path / "week.ics").read_text(encoding="utf-8")

    assert text.count("BEGIN:VTODO") == 5
    assert text.count("BEGIN:VALARM") == 6


def test_somebody_who_is_not_in_the_week_cannot_be_swapped(book: Path) -> None:
    """One clear sentence."""
    week = names_of(book, "2026-11-08")
    other = next(name for name in NAMES.split(", ") if name not in week)
    done = CliRunner().invoke(kithmap, ["week", "--swap", other, "--book", str(book), "--as-of", "2026-11-08"])

    assert done.exit_code != 0
    assert f"{other} is not among this week’s conversations." in str(done.exception)


def test_a_talk_tells_what_they_could_help_with(book: Path) -> None:
    """What came up in it is noted where `kithmap offer` finds it."""
    run("log", "ana", "coffee", "--could", "advice", book=book, day="2026-11-03")

    assert "Ana Alm" in run("offer", "ana", book=book, day="2026-11-03").stdout
    assert "Nothing is noted" not in run("offer", "ana", book=book, day="2026-11-03").stdout


def test_open_promises_are_listed(book: Path) -> None:
    """Both ways, and nothing where nothing is owed."""
    assert "Nothing is owed" in run("promise", book=book, day="2026-11-02").stdout
    run("promise", "ana", "Ask her boss", "--theirs", "--due", "2026-11-09", book=book, day="2026-11-02")

    assert "Ana Alm promised you by 9 November: Ask her boss" in run("promise", book=book, day="2026-11-02").stdout


def test_the_plan_says_what_it_learned_from_answers(book: Path) -> None:
    """Five were planned, one came to talk: a week later the command says so, and not before."""
    names = names_of(book, "2026-10-26")
    run("log", names[0], "call", "A good hour", book=book, day="2026-10-26")
    heading = "What your own record taught this plan"

    assert heading not in run("week", book=book, day="2026-10-30").stdout
    told = run("week", book=book, day="2026-11-02").stdout
    assert heading in told
    assert " you turned to answered: such a talk counts " in " ".join(told.split())


def test_what_somebody_could_do_is_noted_and_taken_back_by_command(book: Path) -> None:
    """After a talk one knows more of what they could do; a need is told by a part of its name or by its kind."""
    noted = run("offer", "hugo", "advice", "--influence", "lot", book=book, day="2026-11-02")
    kept = json.loads(run("offer", "hugo", "--json", book=book, day="2026-11-02").stdout)["offers"]
    dropped = run("offer", "hugo", "from someone who does", "--drop", book=book, day="2026-11-02")

    assert "For “Advice from someone who does this job” (matters) they can help a lot." in " ".join(
        noted.stdout.split()
    )
    assert [(one["influence"], one["state"], one["noted_on"]) for one in kept] == [(2, "could", "2026-11-02")]
    assert "Nothing is noted that they could do for this goal." in dropped.stdout


def test_taking_back_what_was_never_noted_is_told(book: Path) -> None:
    """Silence would look like done."""
    done = CliRunner().invoke(kithmap, ["offer", "hugo", "advice", "--drop", "--book", str(book)])

    assert isinstance(done.exception, NotFound)
    assert str(done.exception) == "Nothing is noted of Hugo Ivars for “Advice from someone who does this job”."
