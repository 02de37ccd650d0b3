"""People in a browser: search as one types, choosing by keys and by thumb, the round by keyboard, a person's page."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from kithmap.people.person import Person
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from tests.browser.looking import serious_faults

GRAHAM = "mail:graham@whitcombe.example"


def waiting() -> list[Person]:
    """Give the people who are not on the map."""
    flow = open_desk().flow
    there = {standing.person.id for standing in flow.roster.on_map}
    return [person for person in flow.people.people if person.id not in there]


def test_the_list_follows_as_one_types(page: Page, live_server: LiveServer, sample_book: SqlBook) -> None:
    """The name is found before it is written out, and the field keeps the focus."""
    page.goto(f"{live_server.url}/people/")
    page.get_by_label("Find").press_sequentially("kwmae")
    rows = page.locator("table.people tbody tr")

    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Kwame Asante")
    expect(page.get_by_label("Find")).to_be_focused()
    expect(page.locator("#found")).to_contain_text("1 person fits")


def test_a_run_is_chosen_by_shift_and_put_on_the_map(page: Page, live_server: LiveServer, sample_book: SqlBook) -> None:
    """Ten people in two clicks and one press, and one press takes it back."""
    page.goto(f"{live_server.url}/people/?show=pool")
    before = len(waiting())
    boxes = page.locator('input[name="who"]')
    boxes.nth(1).click()
    boxes.nth(4).click(modifiers=["Shift"])

    expect(page.locator("[data-count]")).to_have_text("4 chosen")

    page.get_by_role("button", name="Put on the map").click()

    expect(boxes).to_have_count(before - 4)
    expect(page.locator("#said")).to_contain_text("On your map: 4 people.")

    page.locator("#said").get_by_role("button", name="Undo").click()

    expect(page.locator("#said")).to_contain_text("Undone: Put 4 people on the map")
    assert len(waiting()) == before


def test_the_keys_choose_and_promote(page: Page, live_server: LiveServer, sample_book: SqlBook) -> None:
    """Whoever works through three thousand names keeps their hands on the keys."""
    page.goto(f"{live_server.url}/people/?show=pool")
    before = len(waiting())
    boxes = page.locator('input[name="who"]')
    boxes.first.focus()
    for key in ("x", "ArrowDown", "ArrowDown", "x", "Shift+ArrowDown"):
        page.keyboard.press(key)

    expect(page.locator("[data-count]")).to_have_text("3 chosen")
    assert [boxes.nth(i).is_checked() for i in range(4)] == [True, False, True, True]

    page.keyboard.press("p")

    expect(boxes).to_have_count(before - 3)
    expect(page.locator(":focus")).to_have_attribute("name", "who")


def test_the_round_takes_one_key_a_person(page: Page, live_server: LiveServer, sample_book: SqlBook) -> None:
    """Thirty of three thousand are promoted in as many keys as people were looked at."""
    page.goto(f"{live_server.url}/people/could/")
    before = len(waiting())
    for key in "yyns":
        name = page.locator(".one h2").inner_text()
        page.keyboard.press(key)
        expect(page.locator(".one h2")).not_to_have_text(name)

    assert len(waiting()) == before - 2


def test_a_ring_is_set_by_one_press_and_the_focus_stays(
    page: Page, live_server: LiveServer, sample_book: SqlBook
) -> None:
    """The page changes under the button without throwing the keyboard back to the top."""
    page.goto(live_server.url + reverse("person", args=[GRAHAM]))
    page.get_by_role("button", name="1 closest").press("Enter")

    expect(page.get_by_text("You placed Graham on ring 1.")).to_be_visible()
    expect(page.get_by_role("button", name="1 closest")).to_be_focused()
    expect(page.get_by_role("button", name="1 closest")).to_have_attribute("aria-pressed", "true")


def test_help_is_noted_as_it_is_chosen(page: Page, live_server: LiveServer, sample_book: SqlBook) -> None:
    """No button to forget: what is chosen is kept."""
    page.goto(live_server.url + reverse("person", args=[GRAHAM]))
    page.get_by_label("News of jobs before they are advertised").first.select_option("gave")

    expect(page.get_by_text("They have helped with “News of jobs before they are advertised”")).to_be_visible()


def test_somebody_is_found_and_joined(page: Page, live_server: LiveServer, sample_book: SqlBook) -> None:
    """Two presses and a few letters join two people, and one press parts them again."""
    page.goto(live_server.url + reverse("person", args=[GRAHAM]))
    page.get_by_text("Join with somebody else").click()
    page.get_by_label("Who is the same person?").press_sequentially("amina")
    page.locator(".join-line", has_text="Amina Yusuf").get_by_role("button").click()

    expect(page.locator("#said")).to_contain_text("are one person now")

    page.locator("#said").get_by_role("button", name="Undo").click()

    expect(page.locator("h1")).to_have_text("Graham Whitcombe")
    expect(page.locator(".pieces li")).to_have_count(2)


@pytest.mark.parametrize("path", ["/people/", "/people/could/", "/people/left-out/", "person", "person_forget"])
def test_no_page_is_wider_than_a_phone_and_all_is_thumb_sized(
    phone: Page, live_server: LiveServer, sample_book: SqlBook, path: str
) -> None:
    """Nothing scrolls sideways; what is pressed is 44 px high; axe finds nothing serious."""
    address = path if path.startswith("/") else reverse(path, args=[GRAHAM])
    phone.goto(live_server.url + address)
    small = phone.evaluate(
        """() => [...document.querySelectorAll("main :is(button, select, summary, label.thumb, .button)")]
            .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 43.5)
            .map((e) => e.outerHTML.slice(0, 80))"""
    )
    faults = serious_faults(phone)

    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    assert small == []
    assert faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_a_wide_page(
    page: Page, live_server: LiveServer, sample_book: SqlBook, scheme: str
) -> None:
    """In daylight and at night."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    found = {}
    for address in ("/people/", "/people/could/", reverse("person", args=[GRAHAM])):
        page.goto(live_server.url + address)
        found[address] = serious_faults(page)

    assert all(faults == [] for faults in found.values()), found


def test_a_page_that_comes_back_by_the_back_button_offers_no_old_undo(
    page: Page, live_server: LiveServer, sample_book: SqlBook
) -> None:
    """Browsers keep whole pages: an Undo from before would take back what was done on another page since."""
    page.goto(f"{live_server.url}{reverse('person', args=[GRAHAM])}")
    page.locator("button[name=ring][value='1']").first.click()
    expect(page.locator("#said")).to_contain_text("Graham Whitcombe: closest.")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    expect(page.locator("#said")).to_be_empty()
