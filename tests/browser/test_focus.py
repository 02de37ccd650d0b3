"""Whoever uses keys never has to begin at the top of a page again after something was done."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from kithmap_app.store.sql_book import SqlBook

PUTS_IN_A_WORD = "Remove Someone who puts in a word for you"
GRAHAM = "/people/mail:graham@whitcombe.example/"


@pytest.mark.parametrize(
    ("address", "button", "said", "then"),
    [
        (GRAHAM, "Take off the map", "Back in the pool: Graham Whitcombe.", "Put on the map"),
        (GRAHAM, "Keep the note", "No note.", "Keep the note"),
        ("/categories/", "Remove An introduction to someone who hires", "", PUTS_IN_A_WORD),
        ("/names/", "Take Hanna Virtanen off", "Hanna Virtanen is off the map.", "Take Chiamaka Eze off"),
    ],
)  # fmt: skip
def test_the_focus_stays_where_something_was_done(
    page: Page, live_server: LiveServer, sample_book: SqlBook, address: str, button: str, said: str, then: str
) -> None:
    """What was pressed may be gone afterwards: then the next control at its place has the focus."""
    page.goto(f"{live_server.url}{address}")
    page.get_by_role("button", name=button).focus()
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.keyboard.press("Enter")
    # asked of the page's elements: its rules let nobody evaluate text as a script
    expect(page.locator(".htmx-request, .htmx-settling, .htmx-swapping")).to_have_count(0)

    expect(page.locator("#said")).to_contain_text(said)
    expect(page.locator(":focus")).to_have_accessible_name(then)


def test_the_focus_stays_on_what_many_people_are_given(
    page: Page, live_server: LiveServer, sample_book: SqlBook
) -> None:
    """Three people chosen, put on the map, and then the next three."""
    page.goto(f"{live_server.url}/people/?show=pool")
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Put on the map").focus()
    page.keyboard.press("Enter")

    expect(page.locator("#said")).to_contain_text("On your map")
    expect(page.get_by_role("button", name="Put on the map")).to_be_focused()
