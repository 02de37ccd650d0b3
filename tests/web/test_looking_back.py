"""Looking back on the web: the five screens, pauses, thanks, the end of a goal, and the dials over the weeks."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from pytest_django import Settings

from kithmap.actions.review_week import review_of
from kithmap.gaps.dial import Dial, DialName, silent
from kithmap.plan.ending import EndingKind
from kithmap.plan.progress import Track
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from kithmap_app.web.sparkline import sparkline
from tests.web.conftest import TODAY
from tests.web.first_map import text_of
from tests.web.loop_desk import drafted, only_ask, week_people, words_of

OFFERED = "mail:amina@yusuf.example"


def test_five_screens_say_what_the_library_says(client: Client, sample_book: SqlBook) -> None:
    """What happened, what is open, how the map moved, the way, next week."""
    client.post("/log/", {"person": week_people()[0].id, "learned": "They hire in <spring>"})
    goal = open_desk().goal
    assert goal is not None
    review = review_of(sample_book, goal, today=TODAY)
    screens = [text_of(client, reverse("review-screen", args=[n])) for n in range(1, 6)]

    assert all(escape(sentence) in screens[0] for sentence in review.happened)
    assert "They hire in &lt;spring&gt;" in screens[0]
    assert all(escape(step.sentence) in screens[1] for step in review.open_steps)
    assert all(escape(move.label_now) in screens[2] for move in review.map_moves)
    assert all(escape(sentence) in screens[3] for sentence in review.way)
    assert all(escape(talk.name) in screens[4] for talk in review.next_week.conversations)


def test_a_review_is_kept_with_its_words(client: Client, sample_book: SqlBook, settings: Settings) -> None:
    """The next one begins there, and reads them again."""
    client.post(reverse("keep-review"), {"words": "Ask sooner"})
    settings.KITHMAP_TODAY = "2026-11-28"

    assert [(r.day, r.words) for r in sample_book.facts.reviews.values()] == [(TODAY, "Ask sooner")]
    assert "Since 21 November:" in words_of(client, reverse("review"))
    assert "21 November: Ask sooner" in words_of(client, reverse("review-screen", args=[4]))


@pytest.mark.parametrize("screen", ["0", "6", "99"])
def test_a_screen_that_is_not_there_is_the_nearest(client: Client, sample_book: SqlBook, screen: str) -> None:
    """An address that was typed wrong is no error."""
    assert client.get(f"/review/{screen}/").status_code == 200


@pytest.mark.parametrize(
    ("weeks", "until"), [("2", date(2026, 12, 5)), ("0", None), ("", None), ("999", date(2027, 5, 22))]
)
def test_a_pause_is_as_long_as_said(client: Client, sample_book: SqlBook, weeks: str, until: date | None) -> None:
    """Counted on a calendar from 21 November 2026; half a year at most."""
    client.post(reverse("pause"), {"weeks": weeks})
    (pause,) = sample_book.facts.pauses.values()

    assert pause.until == until


def test_whoever_helped_is_thanked_with_what_they_gave(client: Client, sample_book: SqlBook) -> None:
    """By an ask of the loop; the words to begin from stand there, and go into the owner's own programs."""
    person, need = week_people()[0], open_desk().flow.needs[0]
    client.post(reverse("new-ask"), {"who_id": person.id, "need": need.id})
    address = reverse("ask-step", args=[only_ask(sample_book).id])
    for act in ("sent", "helped"):
        client.post(address, {"act": act})
    waiting = words_of(client, reverse("thanks")).split("The way so far")[0]
    client.post(reverse("thank"), {"person": person.id})
    after = words_of(client, reverse("thanks"))

    assert f"thank you for “{need.label}”" in waiting
    assert only_ask(sample_book).thanked_on == TODAY
    assert f"{person.name} : {need.label}" in after.split("Thanked")[1]


