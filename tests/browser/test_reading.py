"""The reading and the need check in a browser: by keys, by thumb, by day and night, and on paper."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from kithmap_app.store.sql_book import SqlBook
from tests.browser.looking import assert_accessible
from tests.web.first_map import start_goal


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_reading_can_be_read_and_pressed_by_everybody(
    phone: Page, live_server: LiveServer, sample_book: SqlBook, scheme: str
) -> None:
    """With everything open: methods, reasons, ten questions, an answer about an organisation."""
    phone.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    phone.goto(f"{live_server.url}/reading/?at=Nimbus")
    for summary in phone.locator("main summary").all():
        summary.tap()

    expect(phone.locator(".method p").first).to_be_visible()
    assert_accessible(phone)


def test_who_knows_whom_is_answered_by_taps(phone: Page, live_server: LiveServer, sample_book: SqlBook) -> None:
    """Ten taps and one to keep them; the next ten come at once, and one undo takes all back."""
    phone.goto(f"{live_server.url}/reading/")
    phone.locator(".pairs summary").tap()
    before = phone.locator(".pairs legend").all_inner_texts()
    for row in range(1, 11):
        phone.locator(f".pills label:has([name=knows-{row}][value={'yes' if row % 2 else 'no'}])").tap()
    phone.get_by_role("button", name="Keep these answers").tap()
    expect(phone.locator("#said")).to_contain_text("10 answers are kept.")

    assert len(sample_book.facts.acquaintances) == 10
    assert not set(before) & set(phone.locator(".pairs legend").all_inner_texts())
    phone.locator("#said button").tap()
    expect(phone.locator("#said")).to_contain_text("Undone")
    assert not sample_book.facts.acquaintances


def test_the_need_check_goes_by_keys_alone(page: Page, live_server: LiveServer, empty_book: SqlBook) -> None:
    """A name, the word nobody, an empty Enter: three answers without a mouse."""
    start_goal()
    page.goto(f"{live_server.url}/check/")
    page.keyboard.type("Ana Díaz")
    page.keyboard.press("Enter")
    page.wait_for_url("**/check/2/")
    expect(page.locator("#said")).to_contain_text("Ana Díaz")
    page.keyboard.type("nobody")
    page.keyboard.press("Enter")
    page.wait_for_url("**/check/3/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/check/4/")
    assert_accessible(page)

    assert [card.name for card in empty_book.facts.cards.values()] == ["Ana Díaz"]
    assert len(empty_book.facts.lacks) == 1
    page.goto(f"{live_server.url}/check/done/")
    expect(page.get_by_role("listitem").first).to_contain_text("Ana Díaz")
    assert_accessible(page)


def test_on_paper_only_what_is_worth_paper(page: Page, live_server: LiveServer, sample_book: SqlBook) -> None:
    """A printed reading has sentences, names and the grid, and nothing to press."""
    page.emulate_media(media="print")
    page.goto(f"{live_server.url}/reading/")

    expect(page.locator(".grid")).to_be_visible()
    for gone in (".nav", "main form", "main button", "main details:not(.fold) summary"):
        assert [one for one in page.locator(gone).all() if one.is_visible()] == []


def test_a_chair_turns_into_a_person_when_found(page: Page, live_server: LiveServer, sample_book: SqlBook) -> None:
    """From the gap to the map, a name, and the gap is closed: somebody new stands where the chair stood."""
    chair = next(iter(sample_book.facts.chairs.values()))
    page.goto(f"{live_server.url}/reading/?all")
    gap = page.locator(".gaps li", has_text=f"“{chair.label}”").first
    gap.get_by_role("link", name="Found somebody?").click()
    page.fill("#card-who", "Zoe Quill")
    page.get_by_role("button", name="Fill").click()
    expect(page.locator("#said")).to_contain_text("Zoe Quill")
    page.goto(f"{live_server.url}/reading/?all")

    expect(page.locator(".gaps li", has_text=f"“{chair.label}”")).to_have_count(0)
    seated = next(card for card in sample_book.facts.cards.values() if card.name == "Zoe Quill")
    assert any(p.person == seated.id and p.ring == chair.ring for p in sample_book.facts.placements.values())


def test_a_phone_is_shown_the_three_questions_first(phone: Page, live_server: LiveServer, sample_book: SqlBook) -> None:
    """What can wait is folded on a small screen, and opens at a touch or where the address asks for it."""
    phone.goto(f"{live_server.url}/reading/")
    grid = phone.locator(".grid")
    expect(grid).to_be_hidden()
    phone.get_by_role("heading", name="Who could help, need by need").tap()
    expect(grid).to_be_visible()

    phone.goto(f"{live_server.url}/reading/#worlds")
    phone.reload()
    expect(phone.locator(".worlds").first).to_be_visible()
