"""The first fifteen minutes in a browser: from nothing to a reading, every press of key or button counted."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from kithmap.book.facts import told
from kithmap.sources.card import Card
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from tests.browser.looking import serious_faults
from tests.web.first_map import person_called, start_goal, write_down

MOST_HANDS = 120
"""Clicks, keys and entries for 25 people from nothing to a reading: more would not be fifteen minutes."""
PAGES = ("welcome", "categories", "names", "placing", "offers", "offers/checks", "first-reading")
DARK_PAGES = ("names", "placing", "offers")
"""Between them they show every colour of the seven."""
SMALL_CONTROLS = """() => [...document.querySelectorAll("main :is(a, button, summary, select, input)")]
    .filter((one) => one.type !== "radio")
    .filter((one) => one.checkVisibility() && !one.closest("p, .target, .hidden-but-read"))
    .filter((one) => one.getBoundingClientRect().height < 43.5)
    .map((one) => one.outerHTML.slice(0, 90))"""
NAMED = (
    ("Ana Díaz", "Ben Okri", "Cleo Marsh", "Dilan Kaya"),
    ("Eva Lindqvist", "Farid Haddad", "Greta Olsen"),
    ("Hugo Weiss", "Ines Costa", "Jonas Berg"),
    ("Kemi Ade",),
    ("Lars Holm", "Mira Sol"),
    ("Nils Aho", "Olga Petrova", "Paul Novak"),
    ("Quentin Roy", "Rosa Blum", "Sam Tan", "Tara Singh"),
    ("Ugo Bassi", "Vera Novak", "Will Hart", "Xenia Pap", "Yusuf Demir"),
)
"""Who comes to mind under each of the eight questions of a new job."""


@dataclass(slots=True)
class Hands:
    """The owner's hands: whatever they do is counted. A text that is typed is one entry."""

    page: Page
    count: int = 0

    def enter(self, text: str) -> None:
        self.count += 1
        self.page.keyboard.type(text)

    def press(self, key: str) -> None:
        self.count += 1
        self.page.keyboard.press(key)

    def click(self, name: str) -> None:
        self.count += 1
        self.page.get_by_role("button", name=name).or_(self.page.get_by_role("link", name=name, exact=True)).click()

    def tap(self, name: str) -> None:
        self.count += 1
        self.page.locator("button.person", has_text=name).click()


def rings() -> dict[str, int | None]:
    desk = open_desk()
    people = desk.flow.people
    return {people.people[people.rows[p.person]].name: p.ring for p in desk.book.facts.placements.values()}


def test_from_nothing_to_a_reading_in_under_120_presses(
    page: Page, live_server: LiveServer, empty_book: SqlBook
) -> None:
    """Twenty-five names, all of them placed and each noted for one need: the promise of the product."""
    everybody = [name for row in NAMED for name in row]
    hands = Hands(page)
    page.goto(f"{live_server.url}/")
    _goal(hands)
    _names(hands)
    _closeness(hands, everybody)
    _help(hands, everybody)
    sentences = page.locator("dd")
    print(f"\n{len(everybody)} people from nothing to a reading: {hands.count} clicks, keys and entries")

    expect(sentences).to_have_count(3)
    expect(sentences.first).to_contain_text("25 people stand around")
    assert rings() == {name: 1 + row % 5 for row, name in enumerate(everybody)}
    assert len(open_desk().book.facts.offers) == 25
    assert hands.count < MOST_HANDS


def _goal(hands: Hands) -> None:
    expect(hands.page.get_by_label("What are you working towards?")).to_be_focused()
    hands.enter("Lead a data team by June")
    hands.count += 1
    hands.page.get_by_label("By when?").fill("2027-06-30")
    hands.press("Enter")
    hands.click("Take these and write down names")


def _names(hands: Hands) -> None:
    for number, row in enumerate(NAMED, 1):
        expect(hands.page.get_by_text(f"question {number} of 8")).to_be_visible()
        hands.page.wait_for_load_state()
        # most people come one by one; a family comes to mind at once
        for names in [row] if number == len(NAMED) else [(name,) for name in row]:
            for place, name in enumerate(names):
                hands.enter(f", {name}" if place else name)
            hands.press("Enter")
        hands.press("Enter")


