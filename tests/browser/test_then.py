"""Looking back in a browser: sliding through dates, by hand and by key."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from kithmap_app.store.sql_book import SqlBook
from tests.browser.looking import assert_accessible


@pytest.mark.parametrize("size", ["page", "phone"])
@pytest.mark.parametrize("path", ["/then/?on=2025-06-01", "/then/paper/?on=2025-06-01", "/research/"])
def test_pages_can_be_used_by_everybody(
    request: pytest.FixtureRequest, live_server: LiveServer, sample_book: SqlBook, size: str, path: str
) -> None:
    """No serious trouble that axe can find, and nothing wider than the screen."""
    looked: Page = request.getfixturevalue(size)
    looked.goto(live_server.url + path)

    assert_accessible(looked)


def test_the_slider_moves_the_map_month_by_month(live_server: LiveServer, sample_book: SqlBook, page: Page) -> None:
    """Arrow keys go by months; day, words, address and map follow, and nobody who stays moves."""
    page.goto(f"{live_server.url}/then/?on=2025-06-21")
    kerstin = page.locator("#snapshot svg.map .person", has_text="Kerstin").locator("text")
    before = kerstin.get_attribute("x")
    slider = page.get_by_label("Slide back in time")
    slider.focus()
    slider.press("ArrowLeft")

    expect(page.locator("#was-title")).to_have_text("The map on 21 May 2025")
    assert page.get_by_label("The day").input_value() == "2025-05-21"
    assert slider.get_attribute("aria-valuetext") == "21 May 2025"
    assert page.url.endswith("on=2025-05-21")
    assert kerstin.get_attribute("x") == before
    expect(slider).to_be_focused()


def test_a_typed_day_moves_the_slider(live_server: LiveServer, sample_book: SqlBook, page: Page) -> None:
    """Both ways to say a day agree."""
    page.goto(f"{live_server.url}/then/?on=2025-06-21")
    slider = page.get_by_label("Slide back in time")
    before = int(slider.input_value())
    page.get_by_label("The day").fill("2026-06-21")

    expect(page.locator("#was-title")).to_have_text("The map on 21 June 2026")
    assert int(slider.input_value()) == before + 12


def test_months_end_on_their_last_day(live_server: LiveServer, sample_book: SqlBook, page: Page) -> None:
    """A month before 31 March is 28 February, a year and a month before 31 March 2025 is 29 February 2024."""
    page.goto(f"{live_server.url}/then/")
    script = page.locator('script[src*="then"]').get_attribute("src")
    days = page.evaluate(
        "async (script) => { const { monthsBefore } = await import(script);"
        " return [monthsBefore('2025-03-31', 1), monthsBefore('2025-03-31', 13), monthsBefore('2025-03-31', 0)]; }",
        script,
    )

    assert days == ["2025-02-28", "2024-02-29", "2025-03-31"]


def test_without_scripts_the_day_is_a_form(live_server: LiveServer, sample_book: SqlBook, page: Page) -> None:
    """Progressive: a date and a button."""
    browser = page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(f"{live_server.url}/then/")
    plain.get_by_label("The day").fill("2025-06-21")
    plain.get_by_role("button", name="Show").click()

    expect(plain.locator("#was-title")).to_have_text("The map on 21 June 2025")
    expect(plain.get_by_label("Slide back in time")).to_be_hidden()
    context.close()
