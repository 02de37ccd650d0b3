"""Pages in Spanish: nothing is cut, on a wide page and on a phone, and scripts speak it, too."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from kithmap_app.store.sql_book import SqlBook

PAGES = ("", "reading/", "week/", "people/", "sources/", "log/", "welcome/", "names/", "placing/", "offers/", "asks/")
CUT = """() => {
  const isSeen = (one) => one.checkVisibility() && !one.matches(".hidden-but-read");
  const isCut = (one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflow !== "visible";
  const parts = document.querySelectorAll("main a, main button, main summary, main label, main h1, main h2, .nav a");
  const cut = [...parts].filter((one) => isSeen(one) && isCut(one)).map((one) => one.textContent.trim());
  const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
  return wide ? [...cut, "the page is wider than the window"] : cut;
}"""


@pytest.fixture(params=["page", "phone"])
def window(request: pytest.FixtureRequest) -> Page:
    """A window in which Spanish was chosen, wide or of a phone."""
    opened: Page = request.getfixturevalue(request.param)
    opened.set_extra_http_headers({"accept-language": "es"})
    return opened


def test_nothing_is_cut_in_spanish(window: Page, live_server: LiveServer, sample_book: SqlBook) -> None:
    """Spanish is a fifth longer than English: what just fits in English is cut."""
    cut = {}
    for address in PAGES:
        window.goto(f"{live_server.url}/{address}")
        cut[address] = window.evaluate(CUT)

    assert {address: parts for address, parts in cut.items() if parts} == {}


def test_the_navigation_of_a_phone_keeps_to_one_line(
    phone: Page, live_server: LiveServer, sample_book: SqlBook
) -> None:
    """An entry of two lines pushes the others off the thumb."""
    phone.set_extra_http_headers({"accept-language": "es"})
    phone.goto(f"{live_server.url}/reading/")
    heights = phone.locator(".nav a").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().height)")

    assert len(set(heights)) == 1


def test_scripts_speak_spanish(page: Page, live_server: LiveServer, sample_book: SqlBook) -> None:
    """What a script writes into the page is no less read than the page."""
    page.set_extra_http_headers({"accept-language": "es"})
    page.goto(f"{live_server.url}/")
    page.locator("#find").fill("a")

    expect(page.locator("#found")).to_contain_text("personas")
    page.locator("#filters summary").click()
    page.locator("#choices button").first.click()
    expect(page.locator("#filters-on")).to_have_text(", 1 elegidos")
