"""Forget a person entirely: cards, contacts, placements, offers, talks and verdicts, and every trace of them."""

from collections.abc import Set
from dataclasses import dataclass, replace

import numpy as np

from kithmap.actions.loop_traces import loop_of_person
from kithmap.book.book import Book
from kithmap.book.facts import Changes, Fact, Facts
from kithmap.goals.target import Target
from kithmap.people.handles import normal_handle
from kithmap.people.met import Met
from kithmap.people.person import Person
from kithmap.sources.interactions import Interactions


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What forgetting a person erases: counts, for the owner to see before it is done."""

    cards: int
    interactions: int
    other_facts: int


def forget_person(book: Book, person: Person, *, preview: bool = False) -> Forgotten:
    """Erase everything about `person`; with `preview` only count it.

    This is the one act that cannot be undone: the journal is emptied with it, since earlier acts would still hold
    the person. Contacts with others at the same time stay, without the person.
    """
    changes = _traces(book.facts, person)
    cards = sum(fact.id in person.card_ids for fact in changes.dropped)
    found = Forgotten(cards, len(changes.taken or ()), len(changes.dropped) - cards)
    if not preview:
        book.erase(changes)
    return found


def _traces(facts: Facts, person: Person) -> Changes:
    anchors = person.anchors
    told: list[Fact] = [
        *(card for card in facts.cards.values() if card.id in anchors),
        *(p for p in facts.placements.values() if p.person in anchors),
        *(o for o in facts.offers.values() if o.person in anchors),
        *(t for t in facts.talks.values() if t.person in anchors),
        *(v for v in facts.verdicts.values() if v.first in anchors or v.second in anchors),
        *(m for m in facts.met.values() if m.person in anchors),
        *(a for a in facts.acquaintances.values() if a.one in anchors or a.other in anchors),
    ]
    named: list[Met | Target] = [
        *(m for m in facts.met.values() if m.through in anchors and m.person not in anchors),
        *(t for t in facts.targets.values() if t.advocate in anchors),
    ]
    loop = loop_of_person(facts, anchors)
    taken = _interactions_with(facts.interactions, anchors, region=facts.me.region)
    return Changes(
        dropped=(*told, *named, *loop.dropped),
        put=(*(_unnamed(fact) for fact in named), *loop.put),
        taken=taken,
        brought=_without(taken, anchors, region=facts.me.region),
    )


def _unnamed(fact: Met | Target) -> Fact:
    """Give what was told of somebody or something else, without the name of the person."""
    return replace(fact, through="") if isinstance(fact, Met) else replace(fact, advocate="")


def _is_theirs(found: Interactions, anchors: Set[str], *, region: str) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.array([normal_handle(a, region=region) in anchors for a, _ in found.contacts], dtype=bool)


def _interactions_with(found: Interactions, anchors: Set[str], *, region: str) -> Interactions | None:
    theirs = _is_theirs(found, anchors, region=region)
    row = np.repeat(np.arange(len(found)), found.sizes())
    rows = np.unique(row[theirs[found.who]]) if len(row) else row
    return found.take(rows) if len(rows) else None


def _without(taken: Interactions | None, anchors: Set[str], *, region: str) -> Interactions | None:
    """Give the interactions without the person; those with nobody else but the owner go altogether."""
    if taken is None:
        return None
    theirs = _is_theirs(taken, anchors, region=region)
    others = ~theirs[taken.who]
    row = np.repeat(np.arange(len(taken)), taken.sizes())
    sizes = np.bincount(row[others], minlength=len(taken))
    left = Interactions(
        key=taken.key,
        when=taken.when,
        channel=taken.channel,
        minutes=taken.minutes,
        automatic=taken.automatic,
        start=np.concatenate(([0], np.cumsum(sizes))).astype(np.int64),
        who=taken.who[others],
        role=taken.role[others],
        contacts=taken.contacts,
        subjects=taken.subjects,
    )
    kept = np.flatnonzero(sizes > 1)
    return left.take(kept) if len(kept) else None
