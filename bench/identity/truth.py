"""A book whose truth is known: cards, and which person each of them is."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from kithmap.sources.card import Card

PairOfCards = frozenset[str]


@dataclass(frozen=True, slots=True)
class TrueBook:
    """Cards by their ids, and the person of each card id."""

    name: str
    cards: Mapping[str, Card]
    person: Mapping[str, str]

    def true_pairs(self) -> set[PairOfCards]:
        """Give all pairs of cards of one person."""
        return pairs_within(self.person)


def pairs_within(group: Mapping[str, str]) -> set[PairOfCards]:
    """Give all pairs of cards that are in one group."""
    members: defaultdict[str, list[str]] = defaultdict(list)
    for card, name in group.items():
        members[name].append(card)
    return {frozenset(pair) for own in members.values() for pair in combinations(own, 2)}