def _closeness(hands: Hands, everybody: list[str]) -> None:
    hands.page.wait_for_url("**/placing/")
    hands.page.wait_for_load_state()
    for row, name in enumerate(everybody):
        expect(hands.page.locator("#who")).to_contain_text(name)
        hands.press(str(1 + row % 5))


def _help(hands: Hands, everybody: list[str]) -> None:
    for number in range(1, 9):
        expect(hands.page.get_by_text(f"question {number} of 8")).to_be_visible()
        hands.page.wait_for_load_state()
        for name in everybody[number - 1 :: 8]:
            hands.tap(name)
            expect(hands.page.locator('button.person[aria-pressed="true"]', has_text=name)).to_be_visible()
        hands.press("n")


def test_the_samples_map_is_one_click_from_the_first_page(
    page: Page, live_server: LiveServer, empty_book: SqlBook
) -> None:
    """Whoever hesitates sees what it is about; two clicks are the promise, opening Kithmap is one of them."""
    hands = Hands(page)
    page.goto(f"{live_server.url}/")
    hands.click("Show me with a sample network")
    page.wait_for_url(f"{live_server.url}/")

    expect(page.locator("#said")).to_contain_text("made up")
    assert hands.count == 1


@pytest.fixture
def asking(page: Page, live_server: LiveServer, empty_book: SqlBook) -> Page:
    """The first question for names."""
    start_goal()
    page.goto(f"{live_server.url}/names/")
    return page


def test_names_typed_faster_than_they_are_saved_all_arrive(asking: Page) -> None:
    """Enter after Enter must not wait for the machine, nor lose the order."""

    def slowly(route: Route) -> None:
        asking.wait_for_timeout(150)
        route.continue_()

    asking.route("**/names/1/add/", slowly)
    for name in ("Ana Díaz", "Ben Okri", "Cleo Marsh", "Dilan Kaya"):
        asking.keyboard.type(name)
        asking.keyboard.press("Enter")
    asking.get_by_role("link", name="Next question").click()
    asking.wait_for_url("**/names/2/")

    assert list(rings()) == ["Ana Díaz", "Ben Okri", "Cleo Marsh", "Dilan Kaya"]


def test_each_name_lands_and_the_field_keeps_the_focus(asking: Page) -> None:
    """The eyes stay on the map, the hands on the keys."""
    field = asking.locator("#names")
    asking.keyboard.type("Ana Díaz")
    asking.keyboard.press("Enter")

    expect(asking.locator(".growing-map .landed")).to_have_count(1)
    expect(asking.locator("#so-far")).to_have_text("1 person so far")
    expect(asking.locator("#said")).to_contain_text("Ana Díaz is on your map.")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    asking.locator("#said").get_by_role("button", name="Undo").click()
    expect(asking.locator("#so-far")).to_have_text("Your map grows here.")
    assert "/names/" in asking.url


