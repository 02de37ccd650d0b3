"""What files would change: a few new cards, all changed ones and the span of contacts, before they are brought in."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from kithmap.actions.brought import Brought
from kithmap.actions.card_changes import CardChange, called, card_changes
from kithmap.book.facts import Changes
from kithmap.sources.card import Card

SHOWN = 8
"""Enough to see whether it is the right file; everybody stands on the page of people afterwards."""
CHANGES_SHOWN = 200
"""Changed cards on one page, each with all that changes; more are a job for `kithmap bring --preview`."""


@dataclass(frozen=True, slots=True)
class Examples:
    """The first few new cards and what changes on known ones, with the numbers of all; the contacts and their days."""

    new: tuple[str, ...]
    new_cards: int
    changed: tuple[CardChange, ...]
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
    changed = card_changes(changes)
    first, last = _span(changes)
    return Examples(
        new=tuple(map(called, new[:SHOWN])),
        new_cards=len(new),
        changed=changed[:CHANGES_SHOWN],
        changed_cards=len(changed),
        contacts=len(changes.brought) if changes.brought else 0,
        first=first,
        last=last,
    )


def _span(changes: Changes) -> tuple[date | None, date | None]:
    if not changes.brought:
        return None, None
    ends = (int(changes.brought.when.min()), int(changes.brought.when.max()))
    first, last = (datetime.fromtimestamp(end, UTC).date() for end in ends)
    return first, last
