"""The whole loop in a browser, with the day told: plan, swap, talk, ask, answer, help, thanks, looking back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from kithmap.plan.ask import AskState
from kithmap_app.store.sql_book import SqlBook
from tests.browser.looking import assert_accessible

PAGES = "week asks asks/new introductions promises targets thanks review review/5 progress reminders rhythm questions"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Settings) -> Path:
    """A home folder of each test's own: keys and accounts are files there."""
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def dark_phone(browser: Browser) -> Iterator[Page]:
    """A phone whose owner likes it dark."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme="dark", has_touch=True)
    yield context.new_page()
    context.close()


def first_name(page: Page) -> str:
    return page.locator(".talks h2 a").first.inner_text()


def test_the_whole_loop_is_walked(
    page: Page, live_server: LiveServer, sample_book: SqlBook, settings: Settings
) -> None:
    """From the plan of a Saturday to the thanks and the look back a fortnight later."""
    page.goto(f"{live_server.url}/week/")
    expect(page.locator(".talks > li")).to_have_count(5)
    _swap(page)
    name = _talk(page)
    asked = _ask(page, live_server, settings)
    _thank(page, asked)
    _look_back(page, live_server, name=name, asked=asked)

    (ask,) = sample_book.facts.asks.values()
    (review,) = sample_book.facts.reviews.values()
    assert (ask.state, ask.thanked_on is not None) == (AskState.HELPED, True)
    assert review.words == "Ask sooner"


def _swap(page: Page) -> None:
    gone = first_name(page)
    page.get_by_text("Not this one?").first.click()
    page.get_by_role("button", name=f"Somebody else instead of {gone}").click()

    expect(page.locator("#said")).to_contain_text(f"comes in the place of {gone}.")
    expect(page.locator(".talks h2 a").first).not_to_have_text(gone)


def _talk(page: Page) -> str:
    name = first_name(page)
    page.get_by_role("link", name=f"We talked: {name}").click()
    page.get_by_label("A few words").fill("An hour on the phone")
    page.get_by_text("What did it bring?").click()
    page.get_by_label("What did you learn?").fill("They hire in spring")
    page.get_by_label("Names you heard").fill("Lu Chen")
    page.get_by_label("What did you promise?").fill("Send my notes")
    page.get_by_role("button", name="Log it").click()

    expect(page.locator("#said")).to_contain_text("1 new name is on the map. 1 promise is noted.")
    expect(page.locator(".done-ones")).to_contain_text(f"You and {name} have talked.")
    expect(page.locator(".talks > li")).to_have_count(4)
    return name


def _ask(page: Page, live_server: LiveServer, settings: Settings) -> str:
    name = first_name(page)
    page.get_by_role("link", name=f"Ask {name} for something").click()
    page.get_by_label("Your words").fill("Who decides about hiring in your team?")
    page.get_by_label(re.compile("How likely is a yes")).fill("30")
    page.get_by_role("button", name="Draft it").click()
    expect(page.get_by_role("link", name=re.compile("Write an e-mail")).first).to_have_attribute(
        "href", re.compile("body=Who%20decides")
    )
    page.get_by_role("button", name="I have sent it").click()
    settings.KITHMAP_TODAY = "2026-12-03"
    page.goto(f"{live_server.url}/asks/")
    expect(page.get_by_text(f"{name} has not answered since 21 November.")).to_be_visible()
    page.get_by_role("button", name="They answered").click()
    expect(page.get_by_role("heading", name="Answered")).to_be_visible()
    page.get_by_role("button", name="They helped").click()
    expect(page.locator("#said")).to_contain_text(f"Noted: {name} helped.")
    return name


def _thank(page: Page, asked: str) -> None:
    page.get_by_role("link", name="Say thank you").click()
    page.get_by_role("button", name=f"I have thanked {asked}").click()

    expect(page.locator("#said")).to_contain_text(f"Noted: you thanked {asked}.")
    expect(page.get_by_role("button", name=f"I have thanked {asked}")).to_have_count(0)


def _look_back(page: Page, live_server: LiveServer, *, name: str, asked: str) -> None:
    page.goto(f"{live_server.url}/review/")
    expect(page.get_by_text(f"{asked} helped you.")).to_be_visible()
    for heading in ("What is open", "How the map moved", "The way so far", "Next week"):
        page.get_by_role("link", name="Next", exact=True).click()
        expect(page.get_by_role("heading", level=2, name=heading)).to_be_visible()
        if heading == "The way so far":
            expect(page.get_by_text("You had 1 conversation.")).to_be_visible()
    page.get_by_label("A few words to yourself").fill("Ask sooner")
    page.get_by_role("button", name="Done").click()
    expect(page.locator("#said")).to_contain_text("Your look back is kept.")


def test_two_windows_on_one_ask(browser: Browser, page: Page, live_server: LiveServer, sample_book: SqlBook) -> None:
    """The later one is told, and its words still stand in the field."""
    page.goto(f"{live_server.url}/asks/new/")
    page.get_by_label("Whom?").fill("Graham Whitcombe")
    page.get_by_label("Your words").fill("First draft")
    page.get_by_role("button", name="Draft it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ask Graham Whitcombe")
    other = page.context.new_page()
    other.goto(page.url)
    page.get_by_label("Your words").fill("From one window")
    page.get_by_role("button", name="Keep your words").click()
    expect(page.locator("#said")).to_contain_text("Your words are kept.")
    other.get_by_label("Your words").fill("From the other")
    other.get_by_role("button", name="Keep your words").click()

    expect(other.get_by_role("alert")).to_contain_text("changed in another window")
    expect(other.get_by_label("Your words")).to_have_value("From the other")
    expect(other.get_by_text("From one window")).to_be_visible()


def test_somebody_is_found_while_typing(page: Page, live_server: LiveServer, sample_book: SqlBook) -> None:
    """A promise to one of many with the same beginnings."""
    page.goto(f"{live_server.url}/promises/")
    page.get_by_label("With whom?").press_sequentially("grah")
    page.get_by_role("option", name="Graham Whitcombe").click()
    page.get_by_label("What was promised?").fill("Send my notes")
    page.get_by_role("button", name="Note it").click()

    expect(page.locator("#said")).to_contain_text("You promised Graham Whitcombe: Send my notes")


def test_every_page_of_the_loop_is_accessible(page: Page, live_server: LiveServer, sample_book: SqlBook) -> None:
    """With everything unfolded; nothing scrolls sideways."""
    for name in PAGES.split():
        page.goto(f"{live_server.url}/{name}/")
        unfold(page)
        assert_accessible(page)


def test_every_page_of_the_loop_fits_a_dark_phone(
    dark_phone: Page, live_server: LiveServer, sample_book: SqlBook
) -> None:
    """What is tapped is as large as a thumb; colours that differ in the dark are looked at on the longest pages."""
    for name in PAGES.split():
        dark_phone.goto(f"{live_server.url}/{name}/")
        unfold(dark_phone)
        if name in ("week", "reminders"):
            assert_accessible(dark_phone)
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

        assert dark_phone.evaluate(overflow) <= 0, name
        assert too_small(dark_phone) == [], name


def unfold(page: Page) -> None:
    page.locator("main details").evaluate_all("all => all.forEach(fold => { fold.open = true; })")


def too_small(page: Page) -> list[str]:
    """Give the beginnings of what is lower than a thumb."""
    tapped = page.locator("main :is(button, summary, select, input:not([type=hidden], [type=radio], [type=checkbox]))")
    found: list[str] = tapped.evaluate_all(
        "all => all.filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 44)"
        ".map(one => one.outerHTML.slice(0, 90))"
    )
    return found
