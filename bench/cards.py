"""How fast address books are read: `python -m bench.cards`, side by side with vobject if it can be imported."""

import argparse
import importlib
import io
import json
import statistics
import time
from collections.abc import Callable
from datetime import date
from functools import partial

from bench.made_cards import made_cards
from kithmap.sources.card import Card
from kithmap.sources.document import HEAD_BYTES, Document
from kithmap.sources.hints import Hints
from kithmap.sources.readers import read

SEED = 7
TODAY = date(2026, 3, 16)

People = list[tuple[str, list[str]]]
"""Name and addresses of each card, in the order of the file."""


def ours(data: bytes) -> People:
    """Give the people as Kithmap reads them."""
    document = Document("made.vcf", None, len(data), data[:HEAD_BYTES], partial(io.BytesIO, data))
    cards = (item for item in read(document, Hints(today=TODAY)) if isinstance(item, Card))
    return [(card.name, list(card.emails)) for card in cards]


def theirs(data: bytes) -> People:
    """Give the people as vobject reads them; raises `ModuleNotFoundError` without it."""
    vobject = importlib.import_module("vobject")
    cards = vobject.readComponents(data.decode(), allowQP=True, ignoreUnreadable=True)
    return [(card.fn.value, [email.value for email in card.email_list]) for card in cards]


def median_seconds(act: Callable[[], People], *, rounds: int) -> float:
    """Give the median time that `act` takes."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        act()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def measure(count: int, *, rounds: int) -> dict[str, float | bool]:
    """Give cards a second for each program, in one run, and whether they read the same people."""
    data = made_cards(count, seed=SEED)
    found: dict[str, float | bool] = {"cards": count, "megabytes": len(data) / 1e6}
    found["kithmap"] = count / median_seconds(partial(ours, data), rounds=rounds)
    try:
        found["agree"] = theirs(data) == ours(data)
    except ModuleNotFoundError:
        return found
    found["vobject"] = count / median_seconds(partial(theirs, data), rounds=rounds)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    found = measure(asked.cards, rounds=asked.rounds)
    if asked.json:
        print(json.dumps(found))
        return
    print(f"{found['cards']:,} vCards 3.0, {found['megabytes']:.1f} MB, median of {asked.rounds} rounds")
    print(f"  kithmap {found['kithmap']:>9,.0f} cards/s")
    if "vobject" in found:
        print(f"  vobject {found['vobject']:>9,.0f} cards/s   same names and addresses: {found['agree']}")
    else:
        print("  vobject is not installed: no comparison")


if __name__ == "__main__":
    main()
