"""Scores: precision and recall of joined and asked pairs, time and memory."""

import multiprocessing
import time
from dataclasses import asdict, dataclass
from itertools import product

from bench.identity.truth import TrueBook, pairs_within
from bench.peak_memory import peak_megabytes
from kithmap.people.correspondents import count_correspondents
from kithmap.people.directory import Directory, find_people
from kithmap.sources.interactions import gather


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How one program did on one book. `questions` and `right` are 0 for programs that ask nothing."""

    program: str
    precision: float
    recall: float
    recall_asked: float
    questions: int
    right: int
    seconds: float
    processor_seconds: float
    megabytes: float

    def as_plain(self) -> dict[str, object]:
        return asdict(self)

    def line(self) -> str:
        asked = f"{self.questions:>9,} ({self.right:,})" if self.questions else " " * 9 + "none"
        return (
            f"  {self.program:<14}{self.precision:>9.4f}{self.recall:>9.4f}{self.recall_asked:>12.4f}  {asked:<17}"
            f"{self.seconds:>9.1f}{self.processor_seconds:>8.1f}{self.megabytes:>8.0f}"
        )


def measured_apart(book: TrueBook) -> Score:
    """Give the score of Kithmap, measured in a process of its own so that the memory is its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measured, (book,))


def _measured(book: TrueBook) -> Score:
    begin, busy = time.perf_counter(), time.process_time()
    directory = find_people(book.cards, correspondents=count_correspondents(gather([])))
    seconds, busy = time.perf_counter() - begin, time.process_time() - busy
    return score_of(book, directory, seconds=seconds, processor_seconds=busy, megabytes=peak_megabytes())


def score_of(
    book: TrueBook, directory: Directory, *, seconds: float, processor_seconds: float, megabytes: float
) -> Score:
    """Give the score of a directory: joined pairs, and those that an answered question would join."""
    true = book.true_pairs()
    joined = pairs_within({card: person.id for person in directory.people for card in person.card_ids})
    right = [q for q in directory.questions if book.person[q.first] == book.person[q.second]]
    asked = {
        frozenset(pair)
        for q in right
        for pair in product(*(p.card_ids for p in (directory.at(q.first), directory.at(q.second)) if p))
    }
    return Score(
        program="kithmap",
        precision=len(joined & true) / max(len(joined), 1),
        recall=len(joined & true) / max(len(true), 1),
        recall_asked=len((joined | asked) & true) / max(len(true), 1),
        questions=len(directory.questions),
        right=len(right),
        seconds=seconds,
        processor_seconds=processor_seconds,
        megabytes=megabytes,
    )