def test_a_pasted_column_becomes_names(asking: Page) -> None:
    """A list copied from elsewhere has lines; a field of one line would glue them together."""
    asking.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData("text", "Ana Díaz\\n\\n Ben Okri\\r\\nCleo Marsh\\n");
            const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
            document.getElementById("names").dispatchEvent(paste);
        }"""
    )
    expect(asking.locator("#names")).to_have_value("Ana Díaz, Ben Okri, Cleo Marsh")
    asking.keyboard.press("Enter")

    expect(asking.locator("#so-far")).to_have_text("3 people so far")


def test_a_name_that_cannot_be_saved_stands_in_the_field_again(asking: Page) -> None:
    """The server may be gone; the name must not be."""
    asking.route("**/names/1/add/", lambda route: route.abort())
    asking.keyboard.type("Ana Díaz")
    asking.keyboard.press("Enter")

    expect(asking.locator("#names")).to_have_value("Ana Díaz")
    expect(asking.locator("#said")).to_contain_text("could not be saved")
    assert rings() == {}


@pytest.mark.parametrize(
    ("text", "told", "people"),
    [
        ("<script>alert(1)</script>, 🙂, " + "x" * 300, "were left out", 1),
        ("Ana Díaz, Ana Díaz,, Ben Okri", "Ana Díaz and Ben Okri are on your map.", 2),
        ("🙂", "held no name", 0),
    ],
)
def test_slips_of_the_hand_are_told_in_a_sentence(asking: Page, text: str, told: str, people: int) -> None:
    """Emoji, markup, a whole paragraph, doubles and commas: never a script, never a fault page."""
    asking.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    asking.keyboard.insert_text(text)
    asking.keyboard.press("Enter")

    expect(asking.locator("#said")).to_contain_text(told)
    assert len(rings()) == people


def test_the_pool_is_chosen_from_by_arrows(asking: Page, empty_book: SqlBook) -> None:
    """Somebody who is known needs a few letters, accents or not, and no second spelling."""
    pool = [Card(source="vcard", key=name, name=name) for name in ("María García", "Marta Gil", "Zoë Adams")]
    empty_book.apply("Bring in", told(empty_book.facts, pool))
    asking.reload()
    expect(asking.locator("#names")).to_be_focused()
    asking.keyboard.type("mar")
    options = asking.get_by_role("option")
    expect(options).to_have_count(2)
    asking.keyboard.press("ArrowDown")
    asking.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    asking.keyboard.press("Enter")

    expect(asking.locator("#said")).to_contain_text("Marta Gil is on your map")
    expect(options).to_have_count(0)
    assert rings() == {"Marta Gil": None}
    assert len(open_desk().book.facts.cards) == 3


def test_a_name_begun_while_the_question_turns_is_not_lost(asking: Page) -> None:
    """Fast hands are ahead of the page."""
    asking.keyboard.press("PageDown")
    asking.keyboard.type("Ana D")
    asking.wait_for_url("**/names/2/")
    asking.keyboard.type("íaz")
    asking.keyboard.press("Enter")

    expect(asking.locator("#so-far")).to_have_text("1 person so far")
    expect(asking.get_by_label("Named here")).to_contain_text("Ana Díaz")
    facts = open_desk().book.facts
    assert [facts.categories[p.category_id or ""].name for p in facts.placements.values()] == ["Former colleagues"]


def test_questions_are_turned_by_keys(asking: Page) -> None:
    """Page Down and Page Up, and Enter on an empty line."""
    asking.keyboard.press("PageDown")
    asking.wait_for_url("**/names/2/")
    asking.keyboard.press("Enter")
    asking.wait_for_url("**/names/3/")
    asking.keyboard.press("PageUp")
    asking.wait_for_url("**/names/2/")
    expect(asking.get_by_text("question 2 of 8")).to_be_visible()
    asking.go_back()
    expect(asking.get_by_text("question 3 of 8")).to_be_visible()

    expect(asking.locator("#names")).to_be_focused()


def test_digits_pressed_ahead_go_to_the_people_in_turn(
    page: Page, live_server: LiveServer, empty_book: SqlBook
) -> None:
    """Fast hands place five people without waiting, and Backspace goes back to change one's mind."""
    start_goal()
    write_down("Ana Díaz, Ben Okri, Cleo Marsh, Dilan Kaya")
    page.goto(f"{live_server.url}/placing/")
    for key in "120":
        page.keyboard.press(key)
    expect(page.locator("#who")).to_contain_text("Dilan Kaya")
    page.keyboard.press("Backspace")
    expect(page.locator("#who")).to_contain_text("Cleo Marsh")
    expect(page.locator("#who")).to_be_focused()
    page.keyboard.press("4")
    expect(page.locator("#who")).to_contain_text("Dilan Kaya")

    assert rings() == {"Ana Díaz": 1, "Ben Okri": 2, "Cleo Marsh": 4, "Dilan Kaya": None}


