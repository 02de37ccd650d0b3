"""This week's cards: what they say, and what can be done with each, in one window or in two."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries, Settings

from kithmap.actions.end_goal import end_goal
from kithmap.actions.make_promise import make_promise
from kithmap.actions.pause_goal import pause_goal
from kithmap.actions.set_preference import set_preference
from kithmap.book.facts import Changes, told
from kithmap.plan.ending import EndingKind
from kithmap.plan.preference import Preference
from kithmap.plan.week_choice import WeekChoice
from kithmap.sources.card import Card
from kithmap.ties.talk import Talk
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from tests.web.conftest import TODAY
from tests.web.first_map import said, text_of
from tests.web.loop_desk import week_people, words_of

WEEK = "/week/"


def test_a_card_says_why_what_when_how_and_what_to_ask(client: Client, sample_book: SqlBook) -> None:
    """Shells are thin: all of it is the plan's."""
    person = week_people()[0]
    make_promise(sample_book, person, what="Send my notes", by_me=True, today=TODAY)
    talk = open_desk().flow.planned(5).conversations[0]
    text = text_of(client, WEEK)

    assert talk.name == person.name
    for words in (talk.would_change, talk.why[0].text, talk.last_spoke, talk.opener, *talk.questions, *talk.promises):
        assert escape(words) in text, words
    assert len(talk.questions) == 3
    assert f"You promised {person.name}: Send my notes" in text
    assert all(escape(way.link) in text for way in talk.ways)
    assert "mailto:" in text


def test_it_opens_the_owners_own_programs_and_sends_nothing(client: Client, sample_book: SqlBook) -> None:
    """Kithmap never writes to people itself: every form of the page stays on this machine."""
    text = text_of(client, WEEK)

    assert 'href="mailto:' in text
    assert 'href="tel:' in text
    assert 'href="sms:' in text
    assert 'href="https://wa.me/' in text
    assert 'action="http' not in text


def test_somebody_else_comes_in_the_same_place(client: Client, sample_book: SqlBook) -> None:
    """The others stay, whatever was told since."""
    before = week_people()
    answer = client.post(reverse("week-swap"), {"person": before[0].id}, follow=True)
    after = week_people()

    assert after[0] not in before
    assert after[1:] == before[1:]
    assert said(answer.content.decode()) == f"{after[0].name} comes in the place of {before[0].name}."


def test_in_two_windows_the_later_one_is_told_and_nothing_is_lost(client: Client, sample_book: SqlBook) -> None:
    """Somebody who was exchanged in one window cannot be exchanged, put off or ticked off in another."""
    first, second, *_ = week_people()
    client.post(reverse("week-swap"), {"person": first.id})
    client.post(reverse("week-done"), {"person": second.id})
    kept = list(sample_book.facts.weeks.values())
    late = [
        client.post(reverse(name), {"person": person.id, "length": "never"}, follow=True).content.decode()
        for person in (first, second)
        for name in ("week-swap", "week-not-now")
    ]

    assert all("is not among this week’s conversations. It was changed in another window" in page for page in late)
    assert list(sample_book.facts.weeks.values()) == kept
    assert sample_book.facts.rests == {}


@pytest.mark.parametrize(
    ("length", "until"),
    [
        # counted on a calendar from 21 November 2026
        ("1 week", date(2026, 11, 28)),
        ("1 month", date(2026, 12, 21)),
        ("3 months", date(2027, 2, 21)),
        ("never", None),
        ("for ever and ever", date(2026, 11, 28)),
    ],
)
def test_not_now_is_as_long_as_said_and_can_be_taken_back(
    client: Client, sample_book: SqlBook, length: str, until: date | None
) -> None:
    """Also a "never" was said on one day of a long life."""
    person = week_people()[0]
    client.post(reverse("week-not-now"), {"person": person.id, "length": length})
    (rest,) = sample_book.facts.rests.values()
    shown = words_of(client, WEEK)

    assert rest.until == until
    assert person not in week_people()
    assert f"{person.name}, {'for good' if until is None else 'until'}" in shown
    client.post(reverse("week-back"), {"person": person.id})
    assert sample_book.facts.rests == {}


def test_ticked_off_is_done_without_a_note(client: Client, sample_book: SqlBook) -> None:
    """A talk need not be told to have happened."""
    person = week_people()[0]
    client.post(reverse("week-done"), {"person": person.id})

    assert f"You and {person.name} have talked." in words_of(client, WEEK)
    assert text_of(client, WEEK).count('class="opener"') == 4


def test_a_logged_talk_ticks_its_card_off_and_keeps_the_week(client: Client, sample_book: SqlBook) -> None:
    """The week stays as it was, although warmth has changed by the talk."""
    before = week_people()
    client.post("/log/", {"person": before[0].id, "note": "Coffee"})

    assert week_people() == before
    assert f"You and {before[0].name} have talked." in words_of(client, WEEK)


