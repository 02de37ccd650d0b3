"""A talk in a browser: one key, a few letters of a name, a few words, and back to where one was."""

import re
from time import monotonic

from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from kithmap_app.store.sql_book import SqlBook
from tests.browser.looking import assert_accessible

GRAHAM = "mail:graham@whitcombe.example"
MOST_SECONDS = 10.0
"""What logging a talk may take in all; the pages take one or two of them, more on a machine that is busy."""


def test_a_talk_takes_one_key_a_few_letters_and_a_few_words(
    page: Page, live_server: LiveServer, sample_book: SqlBook
) -> None:
    """From the list of people, by keys alone, and back to it."""
    page.goto(f"{live_server.url}/people/?show=pool")
    began = monotonic()
    page.keyboard.press("l")
    expect(page.get_by_label("With whom?")).to_be_focused()
    page.keyboard.type("grah")
    expect(page.get_by_role("option", name="Graham Whitcombe")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_label("A few words")).to_be_focused()
    page.keyboard.type("Knows the head of data")
    page.keyboard.press("Control+Enter")

    expect(page.locator("#said")).to_contain_text("Logged: a meeting with Graham Whitcombe.")
    expect(page).to_have_url(re.compile(r"/people/\?show=pool$"))
    assert monotonic() - began < MOST_SECONDS
    assert [talk.note for talk in sample_book.facts.talks.values()] == ["Knows the head of data"]

    page.locator("#said").get_by_role("button", name="Undo").click()

    expect(page.locator("#said")).to_contain_text("Undone: Log a talk with Graham Whitcombe")


def test_the_key_knows_whose_page_is_open(page: Page, live_server: LiveServer, sample_book: SqlBook) -> None:
    """On the page of a person there is nobody to look for; in a field L is a letter."""
    page.goto(live_server.url + reverse("person", args=[GRAHAM]))
    note = page.get_by_role("textbox", name="Your note")
    note.press_sequentially("hello")
    expect(note).to_have_value("hello")
    note.blur()
    page.keyboard.press("l")

    expect(page.get_by_label("With whom?")).to_have_value("Graham Whitcombe")
    expect(page.get_by_label("A few words")).to_be_focused()
    assert_accessible(page)


def test_a_name_typed_over_the_chosen_one_is_logged(page: Page, live_server: LiveServer, sample_book: SqlBook) -> None:
    """The person chosen before must not stay hidden behind another name."""
    page.goto(f"{live_server.url}/log/?person={GRAHAM}")
    page.get_by_label("With whom?").fill("Kwame Asante")
    page.get_by_role("button", name="Log it").click()

    expect(page.locator("#said")).to_contain_text("with Kwame Asante.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kwame Asante")
    expect(page.locator(".talks")).to_contain_text("you met")


def test_what_they_could_help_with_is_ticked(page: Page, live_server: LiveServer, sample_book: SqlBook) -> None:
    """Below the fold of the form, out of the way of ten seconds."""
    page.goto(f"{live_server.url}/log/?person={GRAHAM}")
    before = set(sample_book.facts.offers)
    box = page.get_by_role("group", name="What could they help with?").get_by_role("checkbox").last
    expect(box).to_be_hidden()
    page.get_by_text("What did it bring?").click()
    box.check()
    need_id = box.get_attribute("value")
    assert_accessible(page)
    page.get_by_role("button", name="Log it").click()

    expect(page.locator("#said")).to_contain_text("Logged: a meeting with Graham Whitcombe.")
    (offer,) = [one for id, one in sample_book.facts.offers.items() if id not in before]
    assert offer.need_id == need_id


def test_a_thumb_logs_a_talk(phone: Page, live_server: LiveServer, sample_book: SqlBook) -> None:
    """Everything that is tapped is as large as a thumb, and nothing scrolls sideways."""
    phone.goto(f"{live_server.url}/people/")
    phone.get_by_role("link", name="Log a talk").tap()
    form = phone.locator("#log-form")
    expect(form).to_be_visible()
    sizes = form.locator(
        "label:has(input[type=radio]), button, summary, input:not([type=hidden], [type=radio]):visible"
    ).evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")

    assert len(sizes) == 11
    assert min(sizes) >= 44
    assert_accessible(phone)


def test_the_card_on_the_map_leads_to_the_talk_and_back(
    page: Page, live_server: LiveServer, sample_book: SqlBook
) -> None:
    """Whoever looks at somebody on the map logs a talk with them, and sees the map again."""
    page.goto(f"{live_server.url}/?person={GRAHAM}")
    expect(page.get_by_role("link", name="Log a talk")).to_have_count(2)
    page.keyboard.press("l")
    expect(page.get_by_label("With whom?")).to_have_value("Graham Whitcombe")
    page.get_by_role("button", name="Log it").click()

    expect(page.locator("#said")).to_contain_text("Logged: a meeting with Graham Whitcombe.")
    expect(page.get_by_role("searchbox", name="Find")).to_be_visible()
    assert len(sample_book.facts.talks) == 1
