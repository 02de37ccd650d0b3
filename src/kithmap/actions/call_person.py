"""Call somebody a person: an address that was left out as a list, a robot or a desk has somebody behind it."""

from kithmap.actions.write_note import OWN_WORDS
from kithmap.book.book import Book
from kithmap.book.facts import told
from kithmap.kit.speech import say
from kithmap.sources.card import Card


def call_person(book: Book, handle: str, name: str) -> Card:
    """Put a card with the owner's `name` for a mail address ("mail:…") into the book, and give it.

    An address on a card with a name is a person, whatever its spelling. One that sends nothing but list mail or
    machine-written mail stays left out all the same.
    """
    card = Card(source=OWN_WORDS, key=handle, name=name.strip(), emails=(handle.partition(":")[2],))
    book.apply(say("Say that {name} is a person", name=card.name), told(book.facts, [card]))
    return card
