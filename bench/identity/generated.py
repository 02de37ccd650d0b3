"""The book of the generator outside: `gencontacts.py`, read as a vCard file as the owner would bring it in."""

import csv
import io
import subprocess
import sys
from datetime import date
from functools import partial
from pathlib import Path

from bench.identity.truth import TrueBook
from kithmap.sources.card import Card
from kithmap.sources.document import HEAD_BYTES, Document
from kithmap.sources.hints import Hints
from kithmap.sources.readers import read

TODAY = date(2026, 3, 16)


def generated_book(script: Path, folder: Path, *, cards: int, seed: int) -> TrueBook:
    """Give the book that `script` writes for a number of cards and a seed."""
    out = folder / f"generated-{cards}-{seed}"
    command = [sys.executable, str(script), "--n", str(cards), "--seed", str(seed), "--out", str(out)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    data = (out / "contacts.vcf").read_bytes()
    document = Document("contacts.vcf", None, len(data), data[:HEAD_BYTES], partial(io.BytesIO, data))
    found = [item for item in read(document, Hints(today=TODAY)) if isinstance(item, Card)]
    with (out / "truth.csv").open(encoding="utf-8") as lines:
        people = [row["person"] for row in csv.DictReader(lines)]
    person = {card.id: who for card, who in zip(found, people, strict=True)}
    return TrueBook(f"gencontacts, seed {seed}", {card.id: card for card in found}, person)
