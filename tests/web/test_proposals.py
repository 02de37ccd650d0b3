"""Proposed rings and blind spots: one tap each, undoable, and an invitation while too little is known."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kithmap.actions.place_people import set_rings, take_people_off
from kithmap.people.person import Person
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from tests.web.first_map import HTMX, OUTCOME, person_called, start_goal

ADDRESS = "/people/proposals/"


def page(client: Client) -> str:
    answer = client.get(ADDRESS)
    assert answer.status_code == 200
    return answer.content.decode()


def unplaced(*names: str) -> list[Person]:
    """Take the rings back from people of the sample, who stay on the map."""
    desk = open_desk()
    assert desk.goal is not None
    people = [person_called(name) for name in names]
    set_rings(desk.book, people, None, goal=desk.goal)
    return people


def ring_of(person: Person) -> int | None:
    desk = open_desk()
    anchors = {person.id, *person.card_ids, *person.handles}
    return next(p.ring for p in desk.book.facts.placements.values() if p.person in anchors)


def test_before_twenty_placements_the_page_says_how_many_are_missing(client: Client, empty_book: SqlBook) -> None:
    """An empty page would not say what to do."""
    start_goal()
    shown = page(client)

    assert "Place 20 more people whom your mail or calendar knows" in shown
    assert OUTCOME in shown


def test_one_tap_puts_somebody_on_the_ring_that_is_proposed_and_undo_takes_it_back(
    client: Client, sample_book: SqlBook
) -> None:
    """The tap is an act like any other."""
    (amina,) = unplaced("Amina Yusuf")
    shown = page(client)
    answer = client.post(f"{ADDRESS}take/", {"who": amina.id, "ring": "1"}, headers=HTMX)
    placed = ring_of(amina)
    client.post("/book/undo/")

    assert "People with ties like this one you usually place close:" in shown
    assert "Amina Yusuf: closest." in answer.content.decode()
    assert f'value="{amina.id}"' not in answer.content.decode()
    assert (placed, ring_of(amina)) == (1, None)


def test_somebody_talked_to_all_the_time_can_be_put_on_the_map(client: Client, sample_book: SqlBook) -> None:
    """Whom the owner overlooked is shown with the facts, and one tap brings them in."""
    desk = open_desk()
    assert desk.goal is not None
    kwame = person_called("Kwame Asante")
    take_people_off(desk.book, [kwame], goal=desk.goal)
    shown = page(client)
    client.post(f"{ADDRESS}take/", {"who": kwame.id, "ring": ""})

    assert "One of the 15 people you are in touch with most now, and not on this map." in shown
    assert kwame.id in {standing.person.id for standing in open_desk().flow.roster.on_map}


@pytest.mark.parametrize("told", [{}, {"who": "nobody", "ring": "1"}, {"who": "mail:a@b.c", "ring": "9"}])
def test_what_is_not_understood_changes_nothing(client: Client, sample_book: SqlBook, told: dict[str, str]) -> None:
    """A tampered form is told so and does no harm."""
    before = sample_book.facts.placements
    answer = client.post(f"{ADDRESS}take/", told, headers=HTMX)

    assert answer.status_code == 200
    assert "Nothing was changed" in answer.content.decode()
    assert open_desk().book.facts.placements == before


def test_queries_do_not_grow_with_proposals(client: Client, sample_book: SqlBook) -> None:
    """The page reads what was derived."""
    page(client)
    with CaptureQueriesContext(connection) as few:
        page(client)
    unplaced("Amina Yusuf", "Sofia Berggren", "Kwame Asante", "Mehmet Kaya")
    page(client)
    with CaptureQueriesContext(connection) as many:
        page(client)

    assert len(many) <= len(few)


def test_the_list_of_people_leads_here(client: Client, sample_book: SqlBook) -> None:
    """A page that nobody finds is no page."""

    assert f'href="{ADDRESS}"' in client.get("/people/").content.decode()
