"""What tests in a browser share: Debian's Chromium, a wide page and a phone, a book with the sample network."""

import os
import shutil
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Error, Page, Playwright, ViewportSize, sync_playwright
from pytest_django import Settings

from kithmap.actions.make_sample import make_sample
from kithmap.actions.open_sample import open_sample
from kithmap.book.memory import MemoryBook
from kithmap_app.store.home import open_home_book
from kithmap_app.store.sql_book import SqlBook

TODAY = date(2026, 11, 21)
"""The day on which the sample is made and looked at."""
WIDE = ViewportSize(width=1440, height=900)
PHONE = ViewportSize(width=390, height=844)
PATIENCE_MS = 5_000
"""So long a test waits for something to appear before it fails; pages answer in a tenth of a second."""
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# Playwright runs a loop of its own in the thread of the tests, where Django would refuse to look into the database
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, once for all tests."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium, once for all tests; they are skipped where it is not installed."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("Chromium is not installed (Debian: apt install chromium)")
    opened = playwright.chromium.launch(executable_path=program, args=[*ARGUMENTS])
    yield opened
    opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page of 1440 × 900; errors in its scripts fail the test."""
    yield from _fresh_page(browser, WIDE, is_phone=False)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A fresh page of 390 × 844 that is touched, not clicked; errors in its scripts fail the test."""
    yield from _fresh_page(browser, PHONE, is_phone=True)


def _fresh_page(browser: Browser, size: ViewportSize, *, is_phone: bool) -> Iterator[Page]:
    errors: list[Error] = []
    refused: list[str] = []
    context = browser.new_context(viewport=size, has_touch=is_phone, is_mobile=is_phone)
    context.set_default_timeout(PATIENCE_MS)
    opened = context.new_page()
    opened.on("pageerror", lambda error: errors.append(error))
    # what the security policy of the pages forbids is told on the console only
    opened.on("console", lambda message: refused.append(message.text) if "Content Security" in message.text else None)
    yield opened
    context.close()
    assert errors == [], "a script of the page failed"
    assert refused == [], "the page asked for something that its security policy forbids"


@pytest.fixture(scope="session")
def sample_memory(tmp_path_factory: pytest.TempPathFactory) -> MemoryBook:
    """The sample network, brought in once for all tests; fixtures copy it into the home book."""
    book = MemoryBook()
    made = make_sample(tmp_path_factory.mktemp("sample"), today=TODAY)
    open_sample(book, made, today=TODAY)
    return book


@pytest.fixture
def empty_book(transactional_db: None, settings: Settings) -> SqlBook:
    """The home book as on the first day: nothing in it."""
    settings.KITHMAP_TODAY = TODAY.isoformat()
    return open_home_book()


@pytest.fixture
def sample_book(empty_book: SqlBook, sample_memory: MemoryBook) -> SqlBook:
    """The home book with the sample network in it, as of TODAY."""
    empty_book.replace(sample_memory)
    return empty_book
