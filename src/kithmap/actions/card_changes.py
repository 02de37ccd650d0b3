"""What an import would change on cards that are in the book already: field by field, before and after."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from kithmap.book.facts import Changes
from kithmap.kit.speech import marked, say
from kithmap.sources.card import Card

WORDS = {
    "emails": marked("addresses"), "phones": marked("phone numbers"), "urls": marked("profiles"),
    "labels": marked("labels"),
    "known_since": marked("known since"), "given": marked("given name"), "family": marked("family name"),
    "organisation": marked("organisation"), "title": marked("title"), "city": marked("city"),
    "birthday": marked("birthday"), "note": marked("note"), "name": marked("name"),
}  # fmt: skip
"""What the fields of a card are called where their own name is no word of the owner's."""
LONGEST = 60
"""Letters shown of a value: a note may be a page."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a card in the owner's words: what it says now, and what the file says; "" for nothing."""

    field: str
    before: str
    after: str

    @property
    def sentence(self) -> str:
        """The change in one line."""
        if not self.before:
            return say("{field}: {after} comes", field=self.field, after=self.after)
        if not self.after:
            return say("{field}: {before} goes", field=self.field, before=self.before)
        return say("{field}: {before} becomes {after}", field=self.field, before=self.before, after=self.after)


@dataclass(frozen=True, slots=True)
class CardChange:
    """A card that is in the book already, and what is otherwise in the file."""

    name: str
    fields: tuple[FieldChange, ...]

    @property
    def sentence(self) -> str:
        """All that changes, in one line."""
        return "; ".join(change.sentence for change in self.fields)


def card_changes(changes: Changes) -> tuple[CardChange, ...]:
    """Give every card that `changes` changes, in the order of the file; new cards are not among them."""
    old = {card.id: card for card in changes.dropped if isinstance(card, Card)}
    cards = [card for card in changes.put if isinstance(card, Card) and card.id in old]
    return tuple(CardChange(called(card), tuple(_differing(old[card.id], card))) for card in cards)


def called(card: Card) -> str:
    """Give what a card is called on a list: its name, else an address."""
    return card.name or next(iter((*card.emails, *card.phones)), say("without a name"))


def _differing(old: Card, new: Card) -> Iterator[FieldChange]:
    for field in fields(Card):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if not field.init or before == after:
            continue
        if isinstance(before, tuple) and isinstance(after, tuple):
            # of a list only what goes and what comes
            before, after = _without(before, after), _without(after, before)
        word = say(WORDS[field.name]) if field.name in WORDS else field.name
        yield FieldChange(word, _shown(before), _shown(after))


def _without(values: tuple[object, ...], others: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(value for value in values if value not in others)


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
