"""How long the fold of many interactions into a history takes, and strength as of a day."""

import argparse
import json
import statistics
import time
from collections.abc import Callable
from datetime import date

import numpy as np

from kithmap.people.correspondents import count_correspondents
from kithmap.sources.interactions import Interactions
from kithmap.ties.daily import contact_days
from kithmap.ties.history import fold
from kithmap.ties.strength import measure_ties
from kithmap.ties.tie_reading import TieBook, read_ties

OWN = "mail:owner@x.example"
DAYS = 3650


def made_up(interactions: int, people: int, *, seed: int = 7) -> Interactions:
    """Give interactions between the owner and `people` others, a few of whom write most, over ten years."""
    chance = np.random.default_rng(seed)
    other = (chance.zipf(1.3, interactions) % people + 1).astype(np.int32)
    sent = chance.random(interactions) < 0.4
    who = np.empty(2 * interactions, dtype=np.int32)
    who[0::2], who[1::2] = np.where(sent, 0, other), np.where(sent, other, 0)
    return Interactions(
        key=np.arange(interactions, dtype=np.uint64),
        when=chance.integers(10**9, 10**9 + 86_400 * DAYS, interactions),
        channel=np.zeros(interactions, dtype=np.int8),
        minutes=np.zeros(interactions, dtype=np.float32),
        automatic=np.zeros(interactions, dtype=bool),
        start=np.arange(0, 2 * interactions + 1, 2),
        who=who,
        role=np.tile(np.array([0, 1], dtype=np.int8), interactions),
        contacts=((OWN, "Owner"), *((f"mail:p{i}@x.example", f"Person {i}") for i in range(people))),
    )


def median_seconds(act: Callable[[], object], *, rounds: int) -> float:
    """Give the median wall time of `act` over `rounds` runs, in seconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--interactions", type=int, default=3_000_000)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    made = made_up(options.interactions, options.people)
    correspondents = count_correspondents(made)
    own = frozenset([OWN])
    fold_seconds = median_seconds(lambda: fold(made, correspondents=correspondents, own=own), rounds=options.rounds)
    history = fold(made, correspondents=correspondents, own=own)
    person = np.arange(len(history.handles))
    grouped = median_seconds(lambda: contact_days(history, person, people=len(person)), rounds=options.rounds)
    days = contact_days(history, person, people=len(person))
    today = date(2011, 9, 1)
    past = date(2005, 9, 1)

    def strength_and_warmth(day: date) -> TieBook:
        return read_ties(measure_ties(days, as_of=day))

    figures = {
        "interactions": options.interactions,
        "people": options.people,
        "history_rows": len(history),
        "bare_sort_seconds": median_seconds(lambda: np.sort(made.when), rounds=options.rounds),
        "fold_seconds": fold_seconds,
        "contact_days_seconds": grouped,
        "strength_today_ms": 1000 * median_seconds(lambda: strength_and_warmth(today), rounds=options.rounds),
        "strength_past_ms": 1000 * median_seconds(lambda: strength_and_warmth(past), rounds=options.rounds),
    }
    print(json.dumps(figures) if options.json else "\n".join(f"{k:24} {v:>14,.3f}" for k, v in figures.items()))


if __name__ == "__main__":
    main()
