"""How fast a day back is with 10,000 people in the pool: `python -m bench.then`."""

import argparse
import json
import statistics
import time
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from bench.fold import OWN, made_up
from kithmap.actions.look_back import Past
from kithmap.book.facts import Facts, Owner
from kithmap.flow import Flow
from kithmap.goalmap.embedding import to_element
from kithmap.goalmap.layout import lay_out
from kithmap.goalmap.page import screen
from kithmap.goals.goal import Goal
from kithmap.then.subject import subject_of

TODAY = date(2011, 9, 1)
"""Near the end of the made-up contact."""
CEILING_MS = 200
"""What a day of the slider may cost."""


def median_ms(act: Callable[[int], object], *, rounds: int) -> float:
    """Give the median wall time of `act` over `rounds` runs, in milliseconds; each is told its number."""
    times = []
    for number in range(rounds):
        start = time.perf_counter()
        act(number)
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def measure(interactions: int, people: int, *, rounds: int) -> Mapping[str, float]:
    """Give the times of a day back, on a map that is looked at already."""
    goal = Goal(id="goal", outcome="Lead a data team")
    facts = Facts(
        interactions=made_up(interactions, people), goals={goal.id: goal}, owner={"owner": Owner(addresses=(OWN,))}
    )
    flow = Flow(facts, today=TODAY, goal_id=goal.id)
    drawn = lay_out(flow.subject, screen())
    past = Past(flow)

    def moved(number: int) -> object:
        return Past(flow).since(TODAY - timedelta(days=30 * number))

    def shown(number: int) -> object:
        subject = subject_of(past.snapshot(TODAY - timedelta(days=30 * number)), flow.subject)
        return to_element(lay_out(subject, screen(), drawn.remembered))

    return {
        "people on the map": len(flow.members),
        "who moved, and the dials": median_ms(moved, rounds=rounds),
        "the map as it was": median_ms(shown, rounds=rounds),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--interactions", type=int, default=300_000)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure(options.interactions, options.people, rounds=options.rounds)
    if options.json:
        print(json.dumps(figures))
        return
    for what, value in figures.items():
        print(f"{what:28} {value:8.1f}{'' if what.startswith('people') else ' ms'}")


if __name__ == "__main__":
    main()