def test_the_whole_week_done_is_said(client: Client, sample_book: SqlBook) -> None:
    """And counted by nobody."""
    for person in week_people():
        client.post(reverse("week-done"), {"person": person.id})

    assert "That was the whole week." in words_of(client, WEEK)


@pytest.mark.parametrize(("asked", "size"), [("1", 1), ("15", 15), ("99", 15), ("0", 1), ("many", 5), ("", 5)])
def test_a_week_holds_as_many_as_wanted(client: Client, sample_book: SqlBook, asked: str, size: int) -> None:
    """One to fifteen; nonsense changes nothing."""
    client.post(reverse("week-size"), {"size": asked})

    assert text_of(client, WEEK).count('class="opener"') == size
    assert sample_book.facts.preference.capacity == size


def test_a_week_under_way_keeps_its_size(client: Client, sample_book: SqlBook) -> None:
    """Nobody who was looked forward to vanishes."""
    client.post(reverse("week-done"), {"person": week_people()[0].id})
    answer = client.post(reverse("week-size"), {"size": "2"}, follow=True)

    assert said(answer.content.decode()) == "That holds from next week: this one is under way."
    assert len(week_people()) == 5


def test_a_goal_that_rests_or_is_over_proposes_nobody(client: Client, sample_book: SqlBook) -> None:
    """Rest is rest."""
    goal = open_desk().goal
    assert goal is not None
    pause_goal(sample_book, goal, since=TODAY)
    resting = words_of(client, WEEK)
    client.post(reverse("pause"), {"act": "go-on"})
    end_goal(sample_book, goal, kind=EndingKind.REACHED, day=TODAY)

    assert "This goal rests at the moment" in resting
    assert 'class="opener"' not in text_of(client, WEEK)
    assert "This goal has come to its end" in words_of(client, WEEK)


def test_a_week_that_begins_on_sunday(client: Client, sample_book: SqlBook, settings: Settings) -> None:
    """On Sunday the 22nd one week ends and the other begins, as the owner counts."""
    settings.KITHMAP_TODAY = "2026-11-22"
    monday = words_of(client, WEEK)
    set_preference(sample_book, Preference(week_starts_on=6))

    assert "16 November to 22 November" in monday
    assert "22 November to 28 November" in words_of(client, WEEK)


def test_the_day_is_that_of_the_owners_time_zone(sample_book: SqlBook, settings: Settings) -> None:
    """Kiritimati and Niue are twenty-five hours apart: it is never the same day there."""
    settings.KITHMAP_TODAY = ""
    set_preference(sample_book, Preference(time_zone="Pacific/Kiritimati"))
    east = open_desk().today
    set_preference(sample_book, Preference(time_zone="Pacific/Niue"))

    assert east - open_desk().today in (timedelta(days=1), timedelta(days=2))


def test_what_else_is_due_leads_to_where_it_is_done(client: Client, sample_book: SqlBook) -> None:
    """One thing, one door."""
    make_promise(sample_book, week_people()[0], what="Send my notes", by_me=True, today=TODAY, due=TODAY)
    text = text_of(client, WEEK)

    assert "by 21 November: Send my notes" in text
    assert f'<li><a href="{reverse("promises")}">' in text


def test_queries_do_not_grow_with_people(
    client: Client, sample_book: SqlBook, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """On every page of the loop."""
    pages = [WEEK, *(reverse(name) for name in ("asks", "introductions", "promises", "targets", "thanks", "progress"))]
    pages += [reverse("review"), reverse("reminders"), reverse("rhythm"), reverse("questions"), reverse("new-ask")]
    cards = tuple(Card(source="names", key=str(i), name=f"Nomen {i}") for i in range(300))
    sample_book.apply("Add many", Changes(put=cards))
    for address in pages:
        client.get(address)
        with django_assert_max_num_queries(8):
            assert client.get(address).status_code == 200


def test_what_the_record_taught_stands_folded_at_the_foot(client: Client, sample_book: SqlBook) -> None:
    """Nothing that moves the plan is secret, and nothing of it stands in the way."""
    title = "What your own record taught this plan"
    people, start = week_people(), TODAY - timedelta(days=TODAY.weekday() + 7)
    weeks = tuple(sample_book.facts.weeks.values())
    sample_book.apply("No week yet", Changes(dropped=(*weeks, *sample_book.facts.asks.values())))

    assert title not in text_of(client, WEEK)
    choice = WeekChoice(goal_id=open_desk().flow.goal_id, start=start, people=tuple(p.id for p in people))
    talk = Talk(person=people[0].id, day=start)
    sample_book.apply("A week", told(sample_book.facts, [choice, talk]))
    taught = open_desk().flow.planned(5).learned
    text = text_of(client, WEEK)
    assert taught
    assert text.index(title) > text.rindex('class="card"')
    assert all(escape(reason.text) in text for reason in taught)
