"""Land what was read: where somebody else changed the same facts meanwhile, it is held against the book anew."""

from collections.abc import Callable

from kithmap.actions.brought import Brought
from kithmap.book.book import Book
from kithmap.book.facts import Facts
from kithmap.errors import BookMoved

MOST_TRIES = 20
"""Each further try means that another act landed first; as many at once are no import but a fault."""


def land(book: Book, brought: Brought, *, anew: Callable[[Facts], Brought]) -> Brought:
    """Apply what was compared, and give it; `anew` compares it with facts that have changed since.

    So the later one of two imports of one file finds everything there. Raises BookMoved where the book never rests.
    """
    for _ in range(MOST_TRIES):
        try:
            book.apply(brought.title, brought.changes)
        except BookMoved:
            brought = anew(book.facts)
        else:
            return brought
    book.apply(brought.title, brought.changes)
    return brought
