"""A book: where the facts of one owner are kept, with a journal of acts that can be undone."""

from dataclasses import dataclass
from typing import Protocol

from kithmap.book.facts import Changes, Facts

UNDO_STEPS = 100
"""Acts that can be undone; older ones are settled."""


@dataclass(frozen=True, slots=True, eq=False)
class Act:
    """One entry of the journal: what the owner did, in words, and what it changed."""

    title: str
    changes: Changes


class Book(Protocol):
    """What actions need of a book. The owner is in the book: no call names whose facts it is about."""

    @property
    def facts(self) -> Facts:
        """All facts as they are now."""

    @property
    def journal(self) -> tuple[Act, ...]:
        """The acts that can be undone, oldest first."""

    def apply(self, title: str, changes: Changes) -> None:
        """Do an act: change the facts and write it into the journal. Without changes nothing is written."""

    def undo(self) -> Act:
        """Take the last act back and give it. Raises NothingToUndo."""

    def redo(self) -> Act:
        """Do the act again that was undone last, and give it. Raises NothingToRedo."""

    def erase(self, changes: Changes) -> None:
        """Change the facts for good: the journal forgets all acts, so that nothing erased lingers in it."""
