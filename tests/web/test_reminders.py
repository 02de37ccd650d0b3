"""Reminders on the web: the secret feed as calendars read it, the weekly letter, and how weeks go."""

import shutil
import subprocess
import sys
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import icalendar
import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from kithmap.actions.log_talk import log_talk
from kithmap.actions.make_promise import make_promise
from kithmap.actions.pause_goal import pause_goal
from kithmap.actions.set_cadence import set_cadence
from kithmap.actions.set_preference import set_preference
from kithmap.plan.cadence import CadenceOf
from kithmap.plan.preference import LEAST_CAPACITY, MOST_CAPACITY, Preference
from kithmap_app.post.account import AccountFile
from kithmap_app.post.feed_key import FeedKeyFile
from kithmap_app.post.timer import look_once
from kithmap_app.programs.limits import NUMBERS
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.clock import now
from kithmap_app.web.desk import open_desk
from tests.post.mailbox import HOST, free_port, mail_server
from tests.web.conftest import TODAY
from tests.web.first_map import said, text_of
from tests.web.loop_desk import week_people, words_of

PAGE = "/reminders/"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Settings) -> Path:
    """A home folder of each test's own: keys and accounts are files there."""
    settings.HOME = tmp_path
    return tmp_path


def made_address(client: Client, home: Path) -> str:
    """Make the feed and give its address."""
    client.post(reverse("feed-key"), {"act": "renew"})
    key = FeedKeyFile(home).read()
    assert key is not None
    return reverse("feed", args=[key.key])


def calendar_at(client: Client, address: str) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(client.get(address).content)


def told_account(port: int, /, **told: str) -> dict[str, str]:
    given = {"host": HOST, "to": "me@x.example", "port": str(port), "security": "none", "wants": "yes"}
    return {**given, **told}


def test_the_feed_holds_the_week_with_alarms(client: Client, sample_book: SqlBook, home: Path) -> None:
    """Five talks and a promise as tasks, the look back as an appointment; every one rings."""
    make_promise(sample_book, week_people()[0], what="Send my notes", by_me=True, today=TODAY, due=TODAY)
    answer = client.get(made_address(client, home))
    calendar = icalendar.Calendar.from_ical(answer.content)
    names = [str(task["summary"]) for task in calendar.walk("VTODO")]

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert {name for name in names if name.startswith("Talk with")} == {f"Talk with {p.name}" for p in week_people()}
    assert sum("Send my notes" in name for name in names) == 1
    assert [str(event["summary"]) for event in calendar.walk("VEVENT")] == [
        "Look back on the week: Lead a data team by June"
    ]
    assert len(calendar.walk("VALARM")) == len(names) + 1
    # a fixed "09:00" without a zone: it stays nine o'clock through clock changes and on journeys
    assert {task.decoded("due").time() for task in calendar.walk("VTODO")} == {time(9)}
    assert {task.decoded("due").tzinfo for task in calendar.walk("VTODO")} == {None}


def test_what_has_not_changed_is_not_sent_again(client: Client, sample_book: SqlBook, home: Path) -> None:
    """Calendars ask every hour; a talk changes the answer."""
    address = made_address(client, home)
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first.headers["ETag"]})
    log_talk(sample_book, [week_people()[0]], day=TODAY, today=TODAY)
    later = client.get(address, headers={"if-none-match": first.headers["ETag"]})

    assert (first.status_code, again.status_code, later.status_code) == (200, 304, 200)
    assert again.content == b""
    assert "private" in first.headers["Cache-Control"]


def test_only_the_key_opens_it(client: Client, sample_book: SqlBook, home: Path) -> None:
    """Another key, an old one or none at all reads nothing; a feed that is closed is not there."""
    nothing_yet = client.get("/feed/.ics").status_code, client.get("/feed/None.ics").status_code
    old = made_address(client, home)
    new = made_address(client, home)
    statuses = [client.get(address).status_code for address in (old, new, new.replace(".ics", "x.ics"))]
    client.post(reverse("feed-key"), {"act": "close"})

    assert nothing_yet == (404, 404)
    assert statuses == [404, 200, 404]
    assert client.get(new).status_code == 404
    assert client.post(old).status_code in (404, 405)


