"""Calendars behind a link, against a small server on this machine: fetched anew only where something can be new."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kithmap.actions.brought import Brought
from kithmap.actions.take_sync import take_sync
from kithmap.book.encoding import encoded_facts
from kithmap.book.memory import MemoryBook
from kithmap.sources.account import Account, ServerKind
from kithmap.sources.hints import Hints
from kithmap_app.live import web_server
from kithmap_app.live.address import account_at
from kithmap_app.live.fetch import fetch
from kithmap_app.live.refusals import (
    LedAway,
    LiveError,
    NotACalendar,
    NotSecure,
    NotUnderstood,
    ServerSaysNo,
    TooMuch,
    TooSlow,
)
from tests.live.conftest import TODAY
from tests.live.test_dav import event

SECRET = "private-a7f3c9"


@dataclass
class Feed:
    """A server of one calendar, and what it was asked."""

    port: int = 0
    text: str = ""
    etag: str = '"1"'
    status: int = 200
    location: str = ""
    wait: threading.Event = field(default_factory=threading.Event)
    asked: list[tuple[str, str | None]] = field(default_factory=list)

    @property
    def link(self) -> str:
        return f"http://127.0.0.1:{self.port}/{SECRET}/basic.ics"


@pytest.fixture
def feed() -> Iterator[Feed]:
    served = Feed(text=event("old", "20260302T100000Z"))
    served.wait.set()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = self.headers.get("If-None-Match")
            served.asked.append((self.path, known))
            served.wait.wait(5)
            is_known = served.status == 200 and known == served.etag
            self.send_response(304 if is_known else served.status)
            if served.location:
                self.send_header("Location", served.location)
            self.send_header("ETag", served.etag)
            self.end_headers()
            if not is_known:
                self.wfile.write(served.text.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Tests need no log."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        served.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield served
        served.wait.set()
        server.shutdown()
        thread.join()


def account(feed: Feed) -> Account:
    return account_at(ServerKind.ICS, feed.link)


def sync(book: MemoryBook, feed: Feed, *, today: date = TODAY) -> Brought:
    hints = Hints(today=today)
    return take_sync(book, fetch(account(feed), feed.link, book.facts, hints=hints), hints=hints)


def test_a_calendar_in_which_nothing_can_come_to_pass_is_asked_for_by_version(feed: Feed) -> None:
    """The server says "as before", and nothing travels."""
    book = MemoryBook()
    first, second = sync(book, feed), sync(book, feed, today=date(2026, 5, 1))

    assert [(one.read, one.new) for one in first.imports] == [(1, 1)]
    assert second.imports == ()
    assert [known for _, known in feed.asked] == [None, '"1"']


def test_a_calendar_with_days_to_come_is_fetched_whole_on_another_day(feed: Feed) -> None:
    """The version is the same on the day the meeting takes place."""
    feed.text = event("weekly", "20260302T100000Z", "RRULE:FREQ=WEEKLY\r\n")
    book = MemoryBook()
    sync(book, feed)
    same_day = sync(book, feed)
    later = sync(book, feed, today=date(2026, 3, 24))

    assert same_day.imports == ()
    assert [(one.new, one.same) for one in later.imports] == [(1, 3)]
    assert [known for _, known in feed.asked] == [None, '"1"', None]


def test_the_link_is_a_secret_and_stands_in_no_book_error_or_log(feed: Feed, caplog: pytest.LogCaptureFixture) -> None:
    """Whoever has it reads the calendar; the book is exported and backed up, and logs are sent to others."""
    caplog.set_level("DEBUG")
    book = MemoryBook()
    sync(book, feed)
    feed.status = 404
    with pytest.raises(ServerSaysNo) as told:
        sync(book, feed)

    assert feed.asked[0][0] == f"/{SECRET}/basic.ics"
    assert SECRET not in str(encoded_facts(book.facts))
    assert SECRET not in repr(account(feed))
    assert SECRET not in f"{told.value}"
    assert SECRET not in caplog.text


@pytest.mark.parametrize(
    ("place", "error"),
    [
        ("https://evil.example/x.ics", LedAway),
        ("http://calendar.example.org/x.ics", NotSecure),
        ("/again", NotUnderstood),
    ],
)
def test_being_led_on_ends_at_strangers_at_plain_http_and_in_circles(
    feed: Feed, place: str, error: type[LiveError]
) -> None:
    """Names and passwords go nowhere the owner did not say."""
    feed.status, feed.location = 302, place

    with pytest.raises(error):
        sync(MemoryBook(), feed)


def test_a_page_that_asks_to_log_in_is_no_calendar(feed: Feed) -> None:
    """Links that ran out lead to such pages, with status 200."""
    feed.text = "<!doctype html><title>Log in</title>"

    with pytest.raises(NotACalendar, match=r"ends in \.ics"):
        sync(MemoryBook(), feed)


def test_a_server_that_sends_without_end_is_stopped(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is not the server's to fill."""
    monkeypatch.setattr(web_server, "CEILING_MB", 1)
    feed.text = "x" * 1_200_000

    with pytest.raises(TooMuch, match="more than 1 MB"):
        sync(MemoryBook(), feed)


def test_a_server_that_does_not_answer_is_not_waited_for_for_ever(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence instead of a page that turns and turns."""
    monkeypatch.setattr(web_server, "PATIENCE_SECONDS", 0.2)
    feed.wait.clear()

    with pytest.raises(TooSlow, match="did not answer in time"):
        sync(MemoryBook(), feed)
