"""Standings and links become members: what the reading takes."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from kithmap.gaps.member import Link, Member
from kithmap.people.person import Person
from kithmap.roster.standing import Standing
from kithmap.ties.links import Links


def members_of(standings: Iterable[Standing]) -> tuple[Member, ...]:
    """Give the member for each standing, in their order."""
    return tuple(
        Member(
            person_id=standing.person.id,
            name=standing.person.name,
            given=standing.person.given,
            organisation=standing.person.organisation,
            ring=standing.ring,
            ring_is_proposed=standing.ring_is_proposed,
            category_id=standing.category_id,
            tie=standing.tie,
            offers=standing.offers,
        )
        for standing in standings
    )


def links_among(
    members: Iterable[Member], links: Links, *, rows: Mapping[str, int], people: Sequence[Person]
) -> tuple[Link, ...]:
    """Give the links between two people who are both among `members`; `rows` and `people` are the directory's."""
    inside = np.zeros(len(people), dtype=bool)
    inside[[rows[member.person_id] for member in members]] = True
    both = np.flatnonzero(inside[links.first] & inside[links.second])
    return tuple(
        Link(people[int(links.first[i])].id, people[int(links.second[i])].id, float(links.weight[i])) for i in both
    )