def test_another_host_name_reads_nothing(client: Client, sample_book: SqlBook, home: Path) -> None:
    """A foreign name that is made to point here (DNS rebinding) is refused, key or no key."""
    address = made_address(client, home)

    assert client.get(address, headers={"host": "evil.example"}).status_code == 400
    assert client.get(address, headers={"host": "127.0.0.1:8787"}).status_code == 200


def test_a_goal_that_rests_is_silent(client: Client, sample_book: SqlBook, home: Path) -> None:
    """The calendar is empty and still a calendar."""
    address = made_address(client, home)
    goal = open_desk().goal
    assert goal is not None
    pause_goal(sample_book, goal, since=TODAY)

    assert calendar_at(client, address).walk("VTODO") == []


def test_the_feed_speaks_the_language_in_which_it_was_made(client: Client, sample_book: SqlBook, home: Path) -> None:
    """A calendar program has a language of its own that nobody asked for."""
    client.post(reverse("feed-key"), {"act": "renew"}, headers={"accept-language": "es"})
    key = FeedKeyFile(home).read()
    assert key is not None
    calendar = icalendar.Calendar.from_ical(
        client.get(reverse("feed", args=[key.key]), headers={"accept-language": "en"}).content
    )

    assert str(calendar.walk("VTODO")[0]["summary"]).startswith("Hablar con ")


VDIRSYNCER = """[general]
status_path = "{folder}/status/"
[pair week]
a = "here"
b = "kithmap"
collections = null
[storage here]
type = "filesystem"
path = "{folder}/calendar/"
fileext = ".ics"
[storage kithmap]
type = "http"
url = "{url}"
"""


def test_a_real_client_subscribes(live_server: LiveServer, client: Client, sample_book: SqlBook, home: Path) -> None:
    """vdirsyncer, which khal and many others read from: what arrives in its folder is the week, also after a change."""
    program = shutil.which("vdirsyncer", path=str(Path(sys.executable).parent)) or shutil.which("vdirsyncer")
    if program is None:
        pytest.skip("vdirsyncer is not installed (it is among the development dependencies)")
    config = home / "vdirsyncer.conf"
    config.write_text(VDIRSYNCER.format(folder=home, url=live_server.url + made_address(client, home)), "utf-8")

    def synced() -> list[str]:
        for step in (("discover",), ("sync",)):
            done = subprocess.run(
                [program, "-c", config, *step], capture_output=True, text=True, check=False, input="y"
            )
            assert done.returncode == 0, done.stderr
        found = [icalendar.Calendar.from_ical(p.read_bytes()) for p in (home / "calendar").glob("*.ics")]
        return sorted(str(item["summary"]) for calendar in found for item in calendar.walk("VTODO"))

    (home / "calendar").mkdir()
    first = synced()
    make_promise(sample_book, week_people()[0], what="Send my notes", by_me=True, today=TODAY, due=TODAY)
    second = synced()

    assert len([name for name in first if name.startswith("Talk with")]) == 5
    assert len(second) == len(first) + 1
    assert any("Send my notes" in name for name in second)


def test_a_letter_is_tried_out_and_arrives(client: Client, sample_book: SqlBook, home: Path) -> None:
    """Keep the account, press the button, look into the mail."""
    with mail_server() as box:
        kept = client.post(reverse("mail-account"), told_account(box.port), follow=True).content.decode()
        tried = client.post(reverse("send-letter"), {"act": "test"}, follow=True).content.decode()
        client.post(reverse("send-letter"), {"act": "week"})
    subjects = [letter["Subject"] for letter in box.arrived]

    assert said(kept) == "Kept. Send yourself a letter to see that it arrives."
    assert '<button form="undo-form">' not in kept
    assert said(tried) == "Sent to me@x.example. Look into your mail."
    assert subjects == ["Kithmap can write to you", "5 conversations this week for “Lead a data team by June”"]
    assert sample_book.facts.preference.wants_digest
    assert "The last letter went on 21 November." in words_of(client, PAGE)


