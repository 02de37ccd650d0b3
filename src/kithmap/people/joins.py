"""Joins: what was joined without asking, to be announced, the least sure first."""

from dataclasses import dataclass

from kithmap.people.directory import Directory
from kithmap.people.pairs import Pair
from kithmap.people.person import Person


@dataclass(frozen=True, slots=True)
class Join:
    """Two cards or handles of one person that were joined unasked, and why."""

    person: Person
    pair: Pair


def joined_unasked(directory: Directory) -> tuple[Join, ...]:
    """Give for each person the least sure of the pairs that were joined without the owner's word.

    Of several cards each pair that holds the person together counts; cards that the owner joined are left out.
    """
    found = []
    for person in directory.people:
        own = [pair for pair in directory.reasons.get(person.id, ()) if pair.parts and not pair.is_certain]
        if own:
            found.append(Join(person, min(own, key=lambda pair: (pair.bits, pair.first, pair.second))))
    return tuple(sorted(found, key=lambda join: (join.pair.bits, join.person.id)))
