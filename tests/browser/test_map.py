"""The map in a browser: what pointers do keys do too, nobody jumps, and it can be read by everybody."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from kithmap.flow import Flow
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.pages.map_drawing import forget_drawings
from tests.browser.conftest import TODAY
from tests.browser.looking import assert_accessible

KWAME = "svg.map .person[aria-label^='Kwame Asante']"
SMALLEST_TARGET_PX = 44
PLACES = """() => Object.fromEntries([...document.querySelectorAll('svg.map .person')].map(
    (mark) => [mark.getAttribute('href'), mark.querySelector('text').getAttribute('x') + ' '
               + mark.querySelector('text').getAttribute('y')]))"""
FOCUSED = "() => document.activeElement.getAttribute('aria-label')?.split(':')[0]"


@pytest.fixture
def opened(live_server: LiveServer, page: Page, sample_book: SqlBook) -> Page:
    """The map of the sample on a wide page, its script at work."""
    forget_drawings()
    page.goto(live_server.url)
    page.wait_for_selector(".has-script svg.map")
    return page


def places(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate(PLACES)
    return found


def standing(book: SqlBook, name: str) -> tuple[int | None, str | None]:
    flow = Flow(book.facts, today=TODAY, goal_id=next(iter(book.facts.goals)))
    return next((one.ring, one.category_id) for one in flow.roster.on_map if one.person.name == name)


def said(page: Page, text: str) -> None:
    """Wait until an act is told and its answer is in place; htmx wakes new forms a moment after it shows them."""
    expect(page.locator("#said")).to_contain_text(text)
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)


def test_a_key_moves_the_focused_person_and_nobody_in_other_cells(opened: Page, sample_book: SqlBook) -> None:
    """Two hours of arranging must survive the third minute of editing."""
    before = places(opened)
    opened.focus(KWAME)
    opened.keyboard.press("4")
    said(opened, "Kwame Asante: know a little")
    after = places(opened)
    moved = {address for address in before if before[address] != after[address]}
    near = opened.locator("svg.map .person[data-sector='0']:is([data-ring='2'], [data-ring='4'])").count()

    assert standing(sample_book, "Kwame Asante")[0] == 4
    assert 1 <= len(moved) <= near
    assert opened.evaluate(FOCUSED) == "Kwame Asante"


def test_undo_and_redo_by_keys_bring_everybody_back(opened: Page, sample_book: SqlBook) -> None:
    """Whoever can always go back dares to try."""
    before = places(opened)
    opened.focus(KWAME)
    opened.keyboard.press("5")
    said(opened, "Kwame Asante: acquaintances")
    opened.keyboard.press("Control+z")
    said(opened, "Undone: Move Kwame Asante")
    assert standing(sample_book, "Kwame Asante")[0] == 2
    outside = opened.locator("svg.map .person:not([data-sector='0'])").evaluate_all(
        "all => all.map(a => a.getAttribute('href'))"
    )
    opened.keyboard.press("Control+Shift+Z")
    said(opened, "Done again: Move Kwame Asante")

    assert standing(sample_book, "Kwame Asante")[0] == 5
    assert all(places(opened)[address] == before[address] for address in outside)


def test_a_person_is_dragged_into_another_category_and_ring(opened: Page, sample_book: SqlBook) -> None:
    """Dragging is how a map is made; it lands in the cell that lights up under the pointer."""
    start, aim = (
        opened.locator(KWAME).bounding_box(),
        opened.locator("svg.map .person[aria-label^='Ravi Menon']").bounding_box(),
    )
    assert start
    assert aim
    ring, friends = standing(sample_book, "Ravi Menon")
    opened.mouse.move(start["x"] + 20, start["y"] + 6)
    opened.mouse.down()
    opened.mouse.move(aim["x"] + 60, aim["y"] + 2, steps=8)
    expect(opened.locator("svg.map .target")).to_have_count(1)
    expect(opened.locator("#found")).to_have_text(f"Friends, ring {ring}")
    opened.mouse.up()
    said(opened, "Friends")

    assert standing(sample_book, "Kwame Asante") == (ring, friends)
    assert opened.locator("#card").inner_text() == "", "a drag is no click"


def test_a_drag_that_ends_outside_the_map_changes_nothing(opened: Page, sample_book: SqlBook) -> None:
    """Letting go in doubt must be safe."""
    before, version = places(opened), sample_book.edition
    start = opened.locator(KWAME).bounding_box()
    assert start
    opened.mouse.move(start["x"] + 20, start["y"] + 6)
    opened.mouse.down()
    opened.mouse.move(30, 700, steps=5)
    opened.mouse.up()
    opened.wait_for_timeout(150)

    assert places(opened) == before
    assert sample_book.edition == version
    assert opened.locator(KWAME).get_attribute("transform") is None


def test_arrows_walk_to_the_nearest_in_their_direction(opened: Page) -> None:
    """A map for the keyboard is walked, not tabbed through 60 times."""
    box = "(mark) => { const b = mark.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2] }"
    opened.focus(KWAME)
    steps = {"ArrowRight": (0, 1), "ArrowLeft": (0, -1), "ArrowDown": (1, 1), "ArrowUp": (1, -1)}
    for key, (axis, sign) in steps.items():
        before = opened.evaluate(f"({box})(document.activeElement)")
        opened.keyboard.press(key)
        after = opened.evaluate(f"({box})(document.activeElement)")
        assert (after[axis] - before[axis]) * sign > 0, key

    assert opened.locator("svg.map [tabindex='0']").count() == 1, "one stop of the Tab key"


def test_enter_opens_the_card_and_escape_gives_the_focus_back(opened: Page) -> None:
    """Who opens a card by keyboard must not be thrown to the top of the page when it closes."""
    opened.focus(KWAME)
    opened.keyboard.press("Enter")
    expect(opened.locator("#card h2")).to_have_text("Kwame Asante")
    expect(opened.locator("#card h2")).to_be_focused()
    opened.keyboard.press("Escape")
    expect(opened.locator("#card")).to_be_empty()

    assert opened.evaluate(FOCUSED) == "Kwame Asante"


def test_the_card_moves_a_person_by_click_and_by_the_move_key(opened: Page, sample_book: SqlBook) -> None:
    """Everything that can be dragged can be chosen as well."""
    opened.focus(KWAME)
    opened.keyboard.press("m")
    expect(opened.locator("#card .rings button").first).to_be_focused()
    opened.click("#card .rings button:has-text('know well')")
    said(opened, "Kwame Asante: know well")
    expect(opened.locator("#card .rings [aria-pressed='true']")).to_contain_text("know well")
    expect(opened.locator("#card .rings [aria-pressed='true']")).to_be_focused()
    opened.keyboard.press("Control+z")
    said(opened, "Undone: Move Kwame Asante")
    expect(opened.locator("#card .rings [aria-pressed='true']")).to_contain_text("2 close")
    opened.select_option("#card-category", label="Friends")
    said(opened, "Kwame Asante: Friends")
    opened.click("#card >> text=Take off the map")
    said(opened, "Kwame Asante is off this map")

    assert opened.locator(KWAME).count() == 0
    assert opened.locator("#card").inner_text() == ""


def test_search_fades_the_rest_and_enter_goes_to_the_first(opened: Page) -> None:
    """People are found by part of a name without accents; the layout stays."""
    before = places(opened)
    opened.keyboard.press("/")
    opened.keyboard.type("ohman")
    expect(opened.locator("#found")).to_have_text("1 person")
    assert opened.locator("svg.map .person.is-faded").count() == len(before) - 1
    opened.keyboard.press("Enter")
    assert opened.evaluate(FOCUSED) == "Marcus Öhman"
    opened.keyboard.press("Escape")

    assert opened.locator("svg.map .is-faded").count() == 0
    assert places(opened) == before


def test_filters_and_legend_fade_and_survive_an_act(opened: Page) -> None:
    """A filter is a way of looking, not a change; an act must not forget it."""
    before = places(opened)
    opened.click("#legend >> text=dormant")
    dormant = opened.locator("svg.map .person:not(.is-faded)").count()
    assert dormant == opened.locator("svg.map .person.dormant").count() > 0
    opened.click("#filters summary")
    opened.click("#choices >> text=Former colleagues")
    both = opened.locator("svg.map .person:not(.is-faded)").count()
    assert 0 < both < dormant
    assert places(opened) == before
    opened.keyboard.press("Escape")
    opened.locator("svg.map .person.dormant[data-sector='1']").first.focus()
    opened.keyboard.press("5")
    said(opened, "acquaintances")

    assert opened.locator("svg.map .person:not(.is-faded)").count() == both
    expect(opened.locator("#legend [aria-pressed='true']")).to_have_text("dormant")


def test_zoom_by_keys_wheel_and_buttons_and_fit_shows_all_again(opened: Page) -> None:
    """A name that is too small to read is one turn of the wheel away, and stays under the pointer."""
    box = opened.get_attribute("svg.map", "viewBox")
    start = opened.locator(KWAME).bounding_box()
    assert start
    opened.mouse.move(start["x"] + 5, start["y"] + 5)
    opened.mouse.wheel(0, -600)
    larger = opened.locator(KWAME).bounding_box()
    assert larger
    assert larger["width"] > 1.5 * start["width"]
    assert larger["x"] <= start["x"] + 5 <= larger["x"] + larger["width"]
    opened.keyboard.press("-")
    opened.click("[data-zoom=in]")
    assert opened.get_attribute("svg.map", "viewBox") != box
    opened.keyboard.press("0")

    assert opened.get_attribute("svg.map", "viewBox") == box


def test_the_ground_is_panned_and_two_fingers_zoom(opened: Page) -> None:
    """As every map that people have ever had in their hands."""
    before = opened.locator(KWAME).bounding_box()
    opened.mouse.move(200, 760)
    opened.mouse.down()
    opened.mouse.move(260, 720, steps=4)
    opened.mouse.up()
    panned = opened.locator(KWAME).bounding_box()
    assert before
    assert panned
    assert (panned["x"] - before["x"], panned["y"] - before["y"]) == pytest.approx((60, -40), abs=2)
    session = opened.context.new_cdp_session(opened)
    for kind, apart in (("touchStart", 40), ("touchMove", 80), ("touchMove", 120), ("touchEnd", 0)):
        points = [{"x": 640 - apart, "y": 400, "id": 1}, {"x": 640 + apart, "y": 400, "id": 2}] if apart else []
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    pinched = opened.locator(KWAME).bounding_box()

    assert pinched
    assert pinched["width"] > 2 * panned["width"]


def test_links_are_hidden_until_somebody_is_in_focus(opened: Page) -> None:
    """Who knows whom is asked about one person at a time."""
    assert opened.locator("svg.map .links path").count() == 0
    opened.focus(KWAME)
    expect(opened.locator("svg.map .links path").first).to_be_attached()
    links = opened.locator("svg.map .links path").count()

    assert links == opened.locator("svg.map .is-neighbour").count() > 1
    assert "Q" in (opened.locator("svg.map .links path").first.get_attribute("d") or "")


def test_a_category_fills_the_map_and_escape_leads_back(opened: Page) -> None:
    """Twenty people in a wedge need room; the way back is one key."""
    people = opened.locator("svg.map .person[data-sector='1']").count()
    opened.click("svg.map .sector:has-text('Former colleagues')")
    expect(opened.locator("svg.map .person")).to_have_count(people)
    opened.keyboard.press("Escape")

    expect(opened.locator("svg.map .sector")).to_have_count(8)


def test_a_chair_is_added_and_taken_by_somebody_new(opened: Page, sample_book: SqlBook) -> None:
    """From a wish to a name without leaving the map."""
    opened.click("#more summary")
    opened.click("text=Add an empty chair")
    opened.fill("#chair-label", "A friendly recruiter")
    opened.select_option("#chair-category", label="Recruiters")
    opened.click("text=Add the chair")
    said(opened, "An empty chair for “A friendly recruiter”")
    opened.click("svg.map .chair[aria-label*='friendly recruiter']")
    opened.fill("#card-who", "Nina Holt")
    opened.click("#card button:has-text('Fill')")
    said(opened, "Nina Holt takes the chair")

    assert opened.locator("svg.map .person[aria-label^='Nina Holt: know well, Recruiters']").count() == 1
    assert "A friendly recruiter" not in {chair.label for chair in sample_book.facts.chairs.values()}


def test_one_key_hides_all_names_and_shows_them_again(opened: Page) -> None:
    """Somebody comes to the desk; a breath later nobody can be told."""
    opened.focus(KWAME)
    opened.keyboard.press("i")
    said(opened, "Initials only")
    assert "Kwame" not in opened.content()
    opened.keyboard.press("i")
    said(opened, "Names are shown again")

    assert opened.locator(KWAME).count() == 1


def test_a_hover_tells_the_full_name_and_where_somebody_stands(opened: Page) -> None:
    """Labels may be short; what they mean is a moment away."""
    opened.hover("svg.map .person[aria-label^='Anders']")
    expect(opened.locator("#tip")).to_be_visible()

    expect(opened.locator("#tip")).to_contain_text("Anders L")
    expect(opened.locator("#tip")).to_contain_text("closest, Family")


def test_paper_shows_the_whole_map_without_the_tools(opened: Page) -> None:
    """A coach prints it: one landscape page, light, nothing cut."""
    opened.emulate_media(media="print", color_scheme="dark")

    expect(opened.locator(".map-tools")).to_be_hidden()
    expect(opened.locator("svg.map")).to_be_visible()
    assert opened.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--map-space')") == "#ffffff"
    assert opened.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_anybody_out(opened: Page, live_server: LiveServer, scheme: str) -> None:
    """Names for screen readers, contrast, roles: on the map, its card, its panels and its table."""
    opened.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    opened.click("#filters summary")
    assert_accessible(opened)
    opened.keyboard.press("Escape")
    opened.click(KWAME)
    expect(opened.locator("#card h2")).to_have_text("Kwame Asante")
    assert_accessible(opened)
    opened.goto(f"{live_server.url}/map/table/")
    assert_accessible(opened)


def test_the_table_moves_people_and_keeps_the_place(
    opened: Page, live_server: LiveServer, sample_book: SqlBook
) -> None:
    """The same acts without a drawing; forty rows down, the page must not jump to its top."""
    opened.goto(f"{live_server.url}/map/table/")
    row = opened.locator("tr", has_text="Lúcia Ferreira")
    row.locator("select[name=ring]").select_option("2")
    row.locator("text=Move").click()
    said(opened, "Lúcia Ferreira: close")
    at = opened.evaluate("scrollY")
    opened.locator("tr", has_text="Kerstin Lindqvist Moe").locator("text=Take off").click()
    said(opened, "Kerstin Lindqvist Moe is off this map")

    assert standing(sample_book, "Lúcia Ferreira")[0] == 2
    assert opened.locator("tr", has_text="Kerstin Lindqvist Moe").count() == 0
    assert at > 0


def test_a_phone_has_lists_and_a_sheet_with_thumb_sized_moves(
    live_server: LiveServer, phone: Page, sample_book: SqlBook
) -> None:
    """A polar map cannot be read at 390 px; everything it does can be done there all the same."""
    forget_drawings()
    phone.goto(live_server.url)
    phone.wait_for_selector(".has-script .list")
    assert phone.locator("svg.map").is_hidden()
    assert phone.locator("svg.mini circle").count() > 30
    phone.tap(".list a:has-text('Kwame Asante')")
    expect(phone.locator("#card h2")).to_have_text("Kwame Asante")
    card = phone.locator("#card").bounding_box()
    assert card
    assert card["width"] == 390
    assert abs(card["y"] + card["height"] - 844) < 2
    heights = phone.locator("#card .rings button, #card .card-foot button, #card .card-foot a").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= SMALLEST_TARGET_PX
    phone.tap("#card .rings button:has-text('acquaintances')")
    said(phone, "Kwame Asante: acquaintances")

    assert standing(sample_book, "Kwame Asante")[0] == 5
    assert_accessible(phone)


def test_without_script_cards_and_moves_still_work(
    live_server: LiveServer, browser: Browser, sample_book: SqlBook
) -> None:
    """A page that needs its script for everything is broken by the first thing that blocks it."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(live_server.url)
    page.click(KWAME)
    page.click(".map-card .rings button:has-text('know well')")
    text = page.locator("#said").inner_text()
    context.close()

    assert "Kwame Asante: know well" in text
    assert standing(sample_book, "Kwame Asante")[0] == 3


def test_the_page_asks_nobody_else_for_anything(live_server: LiveServer, page: Page, sample_book: SqlBook) -> None:
    """Nothing leaves the machine: not even a font is fetched from elsewhere."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(live_server.url)
    page.wait_for_load_state("networkidle")

    assert asked
    assert [url for url in asked if not url.startswith((live_server.url, "data:", "blob:"))] == []
