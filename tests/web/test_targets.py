"""Organisations on the web: list, advocate, motivation, posting."""

import pytest
from django.test import Client
from django.urls import reverse

from kithmap.goals.target import Target
from kithmap_app.store.sql_book import SqlBook
from tests.web.first_map import said, text_of
from tests.web.loop_desk import seen_on, words_of

PAGE = "/targets/"
GRAHAM = "mail:graham@whitcombe.example"


def only(book: SqlBook) -> Target:
    (target,) = book.facts.targets.values()
    return target


def aim(client: Client, organisation: str, motivation: str = "") -> str:
    told = {"organisation": organisation, "motivation": motivation}
    return said(client.post(reverse("aim-at"), told, follow=True).content.decode())


def test_the_most_wanted_comes_first_with_whom_one_knows_there(client: Client, sample_book: SqlBook) -> None:
    """The list is read from above."""
    for name, motivation in (("Globex", "2"), ("Whitcombe Advisory", "5"), ("Initech", "")):
        aim(client, name, motivation)
    page = words_of(client, PAGE)

    places = [page.index(name) for name in ("Whitcombe Advisory the one I want", "Globex perhaps", "Initech")]
    assert places == sorted(places)
    assert "At Whitcombe Advisory you know Graham Whitcombe." in page


def test_what_is_known_of_one_is_kept(client: Client, sample_book: SqlBook) -> None:
    """Who speaks for the owner there, how much they want it, and what is advertised."""
    aim(client, "Globex")
    address = reverse("change-target", args=[only(sample_book).id])
    told = {"advocate": "Graham Whitcombe", "motivation": "4", "posting": "https://globex.example/jobs?id=1&x=2"}
    client.post(address, told)
    target = only(sample_book)
    text = text_of(client, PAGE)

    assert (target.motivation, target.posting) == (4, told["posting"])
    assert "Graham Whitcombe</a> speaks for you there." in text
    assert 'href="https://globex.example/jobs?id=1&amp;x=2"' in text


@pytest.mark.parametrize(
    "posting", ["javascript:alert(1)", "data:text/html,x", "https://a b", "http://", "//x.example"]
)
def test_a_posting_that_is_no_address_is_words(client: Client, sample_book: SqlBook, posting: str) -> None:
    """What was pasted never becomes something that runs."""
    aim(client, "Globex")
    client.post(reverse("change-target", args=[only(sample_book).id]), {"posting": posting})

    assert f'href="{posting}' not in text_of(client, PAGE)
    assert posting in text_of(client, PAGE)


def test_aiming_twice_changes_nothing(client: Client, sample_book: SqlBook) -> None:
    """One organisation, whatever its legal form."""
    aim(client, "Globex Inc.", "4")

    assert aim(client, "globex") == "Globex Inc. was on your list already."
    assert only(sample_book).motivation == 4


def test_of_two_windows_the_later_one_is_told_and_its_words_stay(client: Client, sample_book: SqlBook) -> None:
    """The text of a posting is long, and pasted once."""
    aim(client, "Globex")
    seen, address = seen_on(client, PAGE), reverse("change-target", args=[only(sample_book).id])
    client.post(address, {"posting": "First", "seen": seen})
    late = client.post(address, {"posting": "Late", "seen": seen})

    assert late.status_code == 409
    assert only(sample_book).posting == "First"
    assert "Late</textarea>" in late.content.decode()


def test_a_name_that_is_not_known_is_asked_for_again(client: Client, sample_book: SqlBook) -> None:
    """Nothing typed is lost."""
    aim(client, "Globex")
    address = reverse("change-target", args=[only(sample_book).id])
    answer = client.post(address, {"advocate": "Nobody Atall", "posting": "Pasted"})

    assert answer.status_code == 400
    assert 'value="Nobody Atall"' in answer.content.decode()
    assert "Pasted</textarea>" in answer.content.decode()
    assert client.post(reverse("aim-at"), {"organisation": " "}).status_code == 400


def test_it_leaves_the_list(client: Client, sample_book: SqlBook) -> None:
    """And undo brings it back."""
    aim(client, "Globex")
    client.post(reverse("change-target", args=[only(sample_book).id]), {"act": "drop"})
    gone = dict(sample_book.facts.targets)
    client.post("/book/undo/")

    assert gone == {}
    assert only(sample_book).organisation == "Globex"
    assert client.post(reverse("change-target", args=["target:x"])).status_code == 404
