"""Servers in the browser: knock, read, look, take in; nobody is spoken to before a button is pressed."""

import re
import time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from kithmap.actions.connect_account import connect_account
from kithmap.actions.set_goal import set_goal
from kithmap.book.encoding import encoded_facts
from kithmap.sources.account import Account, ServerKind
from kithmap_app.live.address import account_at
from kithmap_app.store.home import open_home_book
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.running import find_import
from tests.live.conftest import TODAY
from tests.live.dovecot import PASSWORD, MailServer
from tests.live.keyrings import MemoryKeyring
from tests.live.test_imap import message

PATIENCE_SECONDS = 20


@pytest.fixture
def book(transactional_db: None, settings: Settings) -> SqlBook:
    """The home book with a goal and nothing else."""
    settings.KITHMAP_TODAY = TODAY.isoformat()
    home = open_home_book()
    set_goal(home, "Lead a data team", today=TODAY)
    return home


def form(mail: MailServer, **other: str) -> dict[str, str]:
    address = f"imap://127.0.0.1:{mail.port}"
    return {"kind": "imap", "address": address, "user": mail.user, "secret": PASSWORD, **other}


def account(mail: MailServer) -> Account:
    return account_at(ServerKind.IMAP, f"imap://127.0.0.1:{mail.port}", user=mail.user)


def read(client: Client, mail: MailServer, **told: str) -> str:
    """Press the button, wait until it is read, and give the address of the import."""
    path = client.post(f"/accounts/{account(mail).id}/sync/", told).headers["Location"]
    running = find_import(path.strip("/").split("/")[-1])
    assert running is not None
    end = time.monotonic() + PATIENCE_SECONDS
    while not running.is_over and time.monotonic() < end:
        time.sleep(0.02)
    assert running.is_over
    return path


def test_connect_read_look_take_in_and_undo(
    client: Client, book: SqlBook, mail: MailServer, keys: MemoryKeyring
) -> None:
    """The same look and the same undo as for a file; undone, it is offered again."""
    mail.deliver(message(1), 1)
    client.post("/accounts/connect/", form(mail))
    connected = encoded_facts(book.facts)
    path = read(client, mail)
    looked_at = client.get(path).content.decode()
    unchanged = encoded_facts(book.facts)
    client.post(f"{path}take/")
    came = len(book.facts.interactions)
    nothing = client.get(read(client, mail)).content.decode()
    book.undo()
    again = client.get(read(client, mail)).content.decode()

    assert "INBOX of" in looked_at
    assert "Bring them in" in looked_at
    assert unchanged == connected
    assert came == 1
    assert "Nothing new since the last time" in nothing
    assert "Bring them in" in again


def test_what_is_left_is_offered_by_the_next_sync(
    client: Client, book: SqlBook, mail: MailServer, keys: MemoryKeyring
) -> None:
    """To look first costs nothing."""
    mail.deliver(message(1), 1)
    client.post("/accounts/connect/", form(mail))
    path = read(client, mail)
    client.post(f"{path}leave/")
    said = client.get(path).content.decode()

    assert "the next sync offers it again" in said
    assert "Bring them in" in client.get(read(client, mail)).content.decode()


def test_a_page_that_is_looked_at_speaks_to_nobody(
    client: Client, book: SqlBook, mail: MailServer, keys: MemoryKeyring
) -> None:
    """Dovecot logs every knock: there is none but that of connecting."""
    client.post("/accounts/connect/", form(mail))
    before = mail.said().count("Login")
    for page in ("/accounts/", "/sources/", "/people/", "/"):
        client.get(page)

    assert before == 1
    assert mail.said().count("Login") == 1


def test_a_refusal_stands_beside_what_was_typed_but_for_the_password(
    client: Client, book: SqlBook, mail: MailServer, keys: MemoryKeyring
) -> None:
    """Nobody types an address twice; nobody's password comes back in a page."""
    page = client.post("/accounts/connect/", form(mail, secret="hunter2-wrong")).content.decode()

    assert "app password" in page
    assert f'value="{mail.user}"' in page
    assert "hunter2" not in page
    assert book.facts.accounts == {}
    assert keys.kept == {}


def test_without_a_keyring_the_password_is_asked_for_and_kept_nowhere(
    client: Client, book: SqlBook, mail: MailServer, no_keys: None
) -> None:
    """It is said before one types it."""
    mail.deliver(message(1), 1)
    client.post("/accounts/connect/", form(mail))
    page = client.get("/accounts/").content.decode()
    asked = client.post(f"/accounts/{account(mail).id}/sync/").content.decode()
    looked_at = client.get(read(client, mail, secret=PASSWORD)).content.decode()

    assert "kept nowhere and asked for each time" in page
    assert f'id="secret-{account(mail).id}"' in page
    assert "give it for this once" in asked
    assert "Bring them in" in looked_at
    assert PASSWORD not in str(encoded_facts(book.facts))


def test_disconnecting_forgets_the_password_and_keeps_what_came(
    client: Client, book: SqlBook, mail: MailServer, keys: MemoryKeyring
) -> None:
    """A server that is left behind was still where one met people."""
    mail.deliver(message(1), 1)
    client.post("/accounts/connect/", form(mail))
    client.post(f"{read(client, mail)}take/")
    client.post(f"/accounts/{account(mail).id}/disconnect/")

    assert keys.kept == {}
    assert book.facts.accounts == {}
    assert book.facts.reached == {}
    assert len(book.facts.interactions) == 1


@pytest.mark.parametrize("sent", [{}, {"kind": "gopher"}, {"kind": "imap"}, {"kind": "ics", "secret": "::"}])
def test_bad_forms_are_refused_politely(
    client: Client, book: SqlBook, keys: MemoryKeyring, sent: dict[str, str]
) -> None:
    """Whatever is sent, the page or a plain 404 answers."""
    assert client.post("/accounts/connect/", sent).status_code in (200, 404)
    assert client.post("/accounts/nobody/sync/").status_code == 404
    assert book.facts.accounts == {}


def test_queries_do_not_grow_with_accounts(client: Client, book: SqlBook, keys: MemoryKeyring) -> None:
    """The page reads the facts once."""
    connect_account(book, account_at(ServerKind.CARDDAV, "https://dav.example/", user="mira"))
    client.get("/accounts/")
    with CaptureQueriesContext(connection) as with_one:
        client.get("/accounts/")
    for number in range(11):
        connect_account(book, account_at(ServerKind.CARDDAV, f"https://dav{number}.example/", user="mira"))
    client.get("/accounts/")
    with CaptureQueriesContext(connection) as with_twelve:
        page = client.get("/accounts/").content.decode()

    assert len(with_twelve) == len(with_one)
    assert len(re.findall(r'class="card account" aria', page)) == 12
