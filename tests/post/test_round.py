"""The weekly letter goes once a week, when it is time, whoever asks; what went wrong is kept until it works."""

import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kithmap.actions.add_names import add_names
from kithmap.actions.ask_prompts import Prompt
from kithmap.actions.end_goal import end_goal
from kithmap.actions.set_goal import set_goal
from kithmap.actions.set_preference import set_preference
from kithmap.book.memory import MemoryBook
from kithmap.errors import BookNotWritable
from kithmap.flow import Flow
from kithmap.goals.goal import Goal
from kithmap.plan.ending import EndingKind
from kithmap.plan.preference import Preference
from kithmap_app.post.account import AccountFile, MailAccount, Security
from kithmap_app.post.log import LogFile
from kithmap_app.post.round import NoAccount, NothingToTell, Post, is_time
from kithmap_app.post.sending import LetterNotSent
from tests.post.mailbox import HOST, Mailbox, free_port, mail_server

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def book() -> MemoryBook:
    """Three names around a goal, and an owner who wants the letter."""
    made = MemoryBook()
    goal = set_goal(made, "Lead a data team", today=date(2026, 11, 1))
    people = Flow(made.facts, today=date(2026, 11, 1), goal_id=goal.id).people
    add_names(made, "Ana Alm, Ben Berg, Cleo Dahl", prompt=Prompt(goal=goal, question="Who?"), people=people)
    set_preference(made, Preference(wants_digest=True))
    return made


def goal_of(book: MemoryBook) -> Goal:
    return next(iter(book.facts.goals.values()))


def keep(folder: Path, port: int, **told: object) -> Post:
    given = {"host": HOST, "to": "me@x.example", "port": port, "security": Security.NONE, **told}
    AccountFile(folder).keep(MailAccount(**given))  # type: ignore[arg-type]
    return Post(folder)


def sent(box: Mailbox) -> int:
    return len(box.arrived)


def test_the_letter_goes_once_a_week(tmp_path: Path, book: MemoryBook) -> None:
    """The timer and cron may both ask, as often as they like."""
    with mail_server() as box:
        post = keep(tmp_path, box.port)
        asked = [post.send_if_due(book, goal_of(book), now=MONDAY + timedelta(hours=h)) for h in (-1, 0, 1, 30, 100)]
        next_week = post.send_if_due(book, goal_of(book), now=MONDAY + timedelta(days=7))

    assert [digest is not None for digest in asked] == [False, True, False, False, False]
    assert next_week is not None
    assert sent(box) == 2
    assert "Ana Alm" in box.arrived[0].get_content()


def test_two_who_ask_at_once_send_one_letter(tmp_path: Path, book: MemoryBook) -> None:
    """The server's timer and a cron job wake at the same second."""
    with mail_server() as box:
        post = keep(tmp_path, box.port)
        both = [
            threading.Thread(target=post.send_if_due, args=(book, goal_of(book)), kwargs={"now": MONDAY})
            for _ in range(4)
        ]
        for each in both:
            each.start()
        for each in both:
            each.join()

    assert sent(box) == 1


def test_a_machine_that_was_off_on_monday_sends_on_wednesday(tmp_path: Path, book: MemoryBook) -> None:
    """A late letter beats none."""
    with mail_server() as box:
        keep(tmp_path, box.port).send_if_due(book, goal_of(book), now=MONDAY + timedelta(days=2, hours=-8))

    assert sent(box) == 1


def test_a_failure_is_kept_until_it_works_and_tried_again_after_an_hour(tmp_path: Path, book: MemoryBook) -> None:
    """A reminder that does not arrive must not go unnoticed."""
    post = keep(tmp_path, free_port())
    with pytest.raises(LetterNotSent):
        post.send_if_due(book, goal_of(book), now=MONDAY)
    trouble = post.trouble
    with mail_server() as box:
        keep(tmp_path, box.port)
        post.send_if_due(book, goal_of(book), now=MONDAY + timedelta(minutes=30))
        too_early = sent(box)
        post.send_if_due(book, goal_of(book), now=MONDAY + timedelta(minutes=61))

    assert "could not be reached" in trouble
    assert (too_early, sent(box)) == (0, 1)
    assert post.trouble == ""


def test_a_test_letter_is_not_the_letter_of_the_week(tmp_path: Path, book: MemoryBook) -> None:
    """Trying it out on Monday at nine must not cost the week's letter."""
    with mail_server() as box:
        post = keep(tmp_path, box.port)
        post.send_test(now=MONDAY - timedelta(hours=2))
        post.send_if_due(book, goal_of(book), now=MONDAY)

    assert box.arrived[0]["Subject"] == "Kithmap can write to you"
    assert sent(box) == 2


def test_who_wants_no_letter_gets_none(tmp_path: Path, book: MemoryBook) -> None:
    """Quiet by default."""
    set_preference(book, Preference())
    with mail_server() as box:
        done = keep(tmp_path, box.port).send_if_due(book, goal_of(book), now=MONDAY)

    assert (done, sent(box)) == (None, 0)


