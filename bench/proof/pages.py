"""Pages at the server with a large pool, the weight of the map page, and its first paint in Chromium."""

import os
import tempfile

from bench import pages
from bench.proof.figure import COUNT_LESS, KILOBYTES, MILLISECONDS, Figure, Other
from bench.proof.setup import Setup, tell
from kithmap_app.store.start import start_store

COMMAND = "python -m bench.proof.pages"
MAP = "/"
FIRST_PAINT_MS, PAGE_KB = 300.0, 100.0
BAD = 400
"""A page that leads elsewhere, such as a check of the reading with nothing to check, is an answer."""


def measure(setup: Setup) -> list[Figure]:
    """Give the slowest page, how queries grow with people, and the map page's paint and weight."""
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"KITHMAP_HOME": home, "KITHMAP_TODAY": pages.DAY.isoformat(), "DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
        start_store()
        rounds = setup.sizes.rounds
        pages.filled_book(pages.ON_MAP)
        few = [pages.look_at(address, rounds=rounds) for address in pages.PAGES]
        paint = pages.first_paint(rounds=rounds)
        pages.filled_book(setup.sizes.people)
        many = [pages.look_at(address, rounds=rounds) for address in pages.PAGES]
    return [*_of_all(few, many, setup.sizes.people), *_of_map(few, paint)]


def _of_all(few: list[pages.Look], many: list[pages.Look], people: int) -> list[Figure]:
    slowest = max(many, key=lambda look: look.again_ms)
    grown = sum(one.queries > other.queries for one, other in zip(many, few, strict=True))
    failed = sum(look.status >= BAD for look in (*few, *many))
    return [
        Figure(
            issue=3,
            what=f"slowest of {len(many)} pages at the server, {people:,} people in the pool ({slowest.address})",
            unit=MILLISECONDS,
            ours=slowest.again_ms,
            asked=pages.CEILING_MS,
            command=COMMAND,
        ),
        Figure(
            issue=3,
            what=f"pages that ask the database more often with {people:,} people than with {pages.ON_MAP}",
            unit=COUNT_LESS,
            ours=grown,
            asked=0,
            command=COMMAND,
            note=f"{failed} looks were answered with a fault" if failed else "",
        ),
    ]


def _of_map(few: list[pages.Look], paint: pages.Paint | None) -> list[Figure]:
    look = next(look for look in few if look.address == MAP)
    weight = Figure(
        issue=3,
        what=f"HTML of the map page with {pages.ON_MAP} people, packed",
        unit=KILOBYTES,
        ours=look.packed_bytes / 1000,
        asked=PAGE_KB,
        command=COMMAND,
        note="the promise counts styles and scripts too; they are fetched once",
    )
    if paint is None:
        return [weight]
    first = Figure(
        issue=3,
        what=f"first paint of the map page with {pages.ON_MAP} people, Chromium",
        unit=MILLISECONDS,
        ours=paint.open_ms,
        asked=FIRST_PAINT_MS,
        limit=Other("the page at the server", look.again_ms),
        command=COMMAND,
    )
    return [first, weight]


if __name__ == "__main__":
    tell(measure, __doc__)
