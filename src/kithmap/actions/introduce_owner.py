"""Introduce the owner: name, own addresses and country, so that no mail counts the owner among the people."""

from collections.abc import Iterable
from dataclasses import replace

from kithmap.book.book import Book
from kithmap.book.facts import Owner, told
from kithmap.kit.speech import say

KINDS = ("mail", "tel", "url", "chat", "name")
"""Kinds of handles, which may stand before an address with a colon."""


def introduce_owner(book: Book, *, name: str = "", addresses: Iterable[str] = (), region: str = "") -> Owner:
    """Put what is given about the owner into the book, beside what it knew; addresses are added, never lost.

    An address is a handle ("mail:ana@x.org") or as people write it: of mail, a profile with its path, a phone with "+".
    """
    me = book.facts.me
    written = map(_handle, addresses)
    owner = replace(
        me,
        name=name or me.name,
        addresses=tuple(dict.fromkeys((*me.addresses, *written))),
        region=region or me.region,
    )
    book.apply(say("Say who you are"), told(book.facts, [owner]))
    return owner


def _handle(address: str) -> str:
    if address.partition(":")[0] in KINDS:
        return address
    if address.startswith("+"):
        return f"tel:{address}"
    return f"mail:{address}" if "@" in address or "/" not in address else f"url:{address}"
