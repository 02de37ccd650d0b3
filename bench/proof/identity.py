"""Who is who: precision, recall and time, beside splink, recordlinkage and dedupe on the same cards."""

import csv
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.identity.generated import generated_book
from bench.identity.households import household_book
from bench.identity.peers import peer_scores
from bench.identity.scores import Score, measured_apart
from bench.identity.truth import TrueBook, pairs_within
from bench.proof.figure import COUNT_LESS, MEGABYTES, PER_CENT_MORE, SECONDS, Figure, Other, Unit
from bench.proof.setup import Setup, absent, tell
from bench.proof.turns import Failed, told_in_turns

COMMAND = "python -m bench.proof.identity --generators FOLDER"
SEED = 11
PEERS = ("splink", "recordlinkage", "dedupe")
SCRIPT = "bench.proof.peer_runs.dedupe_run"
LARGE_CARDS, LARGE_SECONDS, LARGE_MB = 100_000, 60.0, 1_000.0
CARDS_A_QUESTION = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a program did on a book: shares of pairs, questions to the owner, its own seconds and most memory."""

    precision: float
    recall: float
    questions: int
    seconds: float
    megabytes: float


Outcomes = Mapping[str, Outcome | Failed]


@dataclass(frozen=True, slots=True)
class Aspect:
    """What is told of an outcome: its name, unit, how it is read, and what is promised."""

    what: str
    unit: Unit
    of: Callable[[Outcome], float]
    asked: float | None


def measure(setup: Setup) -> list[Figure]:
    """Give figures of whole books, then of smaller ones beside the peers."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return [
            figure
            for book, has_peers in _books(setup, folder)
            for figure in _figures(
                book, _outcome(measured_apart(book)), _peers(book, folder, setup) if has_peers else {}
            )
        ]


def _books(setup: Setup, folder: Path) -> Iterator[tuple[TrueBook, bool]]:
    """Give books, and whether the peers are asked too; the generator's only where it is there."""
    generator, few = setup.generator("gencontacts.py"), setup.sizes.cards_who_is_who_peers
    if generator:
        yield from (
            (generated_book(generator, folder, cards=cards, seed=SEED), False) for cards in setup.sizes.cards_who_is_who
        )
        yield generated_book(generator, folder, cards=few, seed=SEED + 1), True
    yield household_book(few, seed=SEED), True


def _peers(book: TrueBook, folder: Path, setup: Setup) -> Outcomes:
    if setup.peers_python is None:
        return {name: Failed("no requirements-bench.txt installed") for name in PEERS}
    found: dict[str, Outcome | Failed] = {name: Failed("failed on this input") for name in PEERS}
    found |= {score.program: _outcome(score) for score in peer_scores(book, folder, setup.peers_python)}
    return {**found, "dedupe": _dedupe(book, folder, setup)}


def _outcome(score: Score) -> Outcome:
    """Give a score as an outcome: what an answered question joins counts as found."""
    return Outcome(
        precision=score.precision,
        recall=score.recall_asked,
        questions=score.questions,
        seconds=score.seconds,
        megabytes=score.megabytes,
    )


def _dedupe(book: TrueBook, folder: Path, setup: Setup) -> Outcome | Failed:
    """Ask dedupe, which learns from pairs that a person has judged: it is told the truth of 120."""
    truth = folder / "truth.csv"
    with truth.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(book.person.items())
    command = [str(setup.peers_python), "-m", SCRIPT, str(folder / "cards.csv"), str(truth)]
    told = told_in_turns({"dedupe": command}, rounds=1, patience_seconds=setup.sizes.patience_seconds)["dedupe"]
    if isinstance(told, Failed):
        return told
    true, joined = book.true_pairs(), pairs_within(told.answer["groups"])
    return Outcome(
        precision=len(joined & true) / max(len(joined), 1),
        recall=len(joined & true) / max(len(true), 1),
        questions=0,
        seconds=told.seconds,
        megabytes=told.answer["megabytes"],
    )


def _figures(book: TrueBook, ours: Outcome, peers: Outcomes) -> list[Figure]:
    cards = len(book.cards)
    promised, large = book.name.startswith("gencontacts"), cards >= LARGE_CARDS
    aspects = (
        Aspect("right among the joined pairs", PER_CENT_MORE, lambda s: 100 * s.precision, 99.9 if promised else None),
        Aspect("true pairs joined or asked", PER_CENT_MORE, lambda s: 100 * s.recall, 97.0 if promised else None),
        Aspect("questions to the owner", COUNT_LESS, lambda s: s.questions, cards / CARDS_A_QUESTION),
        Aspect("time for it", SECONDS, lambda s: s.seconds, LARGE_SECONDS if large else None),
        Aspect("memory for it", MEGABYTES, lambda s: s.megabytes, LARGE_MB if large else None),
    )
    return [
        Figure(
            issue=6,
            what=f"{aspect.what}, {cards:,} cards of {book.name}",
            unit=aspect.unit,
            ours=aspect.of(ours),
            asked=aspect.asked,
            peers=tuple(_other(name, outcome, aspect) for name, outcome in peers.items()),
            command=COMMAND,
        )
        for aspect in aspects
    ]


def _other(name: str, outcome: Outcome | Failed, aspect: Aspect) -> Other:
    return absent(name, outcome.why) if isinstance(outcome, Failed) else Other(name, aspect.of(outcome))


if __name__ == "__main__":
    tell(measure, __doc__)
