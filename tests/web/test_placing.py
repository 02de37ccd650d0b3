"""Placing: one person after another, and nobody has to be placed."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from tests.web.first_map import HTMX, person_called, start_goal, text_of, write_down


@pytest.fixture(autouse=True)
def _goal(empty_book: SqlBook) -> None:
    start_goal()


def rings() -> dict[str, int | None]:
    people = open_desk().flow.people
    return {people.people[people.rows[p.person]].name: p.ring for p in open_desk().book.facts.placements.values()}


def place(client: Client, name: str, ring: str, **more: str) -> str:
    """Place somebody and give where the page goes on."""
    answer = client.post("/placing/ring/", {"person": person_called(name).id, "ring": ring})
    assert answer.status_code == 302
    return str(answer["Location"])


def test_people_are_asked_about_in_the_order_they_came(client: Client) -> None:
    """Each answer brings the next, the last one leads on."""
    write_down("Ana Díaz, Ben Okri")

    assert "Ana Díaz<" in text_of(client, "/placing/")
    assert place(client, "Ana", "1") == f"/placing/who/{person_called('Ben').id}/"
    assert place(client, "Ben", "5") == "/offers/"
    assert rings() == {"Ana Díaz": 1, "Ben Okri": 5}


def test_who_is_left_out_is_not_asked_about_again_in_this_round(client: Client) -> None:
    """Not placed is an answer, never counted as weak."""
    write_down("Ana Díaz, Ben Okri")
    where = place(client, "Ana", "0")

    assert where == f"/placing/who/{person_called('Ben').id}/"
    assert place(client, "Ben", "2") == "/offers/"
    assert rings() == {"Ana Díaz": None, "Ben Okri": 2}


def test_a_place_can_be_taken_back(client: Client) -> None:
    """Zero on somebody who was placed."""
    write_down("Ana Díaz")
    place(client, "Ana", "3")
    place(client, "Ana", "0")

    assert rings() == {"Ana Díaz": None}


def test_a_part_answers_scripts_and_the_last_one_sends_them_on(client: Client) -> None:
    """No page is loaded between two people."""
    write_down("Ana Díaz, Ben Okri")
    first = client.post("/placing/ring/", {"person": person_called("Ana").id, "ring": "2"}, headers=HTMX)
    last = client.post("/placing/ring/", {"person": person_called("Ben").id, "ring": "2"}, headers=HTMX)

    assert "<html" not in first.content.decode()
    assert "Ben Okri<" in first.content.decode()
    assert last["HX-Redirect"] == "/offers/"


@pytest.mark.parametrize("ring", ["6", "-1", "x", "", "1.5", "٣"])
def test_a_ring_that_is_none_changes_nothing(client: Client, ring: str) -> None:
    """There are five."""
    write_down("Ana Díaz, Ben Okri")
    place(client, "Ana", ring)

    assert set(rings().values()) == {None}


def test_with_nobody_and_with_everybody_placed_the_page_says_what_to_do(client: Client) -> None:
    """An empty page invites."""
    assert "Nobody to place yet" in text_of(client, "/placing/")
    write_down("Ana Díaz")
    place(client, "Ana", "2")
    assert "Everybody has a place." in text_of(client, "/placing/")


def test_nobody_at_an_address_is_told(client: Client) -> None:
    """A link from yesterday."""
    assert client.get("/placing/who/card:none/").status_code == 404
    assert client.post("/placing/ring/", {"person": "card:none", "ring": "1"}).status_code == 404


def test_queries_do_not_grow_with_people(client: Client) -> None:
    """The thirtieth person costs what the first did."""
    counts: list[int] = []
    for text in ("Ana Díaz, Ben Okri", ", ".join(f"Given{letter} Family" for letter in "abcdefghijklmnopqrstuvwxyz")):
        write_down(text)
        client.get("/placing/")
        with CaptureQueriesContext(connection) as queries:
            client.post(
                "/placing/ring/", {"person": person_called("Ana").id, "ring": str(len(counts) + 1)}, headers=HTMX
            )
        counts.append(len(queries))

    assert counts[0] == counts[1]
