"""What tests in a browser share: Debian's Chromium, a wide page and a phone, a book with the sample network."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Error, Page, Playwright, ViewportSize, expect, sync_playwright

# the books that the tests of pages look at are those that the tests in a browser walk through
from tests.web.conftest import TODAY, empty_book, sample_book, sample_memory

__all__ = ["TODAY", "empty_book", "sample_book", "sample_memory"]


WIDE = ViewportSize(width=1440, height=900)
PHONE = ViewportSize(width=390, height=844)
PATIENCE_MS = 20_000
"""So long a test waits for something to appear: pages answer in a tenth of a second, but machines may be busy."""
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
expect.set_options(timeout=PATIENCE_MS)


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
