"""Who is who in a browser: one key a question, undo, a phone."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from kithmap.book.facts import Changes
from kithmap.sources.card import Card
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from tests.browser.looking import serious_faults

TWICE = ("Oriane Vosgien", "Tancred Abelone", "Wilhelmina Ostrow")


@pytest.fixture
def doubtful(sample_book: SqlBook) -> SqlBook:
    """The sample network with three people who may be there twice."""
    cards = tuple(Card(source="vcard", key=f"{name}{n}", name=name, city="Leeds") for name in TWICE for n in (1, 2))
    sample_book.apply("Bring in", Changes(put=cards))
    return sample_book


def test_each_question_takes_one_key(page: Page, live_server: LiveServer, doubtful: SqlBook) -> None:
    """Twelve questions are a minute, not an evening; keys pressed ahead are not lost."""
    asked = len(open_desk().flow.questions)
    page.goto(f"{live_server.url}/same/")
    expect(page.locator(".sides article")).to_have_count(2)
    page.keyboard.type("yns")
    expect(page.get_by_text(f"{asked - 2} question")).to_be_visible()
    told = sorted(verdict.same for verdict in open_desk().book.facts.verdicts.values())

    assert told == [False, True]
    assert serious_faults(page) == []


def test_an_answer_is_undone_on_the_page(page: Page, live_server: LiveServer, doubtful: SqlBook) -> None:
    """The thumb slips: the same question is back at once."""
    page.goto(f"{live_server.url}/same/")
    before = page.locator(".sides h3").first.inner_text()
    page.get_by_role("button", name="The same person").click()
    page.locator("#said").get_by_role("button", name="Undo").click()

    expect(page.locator(".sides h3").first).to_have_text(before)
    assert open_desk().book.facts.verdicts == {}


def test_a_phone_shows_both_and_the_answers_under_the_thumb(
    phone: Page, live_server: LiveServer, doubtful: SqlBook
) -> None:
    """Reviewing is done on the sofa."""
    phone.goto(f"{live_server.url}/same/")
    sides = phone.locator(".sides article")
    boxes = [sides.nth(n).bounding_box() for n in (0, 1)]
    button = phone.get_by_role("button", name="Not the same", exact=True).first

    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["y"] == boxes[1]["y"]
    assert boxes[1]["x"] + boxes[1]["width"] <= 390
    assert (button.bounding_box() or {"height": 0})["height"] >= 44
    assert serious_faults(phone) == []
    button.tap()
    expect(phone.locator("#said")).to_contain_text("stay two people")
