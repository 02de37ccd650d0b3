"""How fast people are found: `python -m bench.search`, beside a bare full-text table of SQLite in the same run."""

import argparse
import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from bench.made_cards import CITIES, FAMILY, GIVEN, TITLES
from kithmap.people.names import folded
from kithmap.people.person import Person
from kithmap.people.search import SearchIndex, index_people, search_people

SEED = 7
SYLLABLES = "ba ko ri ma len to sa vi ner dal ok fe mi gra stu el".split()
GIVEN_NAMES, FAMILY_NAMES = 900, 5_000
"""Made-up names beside those of the made cards: about as many as ten thousand real contacts have."""
ROUNDS = 9

QUESTIONS = (
    ("a beginning, as one types", "et"),
    ("one name as written", "etxeberria"),
    ("name and place", "kofi mensah accra"),
    ("typing errors", "kofi mesnah"),
    ("label with an error", "etxeberia climbign"),
    ("last digits of a phone", "004217"),
    ("nobody", "qqzzxxyy"),
)


def made_people(count: int) -> list[Person]:
    """Give `count` made-up people, the same for the same count."""
    chance = random.Random(SEED)
    given = [*GIVEN, *(_name(chance, 2) for _ in range(GIVEN_NAMES))]
    family = [*FAMILY, *(_name(chance, 3) for _ in range(FAMILY_NAMES))]
    return [_person(number, chance.choice(given), chance.choice(family), chance) for number in range(count)]


def _name(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(syllables)).capitalize()


def _person(number: int, given: str, family: str, chance: random.Random) -> Person:
    slug = f"{folded(given)}.{folded(family)}".replace(" ", "")
    return Person(
        id=str(number),
        name=f"{given} {family}",
        given=given,
        family=family,
        organisation=f"Company {number % 997}, Ltd.",
        title=chance.choice(TITLES),
        city=chance.choice(CITIES),
        labels=("Climbing",) if number % 50 == 0 else ("Work",),
        handles=(f"mail:{slug}@company{number % 997}.example", f"tel:+346{number:08d}"),
    )


def full_text_table(people: Sequence[Person]) -> sqlite3.Connection:
    """Give a table of SQLite's FTS5 with accents folded and beginnings of words indexed."""
    table = sqlite3.connect(":memory:")
    table.execute(
        "create virtual table people using fts5(text, tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
    )
    rows = (
        (" ".join((p.name, p.organisation, p.title, p.city, *p.labels, *(h.partition(":")[2] for h in p.handles))),)
        for p in people
    )
    table.executemany("insert into people values (?)", rows)
    return table


def in_table(table: sqlite3.Connection, text: str) -> int:
    """Give how many people FTS5 finds for words and beginnings of words, best first."""
    asked = " ".join(f'"{word}"*' for word in text.split())
    return len(table.execute("select rowid from people where people match ? order by rank", (asked,)).fetchall())


def median_ms(act: Callable[[], object], *, rounds: int = ROUNDS) -> float:
    """Give the median time of `act` in milliseconds."""
    taken = []
    for _ in range(rounds):
        begin = time.perf_counter()
        act()
        taken.append(1000 * (time.perf_counter() - begin))
    return statistics.median(taken)


def tell(index: SearchIndex, table: sqlite3.Connection, relevance: NDArray[np.float64]) -> None:
    """Print each question with our time and number of people beside those of FTS5."""
    print(f"  {'question':<44}{'kithmap ms':>11}{'found':>7}   {'FTS5 ms':>8}{'found':>7}")
    for what, text in QUESTIONS:
        ours = median_ms(partial(search_people, index, text, relevance=relevance))
        theirs = median_ms(partial(in_table, table, text))
        found = len(search_people(index, text, relevance=relevance))
        print(f"  {what + ': “' + text + '”':<44}{ours:>11.1f}{found:>7}   {theirs:>8.1f}{in_table(table, text):>7}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    count = parser.parse_args().people
    people = made_people(count)
    index = index_people(people)
    relevance = np.random.default_rng(SEED).random(count)
    print(f"{count:,} people, {len(index.words):,} distinct words, median of {ROUNDS} rounds")
    tell(index, full_text_table(people), relevance)
    ours, theirs = (
        median_ms(lambda: index_people(people), rounds=3),
        median_ms(lambda: full_text_table(people), rounds=3),
    )
    print(f"  {'making the index':<44}{ours:>11.0f}{'':>7}   {theirs:>8.0f}")
    print("  FTS5 forgives accents and order, not typing errors, and finds numbers by their first digits only.")


if __name__ == "__main__":
    main()
