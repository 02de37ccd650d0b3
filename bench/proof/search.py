"""Finding people by a few letters: beside a bare full-text table of SQLite on the same people."""

import statistics
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import numpy as np

from bench.proof.figure import MILLISECONDS, SECONDS, Figure, Other
from bench.proof.setup import Setup, tell
from bench.proof.turns import seconds_in_turns
from bench.search import QUESTIONS, SEED, full_text_table, in_table, made_people
from kithmap.people.person import Person
from kithmap.people.search import index_people, search_people

COMMAND = "python -m bench.proof.search"
MOST_MS = 50.0


def measure(setup: Setup) -> list[Figure]:
    """Give milliseconds of the median and of the slowest question, and seconds to make the index."""
    people = made_people(setup.sizes.people)
    index, table = index_people(people), full_text_table(people)
    relevance = np.random.default_rng(SEED).random(len(people))
    rounds = setup.sizes.rounds
    pairs = [
        seconds_in_turns(
            {
                "ours": partial(search_people, index, text, relevance=relevance),
                "fts5": partial(in_table, table, text),
                "scan": partial(_scan, people, text),
            },
            rounds=3 * rounds,
        )
        for _, text in QUESTIONS
    ]
    making = seconds_in_turns(
        {"ours": lambda: index_people(people), "fts5": lambda: full_text_table(people)}, rounds=rounds
    )
    over = f"among {len(people):,} people"
    return [
        _asked(f"a question {over}, the median of {len(pairs)}", pairs, statistics.median),
        _asked(f"the slowest question {over}", pairs, max),
        Figure(
            issue=3,
            what=f"index of {len(people):,} people made",
            unit=SECONDS,
            ours=making["ours"],
            peers=(Other("SQLite FTS5, bare", making["fts5"]),),
            command=COMMAND,
        ),
    ]


def _scan(people: Sequence[Person], text: str) -> list[Person]:
    return [person for person in people if text in person.name]


def _asked(what: str, pairs: Sequence[Mapping[str, float]], pick: Callable[[list[float]], float]) -> Figure:
    ours, theirs, scan = (1000 * pick([pair[key] for pair in pairs]) for key in ("ours", "fts5", "scan"))
    return Figure(
        issue=3,
        what=what,
        unit=MILLISECONDS,
        ours=ours,
        asked=MOST_MS,
        peers=(Other("SQLite FTS5, bare", theirs, "finds no typing errors"),),
        limit=Other("a loop through the names", scan),
        command=COMMAND,
    )


if __name__ == "__main__":
    tell(measure, __doc__)
