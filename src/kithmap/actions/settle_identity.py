"""Settle identity: the owner says that two are, or are not, the same person."""

from kithmap.book.book import Book
from kithmap.book.facts import told
from kithmap.kit.speech import say
from kithmap.people.verdict import Verdict


def settle_identity(book: Book, first: str, second: str, *, same: bool) -> Verdict:
    """Put a verdict on two anchors (card ids or handles) into the book and give it; undo takes it back.

    Anchors, not people: "not the same" often concerns two addresses that are one person so far.
    """
    low, high = sorted((first, second))
    verdict = Verdict(first=low, second=high, same=same)
    title = say("Say that two cards are the same person" if same else "Say that two cards are not the same person")
    book.apply(title, told(book.facts, [verdict]))
    return verdict
