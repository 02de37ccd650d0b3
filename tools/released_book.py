"""Keep a book as this version writes it, for every later version to open: `python -m tools.released_book`."""

import gzip
import json
import os
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import MISSING, fields
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, get_type_hints

from kithmap.actions.make_sample import make_sample
from kithmap.actions.open_sample import open_sample
from kithmap.book.facts import KINDS, Fact, Facts, told
from kithmap.book.file import save_book
from kithmap.book.memory import MemoryBook
from kithmap_app.store.start import start_store

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "tests" / "books"
DAY = date(2026, 3, 16)
WORDS = "Zoë said: “so be it” – 陈"
"""Stands in every text, so that letters beyond ASCII are in every table."""


def sample_book(folder: Path) -> MemoryBook:
    """Give the sample network with one fact of every kind that it lacks, each told by an act, the last one undone."""
    book = MemoryBook()
    open_sample(book, make_sample(folder, today=DAY), today=DAY)
    for fact in _missing(book.facts):
        book.apply(f"Told one of {type(fact).__name__}", told(book.facts, [fact]))
    book.undo()
    return book


def counts(facts: Facts) -> dict[str, int]:
    """Give how many facts of each kind there are, and how many interactions."""
    return {kind: len(getattr(facts, kind)) for kind in KINDS} | {"interactions": len(facts.interactions)}


def _missing(facts: Facts) -> Iterator[Fact]:
    """Give one fact of every kind that `facts` hold none of; the owner's question comes twice, to be undone."""
    first, second, third, *_ = facts.cards
    known = {"goal_id": next(iter(facts.goals)), "need_id": next(iter(facts.needs)), "person": first, "other": second}
    for alias, name in (
        ("who", "person"),
        ("one", "person"),
        ("first", "person"),
        ("to", "other"),
        ("second", "other"),
    ):
        known[alias] = known[name]
    for name, kind in KINDS.items():
        if not getattr(facts, name):
            yield _made(kind, known)
    yield _made(KINDS["verdicts"], known | {"first": third})


def _made(kind: type[Fact], known: dict[str, str]) -> Fact:
    hints = get_type_hints(kind)
    given: dict[str, Any] = {
        field.name: known.get(field.name) or _value(hints[field.name])
        for field in fields(kind)
        if field.init and (field.default is MISSING or field.name in known) and field.default_factory is MISSING
    }
    return kind(**given)


def _value(hint: Any) -> Any:
    """Give a value of the type that a field asks for."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint))
    plain: dict[Any, object] = {str: WORDS, int: 1, float: 0.5, bool: True, date: DAY}
    return plain.get(hint, plain[date] if hint == date | None else ())


def main() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    target = FOLDER / version
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        os.environ["KITHMAP_HOME"] = name
        book = sample_book(home / "sample")
        save_book(home / "book.json", book)
        (target / "book.json.gz").write_bytes(gzip.compress((home / "book.json").read_bytes(), mtime=0))
        _back_up(book, target / "book.kithmap")
    titles = {"journal": [act.title for act in book.journal], "undone": [act.title for act in book.undone]}
    told_ = json.dumps({"counts": counts(book.facts), **titles}, ensure_ascii=False, indent=1)
    (target / "expected.json").write_text(told_ + "\n", encoding="utf-8")
    print(f"{target}: {sum(counts(book.facts).values())} facts and interactions")


def _back_up(book: MemoryBook, path: Path) -> None:
    start_store()
    # models can be loaded only once Django is set up
    from kithmap_app.store.backup import back_up
    from kithmap_app.store.home import open_home_book

    stored = open_home_book()
    stored.replace(book)
    back_up(stored.database, path)


if __name__ == "__main__":
    main()