def test_a_failure_stands_on_the_first_page_until_it_works(client: Client, sample_book: SqlBook, home: Path) -> None:
    """A reminder that does not arrive must not go unnoticed."""
    port = free_port()
    client.post(reverse("mail-account"), told_account(port))
    client.post(reverse("send-letter"), {"act": "test"})
    with_trouble = [text_of(client, address) for address in ("/", "/week/")]
    with mail_server() as box:
        client.post(reverse("mail-account"), told_account(box.port))
        client.post(reverse("send-letter"), {"act": "test"})

    assert all(f"{HOST} could not be reached at port {port}" in page for page in with_trouble)
    assert "could not be reached" not in text_of(client, "/")
    assert "could not be reached" not in text_of(client, PAGE)


def test_the_servers_own_timer_sends_what_is_due(client: Client, sample_book: SqlBook, home: Path) -> None:
    """Without cron: the running server looks by itself."""
    with mail_server() as box:
        client.post(reverse("mail-account"), told_account(box.port))
        # at midnight of a Monday it may be too early: any hour will do here
        client.post(reverse("set-weeks"), {"starts": "0", "hour": "0", "zone": ""})
        look_once()
        look_once()

    assert len(box.arrived) == 1


def test_the_timer_survives_a_server_that_is_down(client: Client, sample_book: SqlBook, home: Path) -> None:
    """It is told on the page, and the next look tries again."""
    client.post(reverse("mail-account"), told_account(free_port()))
    client.post(reverse("set-weeks"), {"starts": "0", "hour": "0", "zone": ""})
    look_once()

    assert "could not be reached" in text_of(client, "/")


def test_the_password_never_goes_back_to_a_page(client: Client, sample_book: SqlBook, home: Path) -> None:
    """It stays when the form is kept without it, and goes when the server is another one."""
    client.post(reverse("mail-account"), told_account(2525, user="ana", password="correct horse"))
    page = client.get(PAGE).content.decode()
    client.post(reverse("mail-account"), told_account(2526, user="ana", password="·" * 8))
    kept = AccountFile(home).read()
    client.post(reverse("mail-account"), told_account(2526, user="ana", password="·" * 8, host="localhost"))
    elsewhere = AccountFile(home).read()
    client.post(reverse("mail-account"), {"act": "forget"})

    assert "correct horse" not in page
    assert kept is not None
    assert elsewhere is not None
    assert (kept.password, kept.port) == ("correct horse", 2526)
    assert elsewhere.password == ""
    assert AccountFile(home).read() is None


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"host": ""}, "Say which mail server to use"),
        ({"to": "me"}, "Say to which address letters go"),
        ({"host": "mail.x.example"}, "would travel open"),
        ({"port": "99999"}, "A port is a number up to 65535"),
    ],
)
def test_an_account_that_cannot_be_used_is_asked_for_again(
    client: Client, sample_book: SqlBook, home: Path, told: dict[str, str], sentence: str
) -> None:
    """What was typed stays, nothing is kept."""
    answer = client.post(reverse("mail-account"), told_account(2525, user="ana", **told))

    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert 'value="ana"' in answer.content.decode()
    assert AccountFile(home).read() is None


def test_weeks_are_set(client: Client, sample_book: SqlBook) -> None:
    """First day, hour, zone; a zone that does not exist is asked for again."""
    client.post(reverse("set-weeks"), {"starts": "6", "hour": "7", "zone": "Europe/Madrid"})
    preference = sample_book.facts.preference
    wrong = client.post(reverse("set-weeks"), {"starts": "9", "hour": "x", "zone": "Middle/Earth"})

    assert (preference.week_starts_on, preference.alarm_hour, preference.time_zone) == (6, 7, "Europe/Madrid")
    assert wrong.status_code == 400
    assert "There is no time zone called Middle/Earth." in wrong.content.decode()
    assert sample_book.facts.preference == preference


