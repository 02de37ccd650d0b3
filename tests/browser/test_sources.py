"""Bringing files in as a person does: drop, watch, look, bring in, take it back."""

import os
import tarfile
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from kithmap.actions.set_goal import set_goal
from kithmap_app.store.sql_book import SqlBook
from tests.actions.test_bring_in import MAIL, VCARDS
from tests.browser.conftest import TODAY
from tests.browser.looking import assert_accessible

SPECIMENS = Path(__file__).parents[1] / "specimens"
MAILBOX = Path(os.environ.get("KITHMAP_DATA", Path(__file__).parents[3] / "shared" / "data")) / "mail" / "rogers-b"


@pytest.fixture
def book(empty_book: SqlBook) -> SqlBook:
    set_goal(empty_book, "Lead a data team", today=TODAY)
    return empty_book


def bring(page: Page, live_server: LiveServer, *paths: Path) -> None:
    page.goto(f"{live_server.url}/sources/")
    page.get_by_label("Files", exact=True).set_input_files([*paths])
    page.get_by_role("button", name="Read them").click()
    page.get_by_role("button", name="Bring them in").click(timeout=30_000)
    expect(page.get_by_role("link", name="See who is there")).to_be_visible(timeout=30_000)


def test_files_are_brought_in_and_taken_back(
    page: Page, live_server: LiveServer, book: SqlBook, tmp_path: Path
) -> None:
    """The whole way of a first import."""
    (tmp_path / "contacts.vcf").write_text(VCARDS, encoding="utf-8")
    (tmp_path / "mail.mbox").write_text(MAIL, encoding="utf-8")
    bring(page, live_server, tmp_path / "contacts.vcf", tmp_path / "mail.mbox")
    row = page.get_by_role("row", name="mail.mbox")

    expect(row).to_contain_text("Mailbox")
    assert [cell.inner_text() for cell in row.get_by_role("cell").all()[1:]] == ["3", "1", "1", "0", "1"]
    assert len(book.facts.cards) == 2
    page.get_by_role("button", name="Undo this import").click()
    expect(page.get_by_role("status").filter(has_text="Undone: Bring in 2 files")).to_be_visible()
    assert not book.facts.cards


def test_files_are_looked_at_and_left(
    page: Page, phone: Page, live_server: LiveServer, book: SqlBook, tmp_path: Path
) -> None:
    """Nothing comes in before it was seen, and the wrong file is left with one press; on a phone too."""
    file = tmp_path / "contacts.vcf"
    file.write_text(VCARDS, encoding="utf-8")
    for opened in (page, phone):
        opened.goto(f"{live_server.url}/sources/")
        opened.get_by_label("Files", exact=True).set_input_files(file)
        opened.get_by_role("button", name="Read them").click()
        expect(opened.get_by_role("heading", name="2 new cards")).to_be_visible()
        assert_accessible(opened)
        opened.get_by_role("button", name="Leave it").click()
        expect(opened.get_by_text("Left as it was")).to_be_visible()

    assert not book.facts.cards


def test_a_real_mailbox_is_brought_in_and_its_owner_recognised(
    page: Page, live_server: LiveServer, book: SqlBook
) -> None:
    """Three folders of a mailbox of 2000, packed; the copies in them are counted as the same."""
    if not MAILBOX.exists():
        pytest.skip("the real mailboxes are not there: set KITHMAP_DATA")
    bring(page, live_server, *sorted(MAILBOX.glob("*sent*.gz")))

    expect(page.get_by_text("benjamin.rogers@enron.com is in most of this mail")).to_be_visible()
    page.get_by_role("button", name="Yes, that is me").click()
    expect(page.get_by_text("Noted: benjamin.rogers@enron.com is you.")).to_be_visible()
    assert len(book.facts.interactions) > 500
    assert all(i.read == i.new + i.same + i.changed + i.trouble for i in book.facts.imports.values())


def test_the_pages_of_sources_are_accessible(page: Page, phone: Page, live_server: LiveServer, book: SqlBook) -> None:
    """Keyboard and screen reader reach all of it, on a phone as well."""
    for opened in (page, phone):
        opened.goto(f"{live_server.url}/sources/")
        assert_accessible(opened)


def test_the_reading_and_the_week_are_accessible_and_printed(
    page: Page, phone: Page, live_server: LiveServer, sample_book: SqlBook
) -> None:
    """A coach prints them; nothing of the frame goes on paper."""
    for path in ("/reading/", "/week/"):
        for opened in (page, phone):
            opened.goto(f"{live_server.url}{path}")
            assert_accessible(opened)
        page.emulate_media(media="print")
        expect(page.locator(".nav")).to_be_hidden()
        assert page.pdf().startswith(b"%PDF")
        page.emulate_media(media="screen")


def test_exports_of_other_programs_come_in_as_they_are(
    page: Page, live_server: LiveServer, book: SqlBook, tmp_path: Path
) -> None:
    """Nobody unpacks anything: a ZIP of a phone, a JSON of Telegram, an XML of calls, a .tgz of Google."""
    phone, takeout = tmp_path / "WhatsApp Chat - Ana.zip", tmp_path / "takeout.tgz"
    with zipfile.ZipFile(phone, "w") as packed:
        packed.write(SPECIMENS / "whatsapp" / "WhatsApp Chat - Ana Díaz.txt", "_chat.txt")
    with tarfile.open(takeout, "w:gz") as tarred:
        tarred.add(SPECIMENS / "mail" / "gmail-takeout.mbox", "Takeout/Mail/All mail.mbox")
    telegram, calls = SPECIMENS / "telegram" / "result.json", SPECIMENS / "sms" / "calls-20260310.xml"
    bring(page, live_server, phone, takeout, telegram, calls)

    for name in ("_chat.txt", "All mail.mbox", "result.json", "calls-20260310.xml"):
        numbers = page.get_by_role("row", name=name).get_by_role("cell").all_inner_texts()
        assert int(numbers[2]) > 0, numbers
    assert {found.format for found in book.facts.imports.values()} == {
        "Mailbox (mbox)",
        "WhatsApp chat",
        "Telegram export",
        "Calls and SMS (backup)",
    }
