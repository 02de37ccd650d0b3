"""Filters on a crowded map: those behind a "+N" are looked at as everybody else is."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from kithmap.actions.edit_category import categories_of
from kithmap.actions.edit_need import needs_of
from kithmap.actions.place_people import promote_people, set_categories, set_rings
from kithmap.actions.record_offer import record_offer
from kithmap.actions.set_goal import set_goal
from kithmap.book.facts import told
from kithmap.people.person import Person
from kithmap.sources.card import Card
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from kithmap_app.web.pages.map_drawing import whole_picture
from tests.browser.conftest import TODAY

CROWD = 320
OWN = 300


@pytest.fixture
def hidden(empty_book: SqlBook) -> Person:
    """A map with more people than find room, and one of those behind a "+N", who could help with the first need."""
    goal = set_goal(empty_book, "Lead a data team", today=TODAY)
    cards = [Card(source="vcard", key=str(n), name=f"Somebody Number{n}") for n in range(CROWD)]
    empty_book.apply("Bring in", told(empty_book.facts, cards))
    people = open_desk().flow.people.people
    set_rings(empty_book, people[:OWN], 2, goal=goal)
    set_categories(empty_book, people[:OWN], categories_of(empty_book, goal)[0], goal=goal)
    promote_people(empty_book, people[OWN:], goal=goal)
    flow = open_desk().flow
    chip = whole_picture(flow).chips[0]
    found = flow.people.at(chip.person_ids[-1])
    assert found is not None
    record_offer(empty_book, found, need=needs_of(empty_book, goal)[0], influence=0)
    return found


def test_a_filter_finds_those_behind_a_number(page: Page, live_server: LiveServer, hidden: Person) -> None:
    """Somebody who could help must not be filtered away for want of room."""
    page.goto(f"{live_server.url}/")
    expect(page.locator("#found")).to_have_text("")
    page.click("#filters summary")
    page.locator('#choices [data-group="need"]').first.click()

    expect(page.locator("#found")).to_have_text("1 person")
    assert page.locator("svg.map .chip:not(.is-faded)").count() == 1
    assert page.locator(".list a:not(.is-faded)").all_text_contents() == [hidden.name]


def test_people_behind_a_number_are_found_by_name(page: Page, live_server: LiveServer, hidden: Person) -> None:
    """Search tells their number and leaves the "+N" lit that holds them."""
    page.goto(f"{live_server.url}/")
    page.get_by_role("searchbox", name="Find").fill(hidden.name.lower())

    expect(page.locator("#found")).to_have_text("1 person")
    assert page.locator("svg.map .chip:not(.is-faded)").count() == 1