def test_what_a_program_set_stands_on_the_page_and_is_not_changed_unseen(client: Client, sample_book: SqlBook) -> None:
    """Programs may choose any day: a page that did not know it showed Monday, and kept that with whatever was saved."""
    set_preference(sample_book, Preference(week_starts_on=2))
    page = client.get(PAGE).content.decode()
    client.post(reverse("set-weeks"), {"starts": "2", "hour": "8", "zone": ""})

    assert '<option value="2" selected>Wednesday</option>' in page
    assert sample_book.facts.preference.week_starts_on == 2


def test_programs_and_pages_know_the_same_number_of_talks_a_week() -> None:
    """A week of 20, set by a program, would be shown as a week of one."""
    assert NUMBERS["capacity"] == (LEAST_CAPACITY, MOST_CAPACITY)


def test_a_rhythm_is_set_for_a_ring_a_category_and_a_person(client: Client, sample_book: SqlBook) -> None:
    """And taken back; nobody is on a reminder before."""
    person, category = week_people()[0], open_desk().flow.categories[0]
    to = reverse("set-rhythm")
    client.post(to, {"of": "ring", "whom": "1", "days": "14"})
    client.post(to, {"of": "category", "whom": category.id, "days": "365"})
    client.post(to, {"of": "person", "who": person.name, "who_id": person.id, "days": "0"})
    kept = {(c.of, c.whom, c.every_days) for c in sample_book.facts.cadences.values()}
    client.post(to, {"of": "ring", "whom": "1", "days": ""})
    client.post(to, {"of": "ring", "whom": "9", "days": "7"})

    assert kept == {
        (CadenceOf.RING, "1", 14),
        (CadenceOf.CATEGORY, category.id, 365),
        (CadenceOf.PERSON, person.id, 0),
    }
    assert len(sample_book.facts.cadences) == 2
    assert client.post(to, {"of": "person", "who": "Nobody Atall", "days": "7"}).status_code == 400


def test_contact_both_ways_starts_a_rhythm_anew_and_nobody_else_is_due(client: Client, sample_book: SqlBook) -> None:
    """The oldest complaint about reminder apps is that contact does not count."""
    goal, person = open_desk().goal, week_people()[0]
    assert goal is not None
    set_cadence(sample_book, person, goal=goal, every_days=30)
    due = words_of(client, "/week/")
    log_talk(sample_book, [person], day=TODAY - timedelta(days=1), today=TODAY)

    assert f"You last heard from {person.name} on" in due
    assert f"You last heard from {person.name} on" not in words_of(client, "/week/")


def test_questions_are_said_in_own_words_left_out_added_and_taken_back(client: Client, sample_book: SqlBook) -> None:
    """The bank is the owner's; a window that lags behind overwrites nothing."""
    to = reverse("edit-question")
    client.post(to, {"id": "trends:1", "text": "What keeps you awake?"})
    client.post(to, {"id": "trends:2", "text": ""})
    client.post(to, {"theme": "advice", "text": "What would your mother say?"})
    late = client.post(to, {"id": "trends:1", "text": "Late", "seen": "another mark"}, follow=True).content.decode()
    own = {q.text for q in sample_book.facts.questions.values()}
    client.post(to, {"id": "trends:1", "act": "reset"})

    assert own == {"What keeps you awake?", "", "What would your mother say?"}
    assert "changed in another window" in said(late)
    assert "What is changing most in your field at the moment?" in text_of(client, reverse("questions"))


def test_noon_is_the_hour_of_a_fixed_day(settings: Settings) -> None:
    """Tests and looking back have an hour too."""
    settings.KITHMAP_TODAY, settings.TIME_ZONE = "2028-02-29", "UTC"

    assert now() == datetime(2028, 2, 29, 12, tzinfo=UTC)
