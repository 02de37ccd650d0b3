"""The page of programs in a browser: a token is made and taken away by keyboard and thumb, fit for everybody."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from kithmap_app.store.sql_book import SqlBook
from kithmap_app.store.tokens import TokenFile
from tests.browser.looking import assert_accessible

LONG_NAME = "The clock on the wall of the kitchen that shows how many talks this week still has room for"


@pytest.fixture
def tokens(tmp_path: Path, settings: Settings) -> TokenFile:
    """The tokens of a home folder of this test's own."""
    settings.HOME = tmp_path / "home"
    return TokenFile(settings.HOME)


def test_a_program_is_let_in_and_out_again(
    live_server: LiveServer, page: Page, sample_book: SqlBook, tokens: TokenFile
) -> None:
    """Named, copied, used; loading the page again makes no second one; then taken away, and the page says so."""
    page.goto(f"{live_server.url}/programs/")
    page.get_by_label("What is it for?").fill("Clock on the wall")
    page.get_by_label("read, and change what is in the book").check()
    page.get_by_role("button", name="Make a token").click()
    secret = page.get_by_label("Copy it now").input_value()
    answer = page.request.get(
        f"{live_server.url}/api/v1/owner", headers={"Authorization": f"Bearer {secret}"}, fail_on_status_code=False
    )
    page.reload()
    shown_again, kept = page.get_by_label("Copy it now").count(), len(tokens.tokens)
    page.get_by_role("button", name="Take it from Clock on the wall").click()

    expect(page.get_by_text("Clock on the wall has no access any more.")).to_be_visible()
    assert answer.status == 200
    assert (shown_again, kept) == (0, 1)
    assert tokens.tokens == ()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_programs_is_fit_for_everybody(
    live_server: LiveServer, page: Page, phone: Page, sample_book: SqlBook, tokens: TokenFile, scheme: str
) -> None:
    """With a token just made and one of a long name: labels, contrast, nothing sideways, room for a thumb."""
    for opened in (page, phone):
        opened.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        opened.goto(f"{live_server.url}/programs/")
        opened.get_by_label("What is it for?").fill(LONG_NAME[:80])
        opened.get_by_role("button", name="Make a token").click()

        expect(opened.get_by_label("Copy it now")).to_be_visible()
        assert_accessible(opened)
    heights = [box["height"] for button in phone.locator("main button").all() if (box := button.bounding_box())]
    assert min(heights) >= 44
