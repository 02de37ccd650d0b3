"""Take a screenshot of every page with the sample network in it: `python -m tools.screenshots`."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

FOLDER = Path(__file__).parent.parent / "docs" / "pictures" / "pages"
DAY = date(2026, 3, 16)
"""The pictures are of this day, so that they change only when a page does."""
PORT = 8799
PAGES = {
    "welcome": "/welcome/",
    "goals": "/goals/",
    "categories": "/categories/",
    "names": "/names/",
    "placing": "/placing/",
    "offers": "/offers/",
    "map": "/",
    "table": "/map/table/",
    "reading": "/reading/",
    "check": "/check/",
    "then": "/then/",
    "week": "/week/",
    "asks": "/asks/",
    "introductions": "/introductions/",
    "promises": "/promises/",
    "targets": "/targets/",
    "thanks": "/thanks/",
    "review": "/review/1/",
    "progress": "/progress/",
    "reminders": "/reminders/",
    "log": "/log/",
    "people": "/people/",
    "person": "/people/mail:graham@whitcombe.example/",
    "proposals": "/people/proposals/",
    "same": "/same/",
    "sources": "/sources/",
    "accounts": "/accounts/",
    "research": "/research/",
    "programs": "/programs/",
    "book": "/book/",
}
SIZES = {"wide": ViewportSize(width=1440, height=900), "phone": ViewportSize(width=390, height=844)}
ARGUMENTS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking".split()
JPEG_QUALITY = 82
PATIENCE_SECONDS = 20


def main() -> None:
    program = shutil.which("chromium")
    if program is None:
        sys.exit("Chromium is not installed (Debian: apt install chromium).")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        for size in SIZES:
            for scheme in ("light", "dark"):
                _take(browser, address, size=size, scheme=scheme)
        browser.close()


def _take(browser: Browser, address: str, *, size: str, scheme: str) -> None:
    context = browser.new_context(
        viewport=SIZES[size], color_scheme="dark" if scheme == "dark" else "light", has_touch=size == "phone"
    )
    page = context.new_page()
    for name, path in PAGES.items():
        page.goto(address + path, wait_until="networkidle")
        page.screenshot(path=FOLDER / f"{name}-{size}-{scheme}.jpg", type="jpeg", quality=JPEG_QUALITY)
    context.close()


@contextmanager
def served(*, with_sample: bool = True) -> Iterator[str]:
    """Serve the app in a home folder of its own, the sample network in it or nothing, and give its address."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "KITHMAP_HOME": home, "KITHMAP_TODAY": DAY.isoformat()}
        kithmap = [sys.executable, "-m", "kithmap_app.cli.main"]
        if with_sample:
            _put_sample(kithmap, Path(home), environment)
        server = subprocess.Popen([*kithmap, "serve", "--no-browser", "--port", str(PORT)], env=environment)
        try:
            yield _answering(f"http://localhost:{PORT}")
        finally:
            server.terminate()
            server.wait()


def _put_sample(kithmap: list[str], home: Path, environment: dict[str, str]) -> None:
    sample = [*kithmap, "sample", f"{home}/sample", "--as-of", DAY.isoformat()]
    subprocess.run(sample, check=True, capture_output=True)
    bringing = [*kithmap, "import", f"{home}/sample/book.json"]
    subprocess.run(bringing, check=True, env=environment, capture_output=True)


def _answering(address: str) -> str:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(f"{address}/book/", timeout=1)
        except OSError:
            time.sleep(0.1)
        else:
            return address
    sys.exit("The app did not start.")


if __name__ == "__main__":
    main()
