"""How fast and heavy the pages are, with 150 people and with 10,000 in the pool: `python -m bench.pages`.

Server times are of one process without a network between: the first look of a fresh start (nothing
derived yet from the cards), and looks again.
"""

import argparse
import gzip
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

from bench.made_cards import made_cards
from kithmap.actions.bring_in import bring_in
from kithmap.actions.place_people import set_rings
from kithmap.actions.set_goal import set_goal
from kithmap.sources.hints import Hints
from kithmap_app.store.start import start_store

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SEED = 7
DAY = date(2026, 3, 16)
ON_MAP = 150
POOL = 10_000
CEILING_MS = 200
"""What issue 3 asks of any page with 10,000 people in the pool."""
PAGES = (
    "/", "/map/table/", "/reading/", "/first-reading/", "/week/", "/people/", "/people/?q=kofi+mesnah",
    "/people/could/", "/people/left-out/", "/names/", "/names/suggest/?name=ana", "/placing/", "/offers/",
    "/offers/checks/", "/categories/", "/sources/", "/book/", "/welcome/", "/people/proposals/", "/same/", "/check/",
    "/then/", "/then/paper/", "/research/", "/asks/", "/asks/new/", "/introductions/", "/promises/", "/targets/",
    "/thanks/", "/review/1/", "/review/3/", "/progress/", "/reminders/", "/rhythm/", "/questions/", "/accounts/",
    "/programs/", "/log/", "/goals/",
)  # fmt: skip
PAINTS = "performance.getEntriesByName('first-contentful-paint').map(paint => paint.startTime)"
PAINT_POLL_SECONDS = 0.05
START_SECONDS = 60.0
WINDOW_SECONDS = 1.5
"""A new window of Chromium loads pages of its own (its address bar is one) beside ours for about a second."""


@dataclass(frozen=True, slots=True)
class Look:
    """One page: milliseconds at first and again, queries, and bytes as they are and packed."""

    address: str
    status: int
    first_ms: float
    again_ms: float
    queries: int
    raw_bytes: int
    packed_bytes: int


def filled_book(people: int) -> None:
    """Fill the home book up to `people` made-up cards, 150 of them on the map of one goal."""
    # models can be loaded only once Django is set up
    from kithmap_app.store.home import open_home_book
    from kithmap_app.web.desk import open_desk

    book = open_home_book()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "contacts.vcf"
        file.write_bytes(made_cards(people, seed=SEED))
        bring_in(book, [file], hints=Hints(today=DAY))
    if not book.facts.goals:
        set_goal(book, "Lead a data team by June", today=DAY)
    desk = open_desk()
    assert desk.goal is not None
    if not book.facts.placements:
        for ring in range(1, 6):
            set_rings(book, desk.flow.people.people[ring - 1 : ON_MAP : 5], ring, goal=desk.goal)


def look_at(address: str, *, rounds: int) -> Look:
    """Give what one page costs; everything derived is thrown away before the first look."""
    # Django's own modules can be loaded only once it is set up
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from kithmap_app.store.derived import forget_derived

    client = Client(SERVER_NAME="localhost")
    forget_derived()
    first_ms = _milliseconds(lambda: client.get(address))
    again_ms = statistics.median(_milliseconds(lambda: client.get(address)) for _ in range(rounds))
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    packed = len(gzip.compress(answer.content))
    return Look(address, answer.status_code, first_ms, again_ms, len(asked), len(answer.content), packed)


def acts_ms(*, rounds: int) -> dict[str, float]:
    """Give the median time of an act that changes who is who, with the page that answers it."""
    # Django's own modules can be loaded only once it is set up
    from django.test import Client
    from django.urls import reverse

    from kithmap_app.store.derived import settle_derived
    from kithmap_app.web.desk import open_desk

    client = Client(SERVER_NAME="localhost", headers={"HX-Request": "true"})
    person = open_desk().flow.people.people[0]
    note = reverse("person_note")
    acts: dict[str, Callable[[int], object]] = {
        "add a name": lambda n: client.post("/names/1/add/", {"names": f"Somebody New{'abcdefghijklmnopqrst'[n]}"}),
        "undo it": lambda _: client.post("/book/undo/", {"next": "/names/1/"}, follow=True),
        "write a note": lambda n: client.post(note, {"person": person.id, "note": f"Note {n}"}, follow=True),
    }
    times = {name: [_milliseconds(partial(act, n)) for n in range(rounds)] for name, act in acts.items()}
    times["settle who is who afterwards"] = [_milliseconds(settle_derived)]
    return {name: statistics.median(each) for name, each in times.items()}


