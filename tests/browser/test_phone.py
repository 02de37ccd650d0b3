"""What a thumb and an eye meet on a phone, page by page."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from kithmap_app.store.sql_book import SqlBook
from tests.web.first_map import start_goal, write_down


def test_what_was_done_is_told_on_a_line_that_uses_the_width(
    phone: Page, live_server: LiveServer, empty_book: SqlBook
) -> None:
    """Half of a phone's width breaks a short sentence into five lines that cover the page."""
    phone.goto(f"{live_server.url}/welcome/")
    phone.locator("#outcome").fill("Find a new job as a project manager")
    phone.get_by_role("button", name="Start my map").tap()
    told = phone.locator("#said")
    expect(told).to_contain_text("Your goal is set")
    box = told.bounding_box()

    assert box is not None
    assert box["width"] > 300
    assert box["height"] < 80
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


def test_the_names_of_categories_are_read_whole(phone: Page, live_server: LiveServer, empty_book: SqlBook) -> None:
    """A category that a template proposes must not lose its last letter."""
    phone.goto(f"{live_server.url}/welcome/")
    phone.locator("#outcome").fill("Teach")
    phone.get_by_role("radio", name="Change industry").check()
    phone.get_by_role("button", name="Start my map").tap()
    phone.wait_for_url("**/categories/")
    cut = phone.locator('input[aria-label="Category"]').evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.value)"
    )

    assert cut == []


def test_every_answer_to_how_close_is_seen_at_once(phone: Page, live_server: LiveServer, empty_book: SqlBook) -> None:
    """Whoever is not sure must find that answer too, above the row of pages at the foot."""
    start_goal()
    write_down("Ana Díaz, Ben Okri")
    phone.goto(f"{live_server.url}/placing/")
    unsure = phone.get_by_role("button", name="leave unplaced").bounding_box()
    foot = phone.get_by_role("navigation", name="Pages").bounding_box()

    assert unsure is not None
    assert foot is not None
    assert unsure["y"] + unsure["height"] <= foot["y"]


def test_names_on_the_reading_are_high_enough_for_a_thumb(
    phone: Page, live_server: LiveServer, sample_book: SqlBook
) -> None:
    """They lead to people; 44 px is what a thumb hits."""
    phone.goto(f"{live_server.url}/reading/")
    chips = phone.locator("a.chip:visible")
    low = chips.evaluate_all("all => all.map(one => one.getBoundingClientRect().height).filter(high => high < 43.5)")

    assert chips.count() > 0
    assert low == []


def test_the_button_that_chooses_files_looks_like_the_others(
    phone: Page, live_server: LiveServer, empty_book: SqlBook
) -> None:
    """Browsers give it a typeface and a grey of their own, in dark as in light."""
    start_goal()
    phone.goto(f"{live_server.url}/sources/")
    faces = phone.locator("input[type=file]").first.evaluate(
        "one => [getComputedStyle(one, '::file-selector-button').fontFamily, getComputedStyle(one).fontFamily]"
    )

    assert faces[0] == faces[1]


def test_names_in_the_table_of_the_map_are_high_enough_for_a_thumb(
    phone: Page, live_server: LiveServer, sample_book: SqlBook
) -> None:
    """They stand close below each other: half as high, and a thumb opens somebody else."""
    phone.goto(f"{live_server.url}/map/table/")
    names = phone.locator("th[scope=row] a")
    low = names.evaluate_all("all => all.map(one => one.getBoundingClientRect().height).filter(high => high < 43.5)")

    assert names.count() > 0
    assert low == []


@pytest.mark.parametrize("address", ["/categories/", "/week/", "/"])
def test_the_foot_of_a_page_stands_above_the_bar(
    phone: Page, live_server: LiveServer, sample_book: SqlBook, address: str
) -> None:
    """Below it, languages and all that was done could be reached from no page on a phone."""
    phone.goto(f"{live_server.url}{address}")
    phone.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    foot = phone.get_by_role("button", name="Español").bounding_box()
    bar = phone.get_by_role("navigation", name="Pages").bounding_box()

    assert foot is not None
    assert bar is not None
    assert foot["y"] + foot["height"] <= bar["y"]


@pytest.mark.parametrize("address", ["/log/", "/sources/", "/programs/", "/map/table/", "/week/"])
def test_with_letters_of_twice_the_size_all_is_in_reach(
    phone: Page, live_server: LiveServer, sample_book: SqlBook, address: str
) -> None:
    """Whoever sets large letters reads downwards, never sideways; the bar is pushed aside to its last entry."""
    phone.goto(f"{live_server.url}{address}")
    phone.evaluate("document.documentElement.style.fontSize = '200%'")
    sideways = phone.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    log = phone.get_by_role("navigation", name="Pages").get_by_role("link", name="Log a talk")
    log.scroll_into_view_if_needed()

    assert sideways == 0
    expect(log).to_be_in_viewport(ratio=0.99)


def test_the_numbers_of_the_rings_are_read_whole(phone: Page, live_server: LiveServer, empty_book: SqlBook) -> None:
    """On a phone the rings are narrow: the next one covered half of each number."""
    start_goal()
    write_down("Ana Díaz")
    phone.goto(f"{live_server.url}/placing/")
    numbers = phone.locator(".target span").evaluate_all("all => all.map(one => one.getBoundingClientRect().bottom)")
    rings = phone.locator(".target button").evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")

    assert len(numbers) == 5
    assert all(bottom <= inner for bottom, inner in zip(numbers[:-1], rings[1:], strict=True))
