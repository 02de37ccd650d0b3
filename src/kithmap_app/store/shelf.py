"""One book's rows: what is read and written of it inside one transaction."""

from dataclasses import replace

import numpy as np

from kithmap.book.book import Act
from kithmap.book.facts import KINDS, Changes, Facts
from kithmap.book.memory import MemoryBook
from kithmap_app.store.act_rows import ActRows
from kithmap_app.store.fact_rows import (
    change_facts,
    clear_facts,
    have_facts,
    have_moved,
    ids_in_order,
    put_in_places,
    read_facts,
)
from kithmap_app.store.models import Parcel, StoredAct, StoredBook
from kithmap_app.store.parcels import Parcels
from kithmap_app.store.remembered import Edition


class Shelf:
    """The rows of `book`. Reading may raise DamagedRow."""

    def __init__(self, book: StoredBook, *, database: str) -> None:
        self.book, self.database = book, database
        self.parcels = Parcels(book, database=database)
        self.acts = ActRows(book, self.parcels, database=database)

    @property
    def edition(self) -> Edition:
        """The state of facts that the book is in."""
        return Edition(self.book.lineage, self.book.version)

    def facts(self) -> Facts:
        """Give all facts; four queries."""
        return replace(read_facts(self.book, database=self.database), interactions=self.parcels.read_placed())

    def is_empty(self) -> bool:
        """Say whether there is nothing at all."""
        return not (self.parcels.are_any() or self.acts.are_any() or have_facts(self.book, database=self.database))

    def copied(self) -> MemoryBook:
        """Give all there is, journal included."""
        done, undone = map(self.acts.read, self.acts.done), map(self.acts.read, self.acts.undone)
        return MemoryBook(self.facts(), journal=tuple(done), undone=tuple(undone))

    def change(self, changes: Changes, *, taken: Parcel | None, brought: Parcel | None) -> None:
        """Change the facts; `taken` and `brought` are the parcels of the interactions in `changes`."""
        change_facts(self.book, changes, database=self.database)
        self.parcels.take_away(taken)
        self.parcels.place(brought)

    def apply(self, act: Act) -> None:
        """Do an act and write it into the journal."""
        order = ids_in_order(self.book, act.changes.gone, database=self.database)
        keys = None if act.changes.taken is None else self.parcels.placed_keys()
        act = Act(act.title, act.changes.located(order, keys))
        taken, brought = self.parcels.write(act.changes.taken), self.parcels.write(act.changes.brought)
        self.change(act.changes, taken=taken, brought=brought)
        turned_away = self.acts.forget_undone()
        self.acts.write(act, taken=taken, brought=brought)
        if self.acts.forget_settled() or turned_away:
            self.parcels.drop_idle()
            self.parcels.settle()

    def undo(self, row: StoredAct) -> Act:
        """Take an act back, and give it."""
        act = self.acts.read(row)
        self.change(act.changes.inverse, taken=row.brought, brought=row.taken)
        put_in_places(self.book, act.changes.inverse, database=self.database)
        if row.taken is not None and act.changes.taken_at is not None:
            self.parcels.weave(row.taken, act.changes.taken_at)
        self.acts.mark(row, is_undone=True)
        return act

    def redo(self, row: StoredAct) -> Act:
        """Do an act again, and give it."""
        act = self.acts.read(row)
        self.change(act.changes, taken=row.taken, brought=row.brought)
        self.acts.mark(row, is_undone=False)
        return act

    def erase(self, changes: Changes) -> None:
        """Change the facts for good: journal, idle parcels and idle contacts go."""
        taken, brought = self.parcels.write(changes.taken), self.parcels.write(changes.brought)
        self.change(changes, taken=taken, brought=brought)
        self.acts.forget_all()
        self.parcels.drop_idle_contacts()
        self.parcels.drop_idle()
        self.book.is_unswept = True

    def clear(self) -> None:
        """Delete all that the book holds."""
        self.acts.forget_all()
        clear_facts(self.book, database=self.database)
        self.parcels.clear()

    def fill(self, source: MemoryBook) -> None:
        """Put everything that `source` holds into this book, which must be empty."""
        facts = source.facts
        told = tuple(fact for kind in KINDS for fact in getattr(facts, kind).values())
        self.change(Changes(put=told), taken=None, brought=self.parcels.write(facts.interactions))
        # the act that was undone first is the newest, so it is written last
        for act, is_undone in [*((a, False) for a in source.journal), *((a, True) for a in reversed(source.undone))]:
            row = self.acts.write(
                act, taken=self.parcels.write(act.changes.taken), brought=self.parcels.write(act.changes.brought)
            )
            self.acts.mark(row, is_undone=is_undone)

    def has_moved_from(self, changes: Changes) -> bool:
        """Say whether `changes` were decided upon facts that somebody else has changed since."""
        if have_moved(self.book, changes, database=self.database):
            return True
        if changes.brought is None:
            return False
        there = np.isin(changes.brought.key, self.parcels.placed_keys())
        if changes.taken is not None:
            there &= ~np.isin(changes.brought.key, changes.taken.key)
        return bool(there.any())