def test_help_that_no_ask_stands_behind_is_thanked_for_once(client: Client, sample_book: SqlBook) -> None:
    """Somebody who helped before Kithmap was there."""
    amina = open_desk().flow.people.named(OFFERED)
    before = text_of(client, reverse("thanks"))
    first = client.post(reverse("thank"), {"person": amina.id}, follow=True).content.decode()
    second = client.post(reverse("thank"), {"person": amina.id}, follow=True).content.decode()

    assert f"I have thanked {amina.name}" in before
    assert f"Noted: you thanked {amina.name}." in first
    assert f"You have thanked {amina.name} already." in second
    assert f"I have thanked {amina.name}" not in first
    assert len(sample_book.facts.thanked) == 1


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("reached", "You reached this goal on 21 November."),
        ("changed", "On 21 November this goal became another one."),
        ("dropped", "On 21 November you let this goal go."),
    ],
)
def test_a_goal_ends_with_thanks_and_may_go_on_after_all(
    client: Client, sample_book: SqlBook, kind: str, sentence: str
) -> None:
    """None of the three is a failure."""
    client.post(reverse("end-goal"), {"kind": kind, "words": "It was worth it"})
    ended = words_of(client, reverse("thanks"))
    kinds = [ending.kind for ending in sample_book.facts.endings.values()]
    client.post(reverse("end-goal"), {"act": "go-on"})

    assert sentence in ended
    assert "It was worth it" in ended
    assert kinds == [EndingKind(kind)]
    assert sample_book.facts.endings == {}


def test_an_end_without_a_word_is_asked_for(client: Client, sample_book: SqlBook) -> None:
    """Nothing ends by a slip of the thumb."""
    client.post(reverse("end-goal"), {"kind": "", "words": ""})

    assert sample_book.facts.endings == {}


def test_the_dials_stand_over_the_weeks(client: Client, sample_book: SqlBook) -> None:
    """Six pictures with words for whoever does not see them, and the way in plain sentences."""
    client.post(f"{drafted(client, week_people()[0])}step/", {"act": "sent"})
    client.post("/log/", {"person": week_people()[1].id})
    text = text_of(client, reverse("progress"))
    reading = open_desk().flow.reading

    assert text.count("<svg") == 6
    assert all(escape(dial.label) in text for dial in reading.dials)
    assert "You had 1 conversation." in text
    assert "You asked 1 time." in text


def test_a_line_goes_up_where_the_dial_does_and_breaks_where_nothing_is_known() -> None:
    """By hand: 240 wide, air of 6; three weeks stand at 6, 120 and 234, heights run from 50 up to 6."""
    days = (date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16))
    dial = open_dial()
    up = sparkline(Track(DialName.SIZE, days, (10.0, 15.0, 20.0)), dial, today=days[-1])
    broken = sparkline(Track(DialName.SIZE, days, (10.0, None, 20.0)), dial, today=days[-1])
    unknown = sparkline(Track(DialName.SIZE, days, (None, None, None)), dial, today=days[-1])

    assert up.pieces == ("6.0,50.0 120.0,28.0 234.0,6.0",)
    assert up.said == "More than on 2 November."
    assert (broken.pieces, [str(dot) for dot in broken.lone]) == ((), ["6.0,50.0", "234.0,6.0"])
    assert (unknown.last, unknown.said) == (None, "Too little is known yet for a line.")


def test_a_small_step_does_not_look_like_a_cliff() -> None:
    """From 100 to 101 is a tenth of the height at most: the picture spans a tenth of the value at least."""
    days = (date(2026, 11, 2), date(2026, 11, 9))
    line = sparkline(Track(DialName.SIZE, days, (100.0, 101.0)), open_dial(), today=days[-1])
    ends = [float(point.split(",")[1]) for point in line.pieces[0].split()]

    assert ends[0] - ends[1] == pytest.approx(44 / 10.1, abs=0.2)


def open_dial() -> Dial:
    """A dial with a label; the rest of it no picture shows."""
    return silent(DialName.SIZE, "people", sentence="", next_step="")
