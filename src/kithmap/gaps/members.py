"""Standings and links become members: what the reading takes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from kithmap.gaps.member import Link, Member
from kithmap.gaps.told import Told
from kithmap.gaps.whereabouts import Employed
from kithmap.people.directory import Directory
from kithmap.people.person import Person
from kithmap.roster.standing import Standing
from kithmap.ties.acquaintance import Acquaintance
from kithmap.ties.links import Links


def members_of(standings: Iterable[Standing], told: Told) -> tuple[Member, ...]:
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
            met_through=told.through.get(standing.person.id),
            elsewhere=told.elsewhere(standing.person),
            shared=told.shared(standing.person),
            met=told.met.get(standing.person.id),
            talked=told.talked.get(standing.person.id),
        )
        for standing in standings
    )


def employed(directory: Directory, told: Told) -> Iterator[Employed]:
    """Give everybody known with where they are."""
    for person in directory.people:
        yield Employed(
            person_id=person.id,
            name=person.name,
            organisation=person.organisation,
            elsewhere=told.elsewhere(person),
        )


def links_among(
    members: Iterable[Member],
    links: Links,
    *,
    directory: Directory,
    answers: Iterable[Acquaintance] = (),
) -> tuple[Link, ...]:
    """Give what is known of two people who are both among `members`: their links, and the owner's `answers`.

    An answer stands in place of the link that mail and meetings speak for, both ways: yes where they say nothing, no
    where they do. "Don't know" leaves it to them. What a file says is an answer too, unless the owner gave another.
    """
    inside = {member.person_id for member in members}
    # what comes later stands: the owner's own word
    ordered = sorted(answers, key=lambda answer: not answer.source)
    told = {(link.a, link.b): link for link in _told(ordered, directory) if link.a in inside and link.b in inside}
    seen = _seen(links, inside, rows=directory.rows, people=directory.people)
    return (*(link for link in seen if (link.a, link.b) not in told), *told.values())


def _told(answers: Iterable[Acquaintance], directory: Directory) -> Iterator[Link]:
    for answer in answers:
        one, other = directory.at(answer.one), directory.at(answer.other)
        if one is None or other is None or one.id == other.id or answer.is_known is None:
            continue
        first, second = sorted((one, other), key=lambda person: directory.rows[person.id])
        yield Link(first.id, second.id, answer.sureness if answer.is_known else 0.0, is_told=True)


def _seen(links: Links, inside: set[str], *, rows: Mapping[str, int], people: Sequence[Person]) -> Iterator[Link]:
    there = np.zeros(len(people), dtype=bool)
    there[[rows[person_id] for person_id in inside]] = True
    for i in np.flatnonzero(there[links.first] & there[links.second]).tolist():
        yield Link(people[int(links.first[i])].id, people[int(links.second[i])].id, float(links.weight[i]))