def test_a_person_who_is_gone_stops_the_keys_and_is_told(
    page: Page, live_server: LiveServer, empty_book: SqlBook
) -> None:
    """Forgotten in another window meanwhile: one sentence, and no digit goes to somebody else."""
    start_goal()
    write_down("Ana Díaz, Ben Okri")
    page.goto(f"{live_server.url}/placing/")
    empty_book.undo()
    page.keyboard.press("1")
    expect(page.locator("#said")).to_contain_text("Nobody called")
    page.keyboard.press("2")
    expect(page.locator("#said")).to_contain_text("Nobody called")

    assert rings() == {}


def test_a_ring_of_the_target_can_be_tapped(phone: Page, live_server: LiveServer, empty_book: SqlBook) -> None:
    """On a phone the picture is the control."""
    start_goal()
    write_down("Ana Díaz, Ben Okri")
    phone.goto(f"{live_server.url}/placing/")
    phone.locator(".target .ring-3 span").tap()
    expect(phone.locator("#who")).to_contain_text("Ben Okri")

    assert rings()["Ana Díaz"] == 3


def test_the_grid_of_people_is_walked_by_arrows(page: Page, live_server: LiveServer, empty_book: SqlBook) -> None:
    """Arrows move, Space notes, and the focus stays on the person."""
    start_goal()
    write_down("Ana Díaz, Ben Okri")
    write_down("Cleo Marsh", number=2)
    page.goto(f"{live_server.url}/offers/")
    page.locator("button.person", has_text="Ana").focus()
    page.keyboard.press("ArrowRight")
    ben = page.locator("button.person", has_text="Ben")
    expect(ben).to_be_focused()
    page.keyboard.press("Space")
    expect(ben).to_have_attribute("aria-pressed", "true")
    expect(ben).to_be_focused()
    page.keyboard.press("Space")
    expect(ben).to_contain_text("a lot")
    page.keyboard.press("End")
    expect(page.locator("button.person", has_text="Cleo")).to_be_focused()

    assert [(o.person, o.influence) for o in open_desk().book.facts.offers.values()] == [(person_called("Ben").id, 2)]


def test_categories_are_changed_in_place(page: Page, live_server: LiveServer, empty_book: SqlBook) -> None:
    """A name is saved by leaving its field, a place by an arrow, and neither loads the page."""
    start_goal()
    page.goto(f"{live_server.url}/categories/")
    page.evaluate("window.isSamePage = true")
    page.get_by_label("Category", exact=True).nth(5).fill("Night school")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Remove Night school")).to_be_visible()
    page.get_by_role("button", name="Move Night school up").click()
    expect(page.get_by_label("Category", exact=True).nth(4)).to_have_value("Night school")
    page.get_by_label("A category of your own").fill("Choir")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Category", exact=True)).to_have_count(9)

    assert [c.name for c in open_desk().flow.categories][4::4] == ["Night school", "Choir"]
    assert page.evaluate("window.isSamePage")


def test_no_page_has_a_serious_fault_of_access(page: Page, live_server: LiveServer, empty_book: SqlBook) -> None:
    """Names, contrast, order and roles, as axe sees them, by day and by night."""
    start_goal()
    write_down("Ana Díaz, Ben Okri")
    faults = []
    for address in PAGES:
        page.goto(f"{live_server.url}/{address}/")
        faults += [(address, fault) for fault in serious_faults(page)]
        if address in DARK_PAGES:
            page.emulate_media(color_scheme="dark")
            faults += [(f"{address} in the dark", fault) for fault in serious_faults(page)]
            page.emulate_media(color_scheme="light")

    assert faults == []


def test_pages_fit_a_phone_and_its_thumbs(phone: Page, live_server: LiveServer, empty_book: SqlBook) -> None:
    """Nothing to scroll sideways, every control 44 px high; rings of the target have their buttons below."""
    start_goal()
    write_down("Ana Díaz, Ben Okri")
    widths, small = {}, []
    for address in PAGES:
        phone.goto(f"{live_server.url}/{address}/")
        widths[address] = phone.evaluate("document.documentElement.scrollWidth")
        small += phone.evaluate(SMALL_CONTROLS)

    assert {address: width for address, width in widths.items() if width > 390} == {}
    assert small == []