def test_a_goal_that_is_over_writes_no_letters(tmp_path: Path, book: MemoryBook) -> None:
    """An empty letter is noise."""
    end_goal(book, goal_of(book), kind=EndingKind.REACHED, day=date(2026, 11, 20))
    with mail_server() as box:
        post = keep(tmp_path, box.port)
        with pytest.raises(NothingToTell):
            post.send_week(book, goal_of(book), now=MONDAY)

        assert post.send_if_due(book, goal_of(book), now=MONDAY) is None
    assert sent(box) == 0


def test_without_an_account_it_says_what_to_do(tmp_path: Path) -> None:
    """One clear sentence."""
    with pytest.raises(NoAccount, match="Say first by which mail server"):
        Post(tmp_path).send_test(now=MONDAY)


def test_the_letter_speaks_the_language_in_which_it_was_set_up(tmp_path: Path, book: MemoryBook) -> None:
    """Cron has no browser."""
    with mail_server() as box:
        keep(tmp_path, box.port, language="es").send_week(book, goal_of(book), now=MONDAY)

    assert "conversaciones esta semana" in box.arrived[0]["Subject"]


@pytest.mark.parametrize(
    ("zone", "starts_on", "moment", "expected"),
    [
        # Monday, nine in the morning in Madrid is eight in Greenwich, in winter
        ("Europe/Madrid", 0, datetime(2026, 11, 23, 7, 59, tzinfo=UTC), False),
        ("Europe/Madrid", 0, datetime(2026, 11, 23, 8, 0, tzinfo=UTC), True),
        # clocks went forward on 29 March 2026: nine is seven in Greenwich now
        ("Europe/Madrid", 0, datetime(2026, 3, 30, 6, 59, tzinfo=UTC), False),
        ("Europe/Madrid", 0, datetime(2026, 3, 30, 7, 0, tzinfo=UTC), True),
        # weeks that begin on Sunday: Sunday in Honolulu is ten hours later
        ("Pacific/Honolulu", 6, datetime(2026, 11, 22, 18, 59, tzinfo=UTC), False),
        ("Pacific/Honolulu", 6, datetime(2026, 11, 22, 19, 0, tzinfo=UTC), True),
        # a day that is only there in leap years
        ("UTC", 1, datetime(2028, 2, 29, 8, 59, tzinfo=UTC), False),
        ("UTC", 1, datetime(2028, 2, 29, 9, 0, tzinfo=UTC), True),
        ("nowhere", 0, datetime(2026, 11, 23, 9, 0, tzinfo=UTC), True),
    ],
)
def test_nine_oclock_is_the_owners(zone: str, starts_on: int, moment: datetime, expected: bool) -> None:
    """Through clock changes, on islands, and in weeks that begin on another day; counted by hand."""
    preference = Preference(time_zone=zone, week_starts_on=starts_on)

    assert is_time(preference, now=moment) is expected
    assert is_time(preference, now=moment.astimezone(ZoneInfo("Asia/Tokyo"))) is expected or zone == "nowhere"


def test_a_torn_log_is_an_empty_one(tmp_path: Path) -> None:
    """It can be thrown away: at worst one letter comes twice."""
    (tmp_path / "post-log.json").write_text('{"sent_for": "neve', encoding="utf-8")

    assert LogFile(tmp_path).read().sent_for is None
    assert LogFile(tmp_path).claim(date(2026, 11, 23), now=MONDAY)


class _PowerCut(BaseException):
    """The machine goes down between the letter and its note."""


def test_a_crash_after_sending_sends_no_second_letter(
    tmp_path: Path, book: MemoryBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At most once: the week stands on the pages anyway, and the owner is told that the letter may be missing."""

    def cut(*_: object, **__: object) -> None:
        raise _PowerCut

    with mail_server() as box:
        post = keep(tmp_path, box.port)
        monkeypatch.setattr(LogFile, "note_sent", cut)
        with pytest.raises(_PowerCut):
            post.send_if_due(book, goal_of(book), now=MONDAY)
        monkeypatch.undo()
        again = [post.send_if_due(book, goal_of(book), now=MONDAY + timedelta(hours=h)) for h in (2, 4)]
        told = post.trouble
        next_week = post.send_if_due(book, goal_of(book), now=MONDAY + timedelta(days=7))

    assert again == [None, None]
    assert "`kithmap digest` sends it once more" in told
    assert next_week is not None
    assert sent(box) == 2
    assert post.trouble == ""


def test_a_home_that_cannot_be_made_is_one_sentence(tmp_path: Path, book: MemoryBook) -> None:
    """The folder's place is taken by a file: as good as a disk that is read-only, also for root."""
    (tmp_path / "taken").write_text("")
    home = tmp_path / "taken" / "home"
    account = MailAccount(host=HOST, to="me@x.example", security=Security.NONE)

    with pytest.raises(BookNotWritable, match="could not be written"):
        LogFile(home).claim(date(2026, 11, 23), now=MONDAY)
    with pytest.raises(BookNotWritable, match="could not be written"):
        AccountFile(home).keep(account)
