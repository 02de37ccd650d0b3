"""Write a note: the owner's own words about a person, kept on a card of the owner's."""

from dataclasses import replace

from kithmap.book.book import Book
from kithmap.book.facts import Changes, Facts, told
from kithmap.kit.speech import say
from kithmap.people.person import Person
from kithmap.people.verdict import Verdict
from kithmap.sources.card import Card

OWN_WORDS = "owner"
"""Source of the card that the owner writes: beside "vcard" and "linkedin" it is one more that tells of a person."""


def write_note(book: Book, person: Person, text: str) -> Card | None:
    """Keep `text` as the owner's note about `person` and give its card; an empty text takes the note away.

    Notes that came with files stay on the cards they came with.
    """
    old = note_of(book.facts, person)
    text = text.strip()
    if not text:
        verdicts = (v for v in book.facts.verdicts.values() if old and old.id in (v.first, v.second))
        book.apply(
            say("Take the note about {name} away", name=person.name), Changes(dropped=(*verdicts, old) if old else ())
        )
        return None
    card = replace(old, note=text) if old else Card(source=OWN_WORDS, key=person.id, name=person.name, note=text)
    joined = [] if old else [Verdict(first=min(card.id, person.id), second=max(card.id, person.id), same=True)]
    book.apply(say("Write a note about {name}", name=person.name), told(book.facts, [card, *joined]))
    return card


def note_of(facts: Facts, person: Person) -> Card | None:
    """Give the card with the owner's note about a person, None where nothing was written."""
    cards = (facts.cards[id_] for id_ in person.card_ids if id_ in facts.cards)
    return next((card for card in cards if card.source == OWN_WORDS), None)
