"""Take in what a server sent: as with files, and with it how far the server has been read."""

from dataclasses import dataclass, replace

from kithmap.actions.bring_in import compare
from kithmap.actions.brought import Brought
from kithmap.actions.land import land
from kithmap.book.book import Book
from kithmap.book.facts import Changes, Facts
from kithmap.sources.account import Account, Reached
from kithmap.sources.harvest.harvest import Harvest
from kithmap.sources.hints import Hints


@dataclass(frozen=True, slots=True, eq=False)
class Fetched:
    """What was read from an account, and how far each of its folders has been read with that."""

    account: Account
    harvests: tuple[Harvest, ...] = ()
    reached: tuple[Reached, ...] = ()


def take_sync(book: Book, fetched: Fetched, *, hints: Hints) -> Brought:
    """Bring what was read into the book as one act. Undo takes both back: an undone sync is offered again."""
    brought = compare_sync(fetched, book.facts, hints=hints)
    return land(book, brought, anew=lambda facts: compare_sync(fetched, facts, hints=hints))


def compare_sync(fetched: Fetched, facts: Facts, *, hints: Hints) -> Brought:
    """Hold what was read against the facts, and give what would change.

    How far a folder was read is remembered where something came from it, or where the server's mark moved; that a day
    went by is no change.
    """
    brought = compare(fetched.harvests, facts, hints=hints)
    changes = brought.changes
    moved = [one for one in fetched.reached if changes or _has_moved(one, facts)]
    dropped = [old for one in moved if (old := facts.reached.get(one.id)) and old != one]
    put = [one for one in moved if facts.reached.get(one.id) != one]
    return replace(
        brought,
        account=fetched.account.called,
        changes=Changes(
            put=(*changes.put, *put),
            dropped=(*changes.dropped, *dropped),
            taken=changes.taken,
            brought=changes.brought,
        ),
    )


def _has_moved(one: Reached, facts: Facts) -> bool:
    old = facts.reached.get(one.id)
    return old is None or old.mark != one.mark
