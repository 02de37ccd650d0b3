"""Kithmap without JavaScript: all but dragging works by links and forms."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from kithmap.actions.place_person import placements_of
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from tests.browser.conftest import PATIENCE_MS
from tests.web.first_map import person_called

NAMES = ("Ana Díaz", "Ben Okri", "Cleo Marsh")


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page whose browser runs no scripts."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, java_script_enabled=False)
    context.set_default_timeout(PATIENCE_MS)
    yield context.new_page()
    context.close()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name, exact=True)).first.click()


def rings() -> dict[str, int | None]:
    flow = open_desk().flow
    placed = ((flow.people.at(p.person), p.ring) for p in flow.facts.placements.values())
    return {person.name: ring for person, ring in placed if person is not None}


def category_of(name: str) -> str:
    desk = open_desk()
    assert desk.goal is not None
    placed = placements_of(desk.book, person_called(name), goal=desk.goal)
    return desk.book.facts.categories[placed[-1].category_id or ""].name


def test_the_fifteen_minutes_are_walked_by_forms(plain: Page, live_server: LiveServer, empty_book: SqlBook) -> None:
    """Somebody who blocks scripts, or whose browser fails to load one, gets to the reading as well."""
    plain.goto(live_server.url)
    plain.get_by_label("What are you working towards?").fill("Lead a data team by June")
    plain.keyboard.press("Enter")
    press(plain, "Take these and write down names")
    for name in NAMES:
        plain.locator("#names").fill(name)
        plain.keyboard.press("Enter")
    expect(plain.locator("#so-far")).to_have_text("3 people so far")
    plain.goto(f"{live_server.url}/placing/")
    for ring in (1, 2, 3):
        plain.locator(f'.ring-list button[value="{ring}"]').click()
    assert rings() == dict(zip(NAMES, (1, 2, 3), strict=True))
    plain.goto(f"{live_server.url}/offers/")
    plain.locator("button.person", has_text="Ana").click()
    expect(plain.locator('button.person[aria-pressed="true"]')).to_contain_text("Ana")
    plain.goto(f"{live_server.url}/first-reading/")

    expect(plain.locator("dd")).to_have_count(3)
    assert len(open_desk().book.facts.offers) == 1


def test_the_map_is_worked_with_by_its_card(plain: Page, live_server: LiveServer, sample_book: SqlBook) -> None:
    """A name opens, a ring is chosen, a category too, and undo takes it back."""
    plain.goto(live_server.url)
    plain.locator("svg.map a.person", has_text="Kwame").first.click()
    expect(plain.locator("#card")).to_contain_text("Kwame Asante")
    plain.locator('#card button[name="ring"][value="4"]').click()
    expect(plain.locator("#said")).to_contain_text("Kwame Asante")
    assert rings()["Kwame Asante"] == 4
    plain.locator("svg.map a.person", has_text="Kwame").first.click()
    plain.locator("#card-category").select_option(label="Friends")
    press(plain, "Move")
    assert category_of("Kwame Asante") == "Friends"
    plain.get_by_role("button", name="Undo", exact=True).first.click()
    expect(plain.locator("#said")).to_contain_text("Undone")
    assert rings()["Kwame Asante"] == 4


def test_people_are_found_put_on_the_map_and_noted(plain: Page, live_server: LiveServer, sample_book: SqlBook) -> None:
    """Search, choose, act; and on the page of one person every form has its button."""
    flow = open_desk().flow
    there = {person.id for p in flow.facts.placements.values() if (person := flow.people.at(p.person))}
    someone = next(person for person in flow.people.people if person.id not in there)
    plain.goto(f"{live_server.url}/people/?show=pool")
    plain.get_by_role("searchbox").fill(someone.name)
    plain.keyboard.press("Enter")
    plain.get_by_role("link", name=someone.name).first.click()
    press(plain, "Put on the map")
    expect(plain.locator("#said")).to_contain_text(someone.name)
    plain.locator("#category").select_option(label="Friends")
    press(plain, "Set")
    plain.locator("#state-1").select_option(label="could help")
    plain.locator("form.help").first.get_by_role("button").click()
    plain.get_by_role("textbox", name="Your note").fill("Knows the head of data")
    press(plain, "Keep the note")
    plain.locator("#met-tell").click()
    plain.get_by_label("Who introduced you?").fill("kwame asante")
    press(plain, "Keep it")

    expect(plain.locator("#said")).to_contain_text(f"How you met {someone.name} is noted.")
    facts = open_desk().book.facts
    assert [met.through for met in facts.met.values() if met.person == someone.id] == [person_called("Kwame Asante").id]
    assert any(card.note == "Knows the head of data" for card in facts.cards.values())
    assert any(offer.person == someone.id for offer in facts.offers.values())


def test_a_talk_is_logged_and_a_goal_taken_up_without_scripts(
    plain: Page, live_server: LiveServer, sample_book: SqlBook
) -> None:
    """Ten seconds stay ten seconds."""
    plain.goto(f"{live_server.url}/log/")
    plain.get_by_label("With whom?").fill("graham, kwame asante")
    plain.get_by_label("A few words").fill("Lunch")
    press(plain, "Log it")

    expect(plain.locator("#said")).to_contain_text("Logged: a meeting with Graham Whitcombe and Kwame Asante.")
    assert len(open_desk().book.facts.talks) == 2


def test_what_only_a_script_can_do_is_not_offered(plain: Page, live_server: LiveServer, sample_book: SqlBook) -> None:
    """A button that copies nothing looks like a broken page."""
    plain.goto(f"{live_server.url}/week/")

    expect(plain.get_by_text("This week").first).to_be_visible()
    expect(plain.locator("[data-copy]").first).to_be_hidden()
