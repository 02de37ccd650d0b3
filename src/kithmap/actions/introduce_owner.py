"""Introduce the owner: name, own addresses and country, so that no mail counts the owner among the people."""

from collections.abc import Iterable
from dataclasses import replace

from kithmap.book.book import Book
from kithmap.book.facts import Owner, told
from kithmap.kit.speech import say


def introduce_owner(book: Book, *, name: str = "", addresses: Iterable[str] = (), region: str = "") -> Owner:
    """Put what is given about the owner into the book, beside what it knew; addresses are added, never lost."""
    me = book.facts.me
    written = (address if ":" in address else f"mail:{address}" for address in addresses)
    owner = replace(
        me,
        name=name or me.name,
        addresses=tuple(dict.fromkeys((*me.addresses, *written))),
        region=region or me.region,
    )
    book.apply(say("Say who you are"), told(book.facts, [owner]))
    return owner
