"""Settle identity: the owner says that two are, or are not, the same person."""

from kithmap.book.book import Book
from kithmap.book.facts import told
from kithmap.people.person import Person
from kithmap.people.verdict import Verdict


def settle_identity(book: Book, first: Person, second: Person, *, same: bool) -> Verdict:
    """Put a verdict on two people (or two anchors of one person) into the book; `undo` takes it back."""
    low, high = sorted((first.id, second.id))
    verdict = Verdict(first=low, second=high, same=same)
    word = "are" if same else "are not"
    book.apply(f"Say that {first.name} and {second.name} {word} the same person", told(book.facts, [verdict]))
    return verdict
