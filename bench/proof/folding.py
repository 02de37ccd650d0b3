"""Folding interactions into a history, and strength as of a day: beside bare passes over the same columns."""

from datetime import date

import numpy as np

from bench.fold import OWN, made_up
from bench.plan import made_up_days
from bench.proof.figure import MILLISECONDS, SECONDS, Figure, Other
from bench.proof.setup import Setup, tell
from bench.proof.turns import seconds_in_turns
from kithmap.people.correspondents import count_correspondents
from kithmap.ties.history import fold
from kithmap.ties.strength import measure_ties
from kithmap.ties.tie_reading import read_ties

COMMAND = "python -m bench.proof.folding"
TODAY, PAST = date(2025, 11, 2), date(2024, 6, 1)
"""Both lie within the three years of made-up contact."""


def measure(setup: Setup) -> list[Figure]:
    """Give seconds of the fold, and milliseconds of strength and warmth as of today and of a past day."""
    return [_of_fold(setup), *_of_strength(setup)]


def _of_fold(setup: Setup) -> Figure:
    made = made_up(setup.sizes.interactions, setup.sizes.people)
    correspondents, own = count_correspondents(made), frozenset([OWN])
    seconds = seconds_in_turns(
        {
            "ours": lambda: fold(made, correspondents=correspondents, own=own),
            "sorting": lambda: np.sort(made.when),
        },
        rounds=setup.sizes.rounds,
    )
    return Figure(
        issue=2,
        what=f"{setup.sizes.interactions:,} interactions folded into a history",
        unit=SECONDS,
        ours=seconds["ours"],
        asked=1.0,
        limit=Other("sorting their times alone", seconds["sorting"]),
        command=COMMAND,
    )


def _of_strength(setup: Setup) -> list[Figure]:
    people = setup.sizes.people
    days = made_up_days(people)
    seconds = seconds_in_turns(
        {
            "today": lambda: read_ties(measure_ties(days, as_of=TODAY)),
            "past": lambda: read_ties(measure_ties(days, as_of=PAST)),
            "roots": lambda: np.add.reduceat(days.root * np.exp2((days.day - days.day.max()) / 90.0), days.start[:-1]),
        },
        rounds=3 * setup.sizes.rounds,
    )
    return [
        Figure(
            issue=issue,
            what=f"strength and warmth of {people:,} people as of {when}",
            unit=MILLISECONDS,
            ours=1000 * seconds[key],
            asked=50.0,
            limit=Other("one faded root a day, added up", 1000 * seconds["roots"]),
            command=COMMAND,
            note=f"{len(days):,} days with contact",
        )
        for issue, key, when in ((2, "today", "today"), (4, "past", "a past day"))
    ]


if __name__ == "__main__":
    tell(measure, __doc__)
