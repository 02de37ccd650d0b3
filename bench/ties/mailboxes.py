"""Mailboxes: a folder with one folder of mbox files for each owner, and `owner_addresses.csv`."""

import csv
from datetime import date
from pathlib import Path

from bench.ties.data_set import DataSet
from bench.ties.next_exchange import next_exchanges
from kithmap.actions.bring_in import bring_in
from kithmap.book.memory import MemoryBook
from kithmap.people.correspondents import count_correspondents
from kithmap.sources.hints import Hints
from kithmap.sources.interactions import Interactions
from kithmap.ties.history import History, fold

TODAY = date(2005, 1, 1)
"""Later than anything in these mailboxes: dates after it are troubles."""


def load_mailboxes(folder: Path) -> tuple[DataSet, ...]:
    """Give "two-way exchange in the next 90 days" over all mailboxes of a folder; copies count once."""
    listed = folder / "owner_addresses.csv"
    if not listed.exists():
        return ()
    with listed.open(newline="") as file:
        owners = {row[0]: row[1].split("|") for row in csv.reader(file) if row[0] and row[1]}
    cases = [
        case
        for owner, addresses in sorted(owners.items())
        if (folder / owner).is_dir()
        for case in next_exchanges(owner, _history(folder / owner, addresses))
    ]
    return (DataSet(name="Mailboxes: exchange in the next 90 days", cases=tuple(cases), is_of_now=True),)


def _history(folder: Path, addresses: list[str]) -> History:
    book = MemoryBook()
    bring_in(book, [folder], hints=Hints(today=TODAY))
    mail: Interactions = book.facts.interactions
    return fold(mail, correspondents=count_correspondents(mail), own=frozenset(f"mail:{a}" for a in addresses))
