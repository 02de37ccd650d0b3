"""Introductions on the web: both ways, and never before both have said yes."""

import pytest
from django.test import Client
from django.urls import reverse

from kithmap.plan.introduction import Direction, Introduction, IntroductionState
from kithmap_app.store.sql_book import SqlBook
from tests.web.first_map import said
from tests.web.loop_desk import seen_on, week_people, words_of

PAGE = "/introductions/"


def only(book: SqlBook) -> Introduction:
    (introduction,) = book.facts.introductions.values()
    return introduction


def plan(client: Client, **told: str) -> str:
    """Plan an introduction and give what was said."""
    return said(client.post(reverse("plan-introduction"), told, follow=True).content.decode())


def take(client: Client, book: SqlBook, act: str, **told: str) -> str:
    address = reverse("introduction-step", args=[only(book).id])
    return said(client.post(address, {"act": act, **told}, follow=True).content.decode())


def test_one_is_introduced_to_somebody_unknown(client: Client, sample_book: SqlBook) -> None:
    """Asked → agreed → made → met → thanked, with words to pass on."""
    who = week_people()[0]
    plan(client, direction="for me", who_id=who.id, to="Lu Chen")
    states = [only(sample_book).state]
    for act in ("asked", "who-yes", "to-yes", "made", "met", "thanked"):
        take(client, sample_book, act)
        states.append(only(sample_book).state)

    assert (only(sample_book).direction, only(sample_book).to) == (Direction.FOR_ME, "Lu Chen")
    assert [state.value for state in states] == [
        "planned", "asked", "asked", "agreed", "made", "met", "thanked",
    ]  # fmt: skip
    assert "Those that are over" in words_of(client, PAGE)


def test_two_people_are_brought_together(client: Client, sample_book: SqlBook) -> None:
    """With words that can be copied, which say that no is a fine answer."""
    one, other, *_ = week_people()
    plan(client, direction="by me", who_id=one.id, to_id=other.id, to=other.name)
    page = words_of(client, PAGE)

    assert (only(sample_book).who, only(sample_book).to) == (one.id, other.id)
    assert f"You introduce {one.name} and {other.name}" in page
    assert "No is a fine answer." in page
    assert f"Ask {one.name} and {other.name} whether they would like to meet." in page


def test_it_is_not_made_before_both_have_said_yes(client: Client, sample_book: SqlBook) -> None:
    """Also where somebody sends the form by hand."""
    one, other, *_ = week_people()
    plan(client, direction="by me", who_id=one.id, to_id=other.id)
    take(client, sample_book, "who-yes")

    assert take(client, sample_book, "made") == "Both must have said yes before the introduction is made."
    assert only(sample_book).state is not IntroductionState.MADE


def test_own_words_are_kept_and_no_second_window_overwrites_them(client: Client, sample_book: SqlBook) -> None:
    """What came late stands in the field, beside what is kept."""
    plan(client, direction="for me", who_id=week_people()[0].id, to="Lu Chen")
    seen = seen_on(client, PAGE)
    take(client, sample_book, "blurb", seen=seen, blurb="First words")
    address = reverse("introduction-step", args=[only(sample_book).id])
    late = client.post(address, {"act": "blurb", "seen": seen, "blurb": "Late words"})

    assert only(sample_book).blurb == "First words"
    assert late.status_code == 409
    assert "Late words</textarea>" in late.content.decode()
    assert "First words" in late.content.decode()


def test_the_same_one_planned_again_loses_nothing(client: Client, sample_book: SqlBook) -> None:
    """A second plan must not set the steps back to the beginning."""
    who = week_people()[0]
    plan(client, direction="for me", who_id=who.id, to="Lu Chen")
    take(client, sample_book, "asked")

    assert plan(client, direction="for me", who_id=who.id, to="Lu Chen") == "This introduction is on your list already."
    assert only(sample_book).state is IntroductionState.ASKED


def test_it_leaves_the_list(client: Client, sample_book: SqlBook) -> None:
    """And undo brings it back."""
    plan(client, direction="for me", who_id=week_people()[0].id, to="Lu Chen")
    take(client, sample_book, "drop")
    gone = dict(sample_book.facts.introductions)
    client.post("/book/undo/")

    assert gone == {}
    assert only(sample_book).to == "Lu Chen"


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"to": "Lu"}, "Say who would make the introduction"),
        ({"who": "Graham Whitcombe"}, "Say whom they would meet"),
        ({"who": "Nobody Atall", "to": "Lu"}, "Nobody called"),
        ({"who": "Graham Whitcombe", "to": "Nobody Atall", "direction": "by me"}, "Nobody called"),
        ({"who": "Graham Whitcombe", "to": "Graham Whitcombe", "direction": "by me"}, "These are one person"),
    ],
)
def test_what_cannot_be_used_is_asked_for_again(
    client: Client, sample_book: SqlBook, told: dict[str, str], sentence: str
) -> None:
    """Nothing typed is lost, nothing is planned."""
    answer = client.post(reverse("plan-introduction"), told)

    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert sample_book.facts.introductions == {}
