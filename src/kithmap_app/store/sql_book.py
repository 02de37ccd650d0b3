"""A book in a database: facts as rows, interactions as parcels, every act one transaction."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from kithmap.book.book import Act
from kithmap.book.facts import Changes, Facts
from kithmap.book.memory import MemoryBook
from kithmap.errors import BookBusy, BookMoved, BookNotWritable, NothingToRedo, NothingToUndo
from kithmap.flow import Flow
from kithmap.goals.goal import Goal
from kithmap_app.store.damage import DamagedRow
from kithmap_app.store.derived import derived
from kithmap_app.store.models import StoredBook
from kithmap_app.store.refusals import place_of, told_plainly
from kithmap_app.store.remembered import REMEMBERED, Edition
from kithmap_app.store.shelf import Shelf
from kithmap_app.store.sweep import sweep

READ_TRIES = 5
"""A reader that meets a writer reads again; after so many times it queues like a writer."""
NO_ROW = 0
"""Stands for the row of a book that was never written; no row has this number."""

T = TypeVar("T")


class SqlBook:
    """The book of `owner` in one of Django's databases; see `Book`.

    Every call may raise BookBusy (somebody else holds the database, or has changed the same facts since they were
    read: nothing was written), BookNotWritable (no space, no permission) or BookDamaged. Facts are remembered in the
    process by edition: asking again costs one query.
    """

    def __init__(self, owner: str = "owner", *, database: str = DEFAULT_DB_ALIAS) -> None:
        self.owner, self.database = owner, database
        self._seen: Edition | None = None
        self._goal_in_hand = ""

    @property
    def goal_in_hand(self) -> str:
        """The id of the goal that the owner took up last, in whatever browser; "" where that was never said.

        It is as it was when the facts were last asked for, which costs no query of its own.
        """
        if self._seen is None:
            with told_plainly(self.database):
                self._row()
        return self._goal_in_hand

    def take_up(self, goal_id: str) -> None:
        """Remember which goal is in hand; no act, since nothing is told."""
        with told_plainly(self.database):
            StoredBook.objects.using(self.database).filter(owner=self.owner).update(goal_in_hand=goal_id)
        self._goal_in_hand = goal_id

    @property
    def edition(self) -> Edition:
        """The state of facts that the book is in; a book that was never written has the version 0 of no lineage."""
        with told_plainly(self.database):
            return _edition(self._row())

    @property
    def facts(self) -> Facts:
        """All facts as they are now."""
        return self.steady_facts()[1]

    def steady_facts(self) -> tuple[Edition, Facts]:
        """Give the facts as they are now, and the edition that they are."""
        edition, facts = self._steadily(_remembered_facts)
        # inside a transaction this edition may yet be rolled back, and its number used again
        if not connections[self.database].in_atomic_block:
            REMEMBERED.keep(edition, facts)
        self._seen = edition
        return edition, facts

    def flow(self, goal: Goal, today: date) -> Flow:
        """Give what follows from the book for `goal` as of `today`, the same to all who ask; see `derived`."""
        if connections[self.database].in_atomic_block:
            # what was seen inside a transaction may yet be rolled back, so nobody else may be given it
            return Flow(self.facts, today=today, goal_id=goal.id)
        return derived(self, goal, today)

    @property
    def journal(self) -> tuple[Act, ...]:
        """The acts that can be undone, oldest first, with all they brought; `journal_titles` is far less to read."""
        return self._steadily(lambda shelf: tuple(map(shelf.acts.read, shelf.acts.done)))[1]

    @property
    def undone(self) -> tuple[Act, ...]:
        """The acts that can be done again, the next one last."""
        return self._steadily(lambda shelf: tuple(map(shelf.acts.read, shelf.acts.undone)))[1]

    @property
    def journal_titles(self) -> tuple[str, ...]:
        """What can be undone, oldest first, in words."""
        return self._steadily(lambda shelf: shelf.acts.titles(shelf.acts.done))[1]

    @property
    def undone_titles(self) -> tuple[str, ...]:
        """What can be done again, the next one last, in words."""
        return self._steadily(lambda shelf: shelf.acts.titles(shelf.acts.undone))[1]

    @property
    def is_empty(self) -> bool:
        """Whether the book holds nothing at all: no fact, no act."""
        return self._steadily(lambda shelf: shelf.is_empty())[1]

    def copied(self) -> MemoryBook:
        """Give all that the book holds, as it is at one moment."""
        return self.steady_copy()[1]

    def steady_copy(self) -> tuple[Edition, MemoryBook]:
        """Give all that the book holds, as it is at one moment, and the edition that this is."""
        return self._steadily(lambda shelf: shelf.copied())

    def apply(self, title: str, changes: Changes) -> None:
        """Do an act: change the facts and write it into the journal. Without changes nothing is written."""
        if not changes:
            return
        with self._writing() as shelf:
            self._refuse_if_moved(shelf, changes)
            shelf.apply(Act(title, changes))
            self._remember_later(shelf, changes)

    def undo(self) -> Act:
        """Take the last act back and give it. Raises NothingToUndo."""
        with self._writing() as shelf:
            row = shelf.acts.done.last()
            if row is None:
                raise NothingToUndo
            act = shelf.undo(row)
            self._remember_later(shelf, act.changes.inverse)
        return act

    def redo(self) -> Act:
        """Do the act again that was undone last, and give it. Raises NothingToRedo."""
        with self._writing() as shelf:
            row = shelf.acts.undone.last()
            if row is None:
                raise NothingToRedo
            act = shelf.redo(row)
            self._remember_later(shelf, act.changes)
        return act

    def erase(self, changes: Changes) -> None:
        """Change the facts for good: journal, database file and log keep nothing of what went.

        Where another program reads at that moment the file is swept with the next act instead.
        """
        with self._writing() as shelf:
            self._refuse_if_moved(shelf, changes)
            shelf.erase(changes)
            REMEMBERED.forget(shelf.book.lineage)

    def replace(self, source: MemoryBook, *, seen: Edition | None = None) -> None:
        """Put all that `source` holds in the place of all that this book holds, journal included; not an act.

        Raises BookMoved where the book is told to be in the edition `seen` and no longer is: what came since would be
        lost unseen.
        """
        with self._writing() as shelf:
            # a row that is made only now is in no edition that anybody saw
            if seen not in (None, shelf.edition) and (seen != _edition(None) or shelf.book.version):
                raise BookMoved(place_of(self.database))
            shelf.clear()
            shelf.fill(source)
            REMEMBERED.forget(shelf.book.lineage)

    def _row(self) -> StoredBook | None:
        row = StoredBook.objects.using(self.database).filter(owner=self.owner).first()
        self._goal_in_hand = row.goal_in_hand if row is not None else ""
        return row

    def _steadily(self, read: Callable[[Shelf], T]) -> tuple[Edition, T]:
        """Give what `read` gives of one edition, and which: if a writer came in between, it is read again."""
        with told_plainly(self.database):
            for _ in range(READ_TRIES):
                before = self._row()
                try:
                    found = read(self._shelf(before))
                except DamagedRow:
                    if _edition(self._row()) == _edition(before):
                        raise
                    continue
                if _edition(self._row()) == _edition(before):
                    return _edition(before), found
            with transaction.atomic(using=self.database):
                held = self._held()
                return _edition(held), read(self._shelf(held))

    @contextmanager
    def _writing(self) -> Iterator[Shelf]:
        """Hold the book for one act, in one transaction, and raise its version."""
        with told_plainly(self.database), transaction.atomic(using=self.database):
            book = self._held()
            before = _edition(book)
            yield self._shelf(book)
            book.version += 1
            book.save(using=self.database, update_fields=["version", "is_unswept"])
            if self._seen == before:
                self._seen = _edition(book)
            if book.is_unswept:
                transaction.on_commit(self._sweep, using=self.database)

    def _held(self) -> StoredBook:
        books = StoredBook.objects.using(self.database).select_for_update()
        return books.get_or_create(owner=self.owner)[0]

    def _shelf(self, book: StoredBook | None) -> Shelf:
        return Shelf(book or StoredBook(pk=NO_ROW), database=self.database)

    def _refuse_if_moved(self, shelf: Shelf, changes: Changes) -> None:
        """Facts that somebody else changed since they were read here would be overwritten unseen."""
        is_new_yet = self._seen == _edition(None) and not shelf.book.version
        if is_new_yet or self._seen in (None, shelf.edition) or not shelf.has_moved_from(changes):
            return
        raise BookMoved(place_of(self.database))

    def _remember_later(self, shelf: Shelf, changes: Changes) -> None:
        """Once the act is safe, remember the facts after it, where they follow from those before by adding only."""
        before = REMEMBERED.find(shelf.edition) or (None if shelf.book.version else Facts())
        if before is not None and changes.taken is None:
            after = Edition(shelf.book.lineage, shelf.book.version + 1)
            transaction.on_commit(partial(_remember, after, before, changes), using=self.database)

    def _sweep(self) -> None:
        try:
            sweep(self.database)
        except (BookBusy, BookNotWritable):
            # the act itself is done; the book stays marked, and the next writer sweeps: when nobody reads, or when
            # there is room again for the whole file once more
            return


def _edition(book: StoredBook | None) -> Edition:
    return Edition(book.lineage, book.version) if book is not None else Edition("", 0)


def _remembered_facts(shelf: Shelf) -> Facts:
    if shelf.book.pk == NO_ROW:
        return Facts()
    return REMEMBERED.find(shelf.edition) or shelf.facts()


def _remember(after: Edition, before: Facts, changes: Changes) -> None:
    REMEMBERED.keep(after, before.with_changes(changes))
