"""A book in memory: for tests, for bare files, and under the book in a file."""

from collections.abc import Sequence

from kithmap.book.book import UNDO_STEPS, Act
from kithmap.book.facts import Changes, Facts
from kithmap.errors import NothingToRedo, NothingToUndo


class MemoryBook:
    """Keeps facts and journal in memory; see `Book`."""

    def __init__(self, facts: Facts | None = None, *, journal: Sequence[Act] = (), undone: Sequence[Act] = ()) -> None:
        self._facts = facts or Facts()
        self._journal = list(journal)
        self._undone = list(undone)

    @property
    def facts(self) -> Facts:
        return self._facts

    @property
    def journal(self) -> tuple[Act, ...]:
        return tuple(self._journal)

    @property
    def undone(self) -> tuple[Act, ...]:
        """The acts that can be done again, the next one last."""
        return tuple(self._undone)

    def apply(self, title: str, changes: Changes) -> None:
        if not changes:
            return
        order = {kind: getattr(self._facts, kind) for kind in changes.gone}
        located = changes.located(order, self._facts.interactions.key)
        self._facts = self._facts.with_changes(changes)
        self._journal = [*self._journal, Act(title, located)][-UNDO_STEPS:]
        self._undone.clear()

    def undo(self) -> Act:
        if not self._journal:
            raise NothingToUndo
        act = self._journal.pop()
        self._facts = self._facts.with_changes(act.changes.inverse)
        self._undone.append(act)
        return act

    def redo(self) -> Act:
        if not self._undone:
            raise NothingToRedo
        act = self._undone.pop()
        self._facts = self._facts.with_changes(act.changes)
        self._journal.append(act)
        return act

    def erase(self, changes: Changes) -> None:
        self._facts = self._facts.with_changes(changes)
        self._journal.clear()
        self._undone.clear()
