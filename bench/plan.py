"""How long a week takes to plan, and what twelve weeks of it bring in made-up networks: `--write` fills the page."""

import argparse
import statistics
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

from bench.metrics import TODAY, made_up_people, median_ms
from bench.simulation import NEEDS, PEOPLE, WAYS, WEEKS, World, twelve_weeks
from kithmap.gaps.reading import read_map
from kithmap.goals.goal import Goal
from kithmap.goals.need import Need, Support
from kithmap.people.directory import Directory
from kithmap.people.person import Person
from kithmap.plan.after_talk import after_talk
from kithmap.plan.loop import Loop
from kithmap.plan.week import WEEK, Circle, plan_week
from kithmap.ties.daily import ContactDays, contact_days
from kithmap.ties.history import History

SEEDS = 40
FIRST_SEED = 1_000
"""Seeds below 100 were looked at while the plan was made; these are not."""
FRESH_SEED = 2_000
"""A third set, run once, after everything was settled."""
RESAMPLES = 10_000
PAGE = Path(__file__).parent.parent / "docs" / "simulation.md"
MARKS = ("<!-- figures: python -m bench.plan --write -->", "<!-- end of figures -->")
FRESH_MARKS = ("<!-- fresh figures: python -m bench.plan --write -->", "<!-- end of fresh figures -->")
LONGEST_MS = 200.0


def plan_ms(people: int = 10_000) -> tuple[float, float]:
    """Give milliseconds to fold a talk with everybody, and to plan the week: medians of five."""
    days = made_up_days(people)
    then = after_talk(days, today=TODAY)
    members = made_up_people(people)
    needs = [Need(id=f"n{i}", goal_id="g", support=Support.ADVICE, label=f"Need {i}") for i in range(10)]
    reading = read_map(
        members, goal=Goal(id="g", outcome="A goal"), needs=needs, categories=(), links=(), chairs=(), today=TODAY
    )
    rows = {member.person_id: row for row, member in enumerate(members)}
    known = Directory(tuple(Person(id=m.person_id, name=m.name) for m in members), (), (), rows, {})
    warmth = {person_id: then.warmth(row) for person_id, row in rows.items()}
    circle = Circle(members=members, reading=reading, warmth_then=warmth, loop=Loop(people=known))
    return (
        median_ms(lambda: after_talk(days, today=TODAY)),
        median_ms(lambda: plan_week(circle, today=TODAY)),
    )


def made_up_days(people: int, *, each: int = 30) -> ContactDays:
    """Give contact on thirty days with each person, over three years."""
    chance = np.random.default_rng(people)
    rows = people * each
    handle = np.repeat(np.arange(people, dtype=np.int32), each)
    day = chance.integers(19_300, 20_394, rows).astype(np.int32)
    history = History(
        handles=tuple(f"p{i:06}" for i in range(people)),
        handle=handle,
        day=day,
        channel=np.zeros(rows, dtype=np.int8),
        direction=chance.integers(0, 3, rows).astype(np.int8),
        count=np.ones(rows, dtype=np.int32),
        weight=np.full(rows, 2**24, dtype=np.int64),
    )
    return contact_days(history, np.arange(people), people=people)


def outcomes(seed: int) -> list[list[float]]:
    """Give coverage after twelve weeks, world by world and way by way, of one seed."""
    return [[twelve_weeks(seed, world, way) for way in WAYS.values()] for world in World]


def interval(values: Sequence[float]) -> tuple[float, float, float]:
    """Give mean and the 95 % bootstrap interval of the mean (percentiles, seeded)."""
    found = np.array(values)
    chance = np.random.default_rng(0)
    means = found[chance.integers(0, len(found), (RESAMPLES, len(found)))].mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return float(found.mean()), float(low), float(high)


def tables(found: Sequence[Sequence[Sequence[float]]]) -> str:
    """Give one table a world: mean coverage, and by how much the plan is ahead of each other way, seed by seed."""
    lines = []
    for place, world in enumerate(World):
        lines += [f"**{world.value[0].upper()}{world.value[1:]}**", ""]
        lines += ["| way to choose | coverage, % | the plan is ahead by, points (95 % interval) | seeds ahead |"]
        lines += ["|---|---|---|---|"]
        plan = [seed[place][0] for seed in found]
        for number, way in enumerate(WAYS):
            values = [seed[place][number] for seed in found]
            shown = f"| {way} | {100 * statistics.mean(values):.1f} |"
            if number:
                ahead = [100 * (a - b) for a, b in zip(plan, values, strict=True)]
                mean, low, high = interval(ahead)
                shown += f" {mean:+.1f} ({low:+.1f} to {high:+.1f}) | {sum(a > 0 for a in ahead)} of {len(ahead)} |"
            else:
                shown += " | |"
            lines.append(shown)
        lines.append("")
    return "\n".join(lines)


def main() -> None:
    """Print the times and the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--write", action="store_true", help=f"put the tables into {PAGE.name}")
    options = parser.parse_args()
    fold_ms, week_ms = plan_ms()
    print(f"a talk with each of 10,000 people folded in: {fold_ms:,.0f} ms; the week planned: {week_ms:,.0f} ms")
    print(f"together {fold_ms + week_ms:,.0f} ms, of {LONGEST_MS:,.0f} ms allowed; 10 needs, medians of 5")
    print(f"\n{options.seeds} seeds, {PEOPLE} people, {NEEDS} needs, {WEEKS} weeks of {WEEK} talks\n")
    with ProcessPoolExecutor(max_workers=2) as pool:
        for first, (begin, end) in ((FIRST_SEED, MARKS), (FRESH_SEED, FRESH_MARKS)):
            text = tables(list(pool.map(outcomes, range(first, first + options.seeds))))
            print(f"seeds from {first:,}\n\n{text}")
            if options.write:
                page = PAGE.read_text(encoding="utf-8")
                head, rest = page.split(begin)
                PAGE.write_text(f"{head}{begin}\n\n{text}\n{end}{rest.split(end)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
