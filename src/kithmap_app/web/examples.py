"""Examples of what files would change: a few cards and the span of contacts, before anything is brought in."""

from dataclasses import dataclass, fields
from datetime import UTC, date, datetime

from kithmap.actions.bring_in import Brought
from kithmap.book.facts import Changes
from kithmap.kit.speech import marked
from kithmap.sources.card import Card
from kithmap_app.speech import say

SHOWN = 8
"""Enough to see whether it is the right file; everybody stands on the page of people afterwards."""
WORDS = {
    "emails": marked("addresses"), "phones": marked("phone numbers"), "urls": marked("profiles"),
    "labels": marked("labels"),
    "known_since": marked("known since"), "given": marked("given name"), "family": marked("family name"),
    "organisation": marked("organisation"), "title": marked("title"), "city": marked("city"),
    "birthday": marked("birthday"), "note": marked("note"), "name": marked("name"),
}  # fmt: skip
"""What the fields of a card are called where their own name is no word of the owner's."""


@dataclass(frozen=True, slots=True)
class Change:
    """A card that is in the book already, and what the file says otherwise."""

    name: str
    what: str


@dataclass(frozen=True, slots=True)
class Examples:
    """The first few new and changed cards with the numbers of all; and the contacts with their first and last day."""

    new: tuple[str, ...]
    new_cards: int
    changed: tuple[Change, ...]
    changed_cards: int
    contacts: int
    first: date | None = None
    last: date | None = None


def examples(brought: Brought) -> Examples:
    """Give examples of what `brought` changes."""
    changes = brought.changes
    old = {card.id: card for card in changes.dropped if isinstance(card, Card)}
    cards = [fact for fact in changes.put if isinstance(fact, Card)]
    new = [card for card in cards if card.id not in old]
    changed = [card for card in cards if card.id in old]
    first, last = _span(changes)
    return Examples(
        new=tuple(map(_called, new[:SHOWN])),
        new_cards=len(new),
        changed=tuple(Change(_called(card), _differing(old[card.id], card)) for card in changed[:SHOWN]),
        changed_cards=len(changed),
        contacts=len(changes.brought) if changes.brought else 0,
        first=first,
        last=last,
    )


def _called(card: Card) -> str:
    return card.name or next(iter((*card.emails, *card.phones)), say("without a name"))


def _differing(old: Card, new: Card) -> str:
    names = [f.name for f in fields(Card) if f.init and getattr(old, f.name) != getattr(new, f.name)]
    return ", ".join(say(WORDS[name]) if name in WORDS else name for name in names)


def _span(changes: Changes) -> tuple[date | None, date | None]:
    if not changes.brought:
        return None, None
    ends = (int(changes.brought.when.min()), int(changes.brought.when.max()))
    first, last = (datetime.fromtimestamp(end, UTC).date() for end in ends)
    return first, last
