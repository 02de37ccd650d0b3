"""Servers that answer with nonsense, and books that are busy: a sentence each, and no secret is left behind."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from kithmap.book.facts import Changes
from kithmap.book.memory import MemoryBook
from kithmap.errors import BookBusy
from kithmap.sources.account import ServerKind
from kithmap_app.live.address import account_at
from kithmap_app.live.connecting import connect
from kithmap_app.live.dav_answers import each_told
from kithmap_app.live.dav_xml import DAV
from kithmap_app.live.refusals import NotUnderstood
from kithmap_app.live.web_server import Answer, web_server
from tests.live.conftest import HINTS
from tests.live.keyrings import MemoryKeyring
from tests.live.radicale import PASSWORD, USER, DavServer

NO_ADDRESS = "http://[nowhere/"


class _LeadsNowhere(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(302)
        self.send_header("Location", NO_ADDRESS)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """The test's own output stays readable."""


@pytest.fixture
def nowhere() -> Iterator[str]:
    """A server that leads on to what is no address."""
    server = HTTPServer(("127.0.0.1", 0), _LeadsNowhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class BusyBook(MemoryBook):
    """A book that another program holds."""

    def apply(self, title: str, changes: Changes) -> None:
        raise BookBusy("my.json", "another program is writing to it")


def test_a_server_that_leads_on_to_no_address_is_told(nowhere: str) -> None:
    """Python raises an error of its own for a bracket that is never closed."""
    with web_server(nowhere) as server, pytest.raises(NotUnderstood, match=r"127\.0\.0\.1 answered with something"):
        server.ask("GET", nowhere)


def test_a_thing_at_no_address_is_told() -> None:
    """The same in the list of a calendar's events."""
    body = f'<m xmlns="DAV:"><response><href>{NO_ADDRESS}</href></response></m>'.encode()

    with pytest.raises(NotUnderstood, match=r"dav\.example answered with something"):
        list(each_told(Answer("https://dav.example/", 207, {}, body)))


def test_a_thing_that_leads_to_no_address_is_told() -> None:
    """The same where a server says which address book is the owner's."""
    leads = f"<prop><principal><href>{NO_ADDRESS}</href></principal></prop>"
    told_so = f"<propstat>{leads}<status>HTTP/1.1 200 OK</status></propstat>"
    body = f'<m xmlns="DAV:"><response><href>/</href>{told_so}</response></m>'.encode()
    (told,) = each_told(Answer("https://dav.example/", 207, {}, body))

    with pytest.raises(NotUnderstood, match=r"dav\.example answered with something"):
        told.leads_to(f"{DAV} principal")


def test_no_secret_stays_of_an_account_that_no_book_knows(radicale: DavServer, keys: MemoryKeyring) -> None:
    """The server took the password, but the book could not be written: nobody would ever clear it away."""
    radicale.make_book("busy-book")
    account = account_at(ServerKind.CARDDAV, f"{radicale.url}{USER}/busy-book/", user=USER)
    with pytest.raises(BookBusy):
        connect(BusyBook(), account, PASSWORD, hints=HINTS)

    assert keys.kept == {}
