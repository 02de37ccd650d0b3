"""The page of servers in a browser: fit for everybody, on a phone too."""

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from kithmap.actions.connect_account import connect_account
from kithmap.sources.account import Account, ServerKind
from kithmap_app.store.sql_book import SqlBook
from tests.browser.looking import assert_accessible

MAIL = Account(kind=ServerKind.IMAP, address="imaps://imap.example.org:993", user="mira@solberg.example")


def test_the_page_of_servers_is_fit_for_everybody(
    live_server: LiveServer, page: Page, phone: Page, sample_book: SqlBook
) -> None:
    """Labels, contrast, nothing sideways: a mail address is long and a phone is narrow."""
    connect_account(sample_book, MAIL)
    for opened in (page, phone):
        opened.goto(f"{live_server.url}/accounts/")

        expect(opened.get_by_role("heading", name=MAIL.called)).to_be_visible()
        assert_accessible(opened)