def warm_up_ms() -> float:
    """Give how long the thread takes that derives everything while the browser opens."""
    # Django's own modules can be loaded only once it is set up
    from kithmap_app.store.derived import forget_derived
    from kithmap_app.web.warming import start_warming

    forget_derived()
    return _milliseconds(start_warming().join)


def _milliseconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


@dataclass(frozen=True, slots=True)
class Paint:
    """Median milliseconds to the first paint: in a window that has opened, and in one that is still opening."""

    open_ms: float
    opening_ms: float


def first_paint(*, rounds: int) -> Paint | None:
    """Give how soon Chromium paints the map page, nothing of it cached (a fresh context each); None without Chromium.

    The server is the program that owners start, in a process of its own; it has drawn the map once before.
    """
    program = shutil.which("chromium")
    if program is None:
        return None
    # needed here only: the other figures come without a browser
    from playwright.sync_api import sync_playwright

    with _served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        times = [[_painted_ms(browser, address, wait) for wait in (WINDOW_SECONDS, 0.0)] for _ in range(rounds)]
        browser.close()
    return Paint(*(statistics.median(each) for each in zip(*times, strict=True)))


def _painted_ms(browser: "Browser", address: str, wait_seconds: float) -> float:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    time.sleep(wait_seconds)
    page.goto(address)
    while not (painted := page.evaluate(PAINTS)):
        time.sleep(PAINT_POLL_SECONDS)
    context.close()
    return float(painted[0])


@contextmanager
def _served() -> Iterator[str]:
    """Give the address of `kithmap serve` over the home book, which has answered once."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://localhost:{port}/"
    command = [sys.executable, "-m", "kithmap_app.cli.main", "serve", "--no-browser", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        try:
            _wait_for(address)
            yield address
        finally:
            server.terminate()


def _wait_for(address: str) -> None:
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            with urlopen(address) as answer:
                answer.read()
            return
        except URLError:
            if time.monotonic() > end:
                raise
            time.sleep(PAINT_POLL_SECONDS)


def tell(looks: Sequence[Look], people: int) -> None:
    print(f"\n{people:,} people in the pool, {ON_MAP} on the map")
    print(f"  {'page':<28}{'first ms':>9}{'again ms':>9}{'queries':>8}{'bytes':>9}{'packed':>8}")
    for look in looks:
        mark = "" if look.status == 200 else f"  status {look.status}"
        mark += "  over" if look.again_ms > CEILING_MS else ""
        print(
            f"  {look.address:<28}{look.first_ms:>9.0f}{look.again_ms:>9.0f}{look.queries:>8}"
            f"{look.raw_bytes:>9,}{look.packed_bytes:>8,}{mark}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"KITHMAP_HOME": home, "KITHMAP_TODAY": DAY.isoformat(), "DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
        start_store()
        for people in (ON_MAP, POOL):
            filled_book(people)
            tell([look_at(address, rounds=asked.rounds) for address in PAGES], people)
            print("  " + ", ".join(f"{name} {ms:.0f} ms" for name, ms in acts_ms(rounds=asked.rounds).items()))
            print(f"  warming up: {warm_up_ms():.0f} ms")
            paint = first_paint(rounds=asked.rounds)
            told = "not measured: Chromium is not installed"
            if paint is not None:
                told = f"{paint.open_ms:.0f} ms; {paint.opening_ms:.0f} ms while its window still opens"
            print(f"  first paint of the map page: {told}")


if __name__ == "__main__":
    main()
