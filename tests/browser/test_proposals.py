"""Proposed rings in a browser: answered by keys alone, the focus goes on to the next person."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from kithmap.actions.place_people import set_rings
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from tests.browser.looking import assert_accessible


@pytest.fixture
def three_unplaced(sample_book: SqlBook) -> SqlBook:
    """The sample, with three rings taken back."""
    desk = open_desk()
    assert desk.goal is not None
    names = ("Sofia Berggren", "Mateo Ferreira", "Mehmet Kaya")
    set_rings(desk.book, [desk.flow.people.named(name) for name in names], None, goal=desk.goal)
    return sample_book


def test_proposals_are_answered_by_keys_and_undone(
    page: Page, live_server: LiveServer, three_unplaced: SqlBook
) -> None:
    """Enter after Enter: the next person's proposal has the focus, and the last answer can be taken back."""
    page.goto(f"{live_server.url}/people/proposals/")
    page.locator("#ring-1").focus()
    page.keyboard.press("Enter")

    expect(page.locator("#said")).to_contain_text("Sofia Berggren: closest.")
    expect(page.locator("#ring-1")).to_be_focused()
    expect(page.locator("#ring-1")).to_contain_text("Mateo Ferreira")

    page.keyboard.press("Enter")

    expect(page.locator("#said")).to_contain_text("Mateo Ferreira: closest.")

    page.locator("#said").get_by_role("button", name="Undo").click()

    expect(page.locator("#ring-1")).to_contain_text("Mateo Ferreira")


def test_proposals_are_accessible_and_fit_a_phone(
    page: Page, phone: Page, live_server: LiveServer, three_unplaced: SqlBook
) -> None:
    """No serious violation, nothing that scrolls sideways."""
    for view in (page, phone):
        view.goto(f"{live_server.url}/people/proposals/")

        assert_accessible(view)
