"""How you met, and through whom: told on the page of a person, seen from both sides."""

from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from kithmap.actions.place_person import place_person
from kithmap.actions.set_goal import set_goal
from kithmap.book.facts import Changes
from kithmap.sources.card import Card
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from tests.web.conftest import TODAY
from tests.web.first_map import person_called, said, text_of

GRAHAM = "mail:graham@whitcombe.example"
TELL = "/person/met/"


def page_of(client: Client, name: str) -> str:
    return text_of(client, reverse("person", args=[person_called(name).id]))


def test_what_is_told_stands_on_both_pages(client: Client, sample_book: SqlBook) -> None:
    """Who opened a door is worth knowing from either side of it."""
    told = {"person": GRAHAM, "how": "At the <fair>", "through": "kwame asante", "day": "2019-05-03"}
    answer = client.post(TELL, told, follow=True)

    assert said(answer.content.decode()) == "How you met Graham Whitcombe is noted."
    page = page_of(client, "Graham Whitcombe")
    assert "At the &lt;fair&gt;" in page
    assert "Introduced by <a" in page
    assert "You met on 3 May 2019." in page
    assert "Graham Whitcombe</a>" in page_of(client, "Kwame Asante").partition("Introduced you to")[2]


def test_the_one_chosen_from_the_list_is_meant_until_the_name_is_typed_over(
    client: Client, sample_book: SqlBook
) -> None:
    """Namesakes are told apart by choosing."""
    kwame, graham = person_called("Kwame Asante"), person_called("Graham Whitcombe")
    other = next(p for p in open_desk().flow.people.people if p.id not in (kwame.id, graham.id))
    client.post(TELL, {"person": GRAHAM, "through": kwame.name, "through_id": kwame.id})
    assert [met.through for met in sample_book.facts.met.values() if met.person == graham.id] == [kwame.id]
    client.post(TELL, {"person": GRAHAM, "through": other.name, "through_id": kwame.id})

    assert [met.through for met in sample_book.facts.met.values() if met.person == graham.id] == [other.id]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"through": "Nobody Atall"}, "Not kept: Nobody called"),
        ({"through": "Graham Whitcombe"}, "Not kept: nobody introduces themselves."),
        ({"day": "soon"}, "Not kept: that day could not be read"),
        (
            {"day": (TODAY + timedelta(days=1)).isoformat()},
            "Not kept: that day could not be read, or is still to come.",
        ),
    ],
)
def test_what_cannot_be_used_is_told_and_nothing_changes(
    client: Client, sample_book: SqlBook, told: dict[str, str], sentence: str
) -> None:
    """Never a fault page, never half a story."""
    before = dict(sample_book.facts.met)
    answer = client.post(TELL, {"person": GRAHAM, "how": "At work", **told}, headers={"HX-Request": "true"})

    assert answer.status_code == 200
    assert sentence in answer.content.decode().replace("&#x27;", "'")
    assert dict(sample_book.facts.met) == before


def test_an_emptied_form_takes_it_back_and_undo_brings_it(client: Client, sample_book: SqlBook) -> None:
    """Nothing said is not the same as nobody."""
    client.post(TELL, {"person": GRAHAM, "by_myself": "yes"})
    assert "Nobody introduced you." in page_of(client, "Graham Whitcombe")
    client.post(TELL, {"person": GRAHAM})
    assert "Nobody introduced you." not in page_of(client, "Graham Whitcombe")
    client.post("/book/undo/")

    assert "Nobody introduced you." in page_of(client, "Graham Whitcombe")


def test_the_day_of_a_source_is_shown_as_its_word(client: Client, empty_book: SqlBook) -> None:
    """Connected on a site is not the day one met: the page says who says so."""
    set_goal(empty_book, "Lead a data team", today=TODAY)
    card = Card(source="linkedin", key="1", name="Ana Díaz", known_since=date(2018, 2, 1))
    empty_book.apply("Bring in", Changes(put=(card,)))

    assert "By LinkedIn you have been connected since 1 February 2018." in page_of(client, "Ana Díaz")


def test_other_maps_of_the_person_are_named(client: Client, sample_book: SqlBook) -> None:
    """One person may stand close on one map and far on another."""
    other = set_goal(sample_book, "Sail round the island", today=TODAY)
    graham = person_called("Graham Whitcombe")
    first = next(iter(sample_book.facts.goals.values()))
    place_person(sample_book, graham, goal=other, ring=2)
    place_person(sample_book, graham, goal=first, ring=1)
    client.post("/goals/open/", urlencode({"goal": first.id}), content_type="application/x-www-form-urlencoded")

    assert "Also on the map of “Sail round the island”, close." in page_of(client, "Graham Whitcombe")
