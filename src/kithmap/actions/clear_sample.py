"""Clear the sample: a book in which somebody looked around becomes empty again."""

from collections.abc import Iterator

from kithmap.actions.sample.cast import sample_owner
from kithmap.book.book import Book
from kithmap.book.facts import KINDS, Changes, Fact, Facts
from kithmap.kit.speech import say


def is_sample(facts: Facts) -> bool:
    """Tell whether the book is the sample owner's: nobody else has her addresses."""
    own = set(facts.me.addresses)
    return any(address in own or f"mail:{address}" in own for address in sample_owner().addresses)


def clear_sample(book: Book) -> None:
    """Empty a book that holds the sample, with whatever was added to it, as one act; any other book stays as it is."""
    if not is_sample(book.facts):
        return
    contacts = book.facts.interactions
    changes = Changes(dropped=tuple(_all_facts(book.facts)), taken=contacts if len(contacts) else None)
    book.apply(say("Clear the sample network"), changes)


def _all_facts(facts: Facts) -> Iterator[Fact]:
    for name in KINDS:
        yield from getattr(facts, name).values()
