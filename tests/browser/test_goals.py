"""Goals and categories in a browser: two maps with one person on both, and a map whose circles are the owner's."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from kithmap.actions.edit_category import categories_of
from kithmap.actions.set_goal import set_goal
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from tests.browser.conftest import TODAY
from tests.browser.looking import assert_accessible
from tests.web.first_map import OUTCOME, start_goal, write_down

LISBON = "Feel at home in Lisbon"
SMALL_CONTROLS = """() => [...document.querySelectorAll("main :is(a, button, summary, select, .colours label)")]
    .filter((one) => one.checkVisibility() && !one.closest(".hidden-but-read") && !one.matches(".hidden-but-read"))
    .filter((one) => one.getBoundingClientRect().height < 43.5)
    .map((one) => one.outerHTML.slice(0, 90))"""


def take_up(page: Page, outcome: str) -> None:
    """Go to the goals by the name above the page, and work on another one."""
    page.locator(".top .goal a").click()
    page.get_by_role("button", name=f"Work on this one: {outcome}").click()
    expect(page.locator(".top .goal")).to_have_text(outcome)


def place_ana(page: Page, address: str, digit: str) -> None:
    """Put Ana on a ring of the map that is in hand, by key."""
    page.goto(f"{address}/names/1/")
    page.fill("#names", "Ana Díaz")
    page.keyboard.press("Enter")
    expect(page.locator(".named")).to_contain_text("Ana Díaz")
    page.goto(f"{address}/placing/")
    expect(page.locator("#who")).to_contain_text("Ana Díaz")
    page.keyboard.press(digit)
    page.wait_for_url("**/offers/")


def names() -> list[str]:
    """Give the categories of the goal that was set last, clockwise."""
    desk = open_desk()
    assert desk.goal is not None
    return [category.name for category in categories_of(desk.book, desk.goal)]


def test_one_person_stands_on_two_maps_on_different_rings(
    page: Page, live_server: LiveServer, empty_book: SqlBook
) -> None:
    """Close for a new job, far away from Lisbon: each goal has its own truth about Ana."""
    start_goal()
    set_goal(empty_book, LISBON, today=TODAY, template="move-city", by=date(2027, 6, 30))
    page.goto(live_server.url)
    place_ana(page, live_server.url, "4")
    take_up(page, OUTCOME)
    place_ana(page, live_server.url, "1")
    facts = empty_book.facts
    rings = {facts.goals[p.goal_id].outcome: p.ring for p in facts.placements.values()}

    assert rings == {LISBON: 4, OUTCOME: 1}
    assert len(facts.cards) == 1
    page.goto(live_server.url)
    expect(page.locator("svg.map .person")).to_have_attribute("data-ring", "1")
    take_up(page, LISBON)
    expect(page.locator("svg.map .person")).to_have_attribute("data-ring", "4")


def test_a_category_is_moved_recoloured_and_merged_by_keys(
    page: Page, live_server: LiveServer, empty_book: SqlBook
) -> None:
    """No act asks for a mouse, and the focus stays with the category."""
    start_goal()
    write_down("Ana Díaz")
    page.goto(f"{live_server.url}/categories/")
    first, second = names()[:2]
    page.locator(f"input[value='{first}']").focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator(".editable input[aria-label='Category']").first).to_have_value(second)

    assert names()[:2] == [second, first]
    expect(page.locator(f"input[value='{first}']")).to_be_focused()
    page.get_by_role("link", name=f"Colour of {first}").press("Enter")
    page.locator(".colours input:checked").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#said")).to_contain_text(f"“{first}” is amber now.")
    expect(page.locator(".colours input:checked")).to_be_focused()
    page.locator("#merge-into").select_option(label="Friends")
    page.get_by_role("button", name="Merge").press("Enter")
    expect(page.locator("#said")).to_contain_text("are one category now")
    expect(page.get_by_role("link", name="Colour of Friends")).to_be_focused()
    assert first not in names()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_goals_and_an_open_category_can_be_read_and_pressed_by_everybody(
    phone: Page, live_server: LiveServer, empty_book: SqlBook, scheme: str
) -> None:
    """In daylight and at night; with a thumb; with an outcome that is long."""
    start_goal()
    write_down("Ana Díaz")
    set_goal(empty_book, "Move " + "verylongwordwithoutanyspaceinit" * 4, today=TODAY)
    phone.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    phone.goto(f"{live_server.url}/goals/")
    phone.locator("summary").first.tap()

    assert_accessible(phone)
    assert phone.evaluate(SMALL_CONTROLS) == []
    phone.goto(f"{live_server.url}/categories/")
    phone.locator(".swatch-opener").first.tap()
    expect(phone.locator(".category-choices")).to_be_visible()
    assert_accessible(phone)
    assert phone.evaluate(SMALL_CONTROLS) == []


def test_a_category_is_dragged_to_another_place(page: Page, live_server: LiveServer, empty_book: SqlBook) -> None:
    """What a hand expects of a list; one drag is one act, and Escape lets go."""
    set_goal(empty_book, OUTCOME, today=TODAY)
    page.goto(f"{live_server.url}/categories/")
    names = [category.name for category in open_desk().flow.categories]
    grips = page.locator(".grip")
    grips.nth(0).hover()
    page.mouse.down()
    grips.nth(3).hover()
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(page.get_by_label("Category", exact=True).nth(0)).to_have_value(names[0])
    grips.nth(0).hover()
    page.mouse.down()
    box = grips.nth(2).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 5, box["y"] + box["height"] - 2, steps=8)
    with page.expect_response("**/categories/change/"):
        page.mouse.up()
    page.reload()
    expect(page.get_by_label("Category", exact=True).nth(2)).to_have_value(names[0])

    assert [category.name for category in open_desk().flow.categories][:3] == [names[1], names[2], names[0]]
    assert len(empty_book.journal) == 2
