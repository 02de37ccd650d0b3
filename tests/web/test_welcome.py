"""Welcome: a goal in one step, the sample in one press, and kind words for what cannot be used."""

from datetime import date

import pytest
from django.test import Client

from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from tests.web.first_map import OUTCOME, said, start_goal, text_of, write_down


def test_somebody_without_a_goal_is_welcomed(client: Client, empty_book: SqlBook) -> None:
    """The first page is one question, wherever one comes in."""
    answer = client.get("/names/")

    assert (answer.status_code, answer["Location"]) == (302, "/welcome/")
    assert "What are you working towards?" in text_of(client, "/welcome/")


def test_a_goal_is_set_with_its_categories_and_undone_in_one_step(client: Client, empty_book: SqlBook) -> None:
    """Outcome, date, reason and template are one act."""
    form = {"outcome": f"  {OUTCOME} ", "by": "2027-06-30", "why": "I liked teaching", "template": "raise-money"}
    answer = client.post("/welcome/goal/", form)
    desk = open_desk()

    assert answer["Location"] == "/categories/"
    assert desk.goal is not None
    assert (desk.goal.outcome, desk.goal.by, desk.goal.why) == (OUTCOME, date(2027, 6, 30), "I liked teaching")
    assert desk.flow.categories[0].name == "Investors"
    client.post("/book/undo/")
    assert not empty_book.facts.goals


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"outcome": "   "}, "Say in a few words"),
        ({"outcome": "x" * 300}, "at most 140 letters"),
        ({"outcome": "x", "by": "tomorrow"}, "could not be read"),
        ({"outcome": "x", "by": "9999-01-01"}, "could not be read"),
        ({"outcome": "x", "by": "0002-01-01"}, "could not be read"),
        ({"outcome": "x", "why": "y" * 501}, "500 letters"),
        ({"outcome": "x", "by": "2020-01-01"}, "That day has passed"),
    ],
)
def test_what_cannot_be_used_is_asked_for_again(
    client: Client, empty_book: SqlBook, wrong: dict[str, str], told: str
) -> None:
    """What was filled in stands there still, with one sentence."""
    answer = client.post("/welcome/goal/", wrong)

    assert answer.status_code == 400
    assert told in answer.content.decode()
    assert wrong["outcome"].strip() in answer.content.decode()
    assert not empty_book.facts.goals


@pytest.mark.parametrize("outcome", ["<script>alert(1)</script>", "🙂", "Ünïcode \0 & more"])
def test_any_outcome_is_shown_as_it_was_written(client: Client, empty_book: SqlBook, outcome: str) -> None:
    """Angle brackets are letters here."""
    client.post("/welcome/goal/", {"outcome": outcome, "template": "no-such"})
    page = text_of(client, "/names/")

    assert "<script>alert" not in page
    assert open_desk().goal is not None


def test_the_sample_opens_in_one_press_and_is_cleared_in_another(client: Client, empty_book: SqlBook) -> None:
    """Looking around must cost nothing, neither before nor after."""
    assert "Show me with a sample network" in text_of(client, "/welcome/")

    assert client.post("/welcome/sample/")["Location"] == "/"
    assert len(empty_book.facts.cards) > 50
    page = text_of(client, "/welcome/")
    assert "Show me with a sample network" not in page
    assert "Clear it and start with my own" in page
    assert 'name="outcome"' not in page
    client.post("/welcome/sample/clear/")
    assert not empty_book.facts.cards
    assert not empty_book.facts.goals
    assert not len(empty_book.facts.interactions)


def test_the_sample_never_mixes_with_a_book_of_ones_own(client: Client, empty_book: SqlBook) -> None:
    """Made-up people among real ones could not be told apart later."""
    start_goal()
    write_down("Ana Díaz")
    answer = client.post("/welcome/sample/", follow=True)

    assert len(empty_book.facts.cards) == 1
    assert said(answer.content.decode()).startswith("The sample opens in an empty book only")
    client.post("/welcome/sample/clear/")
    assert len(empty_book.facts.cards) == 1


@pytest.mark.parametrize("address", ["/welcome/goal/", "/welcome/sample/", "/welcome/sample/clear/"])
def test_looking_changes_nothing(client: Client, empty_book: SqlBook, address: str) -> None:
    """A link that is followed by accident must not act."""
    answer = client.get(address)

    assert answer["Location"] in ("/welcome/", "/welcome/sample/")
    assert (empty_book.facts.goals, empty_book.journal_titles) == ({}, ())
