"""Who is who: questions side by side, answers remembered, joins announced."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from kithmap.actions.set_goal import set_goal
from kithmap.book.facts import Changes
from kithmap.sources.card import Card
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from tests.web.conftest import TODAY

HTMX = {"HX-Request": "true"}
ANA = Card(source="vcard", key="1", name="Ana Quintero", organisation="Harbour Lab", emails=("ana@home.example",))
AGAIN = Card(source="vcard", key="2", name="A. Quintero", organisation="Harbour Lab")
BEN = Card(source="vcard", key="3", name="Benedikt Marloth", emails=("ben@marloth.example",))
BEN_TOO = Card(source="google", key="4", name="Ben Marloth", emails=("ben@marloth.example",))


@pytest.fixture
def doubtful(empty_book: SqlBook) -> SqlBook:
    """One pair to ask about, and one that was joined."""
    set_goal(empty_book, "Lead a data team", today=TODAY)
    empty_book.apply("Bring in", Changes(put=(ANA, AGAIN, BEN, BEN_TOO)))
    return empty_book


def answered(
    client: Client, word: str, pair: tuple[Card, Card] = (ANA, AGAIN), headers: dict[str, str] | None = None
) -> str:
    low, high = sorted((pair[0].id, pair[1].id))
    told = {"first": low, "second": high, "answer": word}
    return client.post(reverse("same-answer"), told, follow=True, headers=headers).content.decode()


def people() -> list[str]:
    return sorted(person.name for person in open_desk().flow.people.people)


def test_the_two_stand_side_by_side_with_reasons(client: Client, doubtful: SqlBook) -> None:
    """The owner decides by what is on the cards, not by a percentage."""
    page = client.get(reverse("same")).content.decode()

    assert "Ana Quintero" in page
    assert "A. Quintero" in page
    assert "both are with Harbour Lab" in page
    assert "begin alike" in page
    assert "1 question left" in page


def test_the_same_makes_one_and_undo_makes_two(client: Client, doubtful: SqlBook) -> None:
    """A slip of the thumb must cost nothing."""
    page = answered(client, "same")

    assert "are one person now" in page
    assert people() == ["Ana Quintero", "Benedikt Marloth"]

    doubtful.undo()

    assert people() == ["A. Quintero", "Ana Quintero", "Benedikt Marloth"]


def test_not_the_same_is_remembered(client: Client, doubtful: SqlBook) -> None:
    """Who is asked again what was answered stops answering."""
    page = answered(client, "not", headers=HTMX)

    assert "Nothing to ask" in page
    assert "stay two people" in page
    assert open_desk().flow.questions == ()


def test_later_asks_again_and_changes_nothing(client: Client, doubtful: SqlBook) -> None:
    """Not knowing today is an answer too."""
    page = answered(client, "later")

    assert "1 question left" in page
    assert doubtful.facts.verdicts == {}


def test_who_was_joined_is_announced_and_parted(client: Client, doubtful: SqlBook) -> None:
    """Nothing happens behind the owner's back."""
    page = client.get(reverse("same")).content.decode()

    assert "Joined without asking" in page
    assert "because both have ben@marloth.example" in page

    after = answered(client, "not", (BEN, BEN_TOO))

    assert "is two people again" in after
    assert "Ben Marloth" in people()


@pytest.mark.parametrize("word", ["", "maybe"])
def test_bad_answers_change_nothing(client: Client, doubtful: SqlBook, word: str) -> None:
    """Forms come from anywhere."""
    assert "no longer open" in answered(client, word)
    assert (
        "no longer open"
        in client.post(
            reverse("same-answer"), {"first": "x", "second": "y", "answer": "same"}, follow=True
        ).content.decode()
    )
    assert doubtful.facts.verdicts == {}


def test_people_and_import_lead_to_the_questions(client: Client, doubtful: SqlBook) -> None:
    """A page that nobody finds is not there."""
    page = client.get(reverse("people")).content.decode()

    assert reverse("same") in page
    assert "1 person may be here twice" in page


def test_queries_do_not_grow_with_people(
    client: Client, doubtful: SqlBook, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """A law of pages."""
    client.get(reverse("same"))
    doubtful.apply("More", Changes(put=tuple(Card(source="csv", key=str(n), name=f"N{n} Oakes") for n in range(60))))
    client.get(reverse("same"))
    with django_assert_max_num_queries(8):
        assert client.get(reverse("same")).status_code == 200
