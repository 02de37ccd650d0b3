"""People, ties and goals become the roster: who stands where on one goal's map."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kithmap.goals.backdrop import Backdrop
from kithmap.goals.clues import clues
from kithmap.goals.goal import Category, Placement
from kithmap.goals.need import Need
from kithmap.goals.offer import Offer
from kithmap.goals.propose_category import propose_category
from kithmap.goals.pull import pulls
from kithmap.people.directory import Directory
from kithmap.roster.standing import Roster, Standing
from kithmap.ties.tie_reading import TieBook

PROPOSED_MAP = 80
"""People on a map that the owner has not made: as many as can be read at a glance on one page."""
POOL_SEEN = 2_000
"""People of the pool that a reading looks at, strongest first: no more than have ever mattered to one person."""
PULL_RELEVANCE = 2.0
"""What a full pull adds to a position of 0 to 1: who could help is shown before who is merely close."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalFacts:
    """What the owner told about one goal: its categories, needs, placements and offers."""

    categories: Sequence[Category]
    needs: Sequence[Need]
    placements: Sequence[Placement]
    offers: Sequence[Offer]


def call_roster(
    directory: Directory,
    *,
    ties: TieBook,
    rings: NDArray[np.int8],
    told: GoalFacts,
    behind: Backdrop,
    proposed: int | None,
) -> Roster:
    """Give who stands where. On the map are those whom the owner placed, and `proposed` more by strength.

    `rings` are those proposed for each row of the directory, 0 for none. Where `proposed` is None, people are proposed
    only for a map on which the owner has placed nobody yet. `behind` is the backdrop against which categories are
    proposed.
    """
    placed: dict[int, Placement] = {}
    for placement in told.placements:
        if (row := directory.rows.get(placement.person)) is not None:
            placed[row] = placement
    filled = [row for row in _by_strength(directory, ties) if row not in placed]
    most = (0 if placed else PROPOSED_MAP) if proposed is None else proposed
    on_map = [*placed, *filled[:most]]
    desk = _Desk(directory, ties=ties, rings=rings, told=told, placed=placed)
    sort = _Sorter(told, behind)
    known = [row for row in filled[most:] if ties.ties.is_known[row] or directory.people[row].id in desk.offers]
    return Roster(
        on_map=_most_relevant(sort.with_category(desk.standing(row)) for row in on_map),
        pool=_most_relevant(desk.standing(row) for row in known[:POOL_SEEN]),
    )


def _by_strength(directory: Directory, ties: TieBook) -> list[int]:
    """Give the rows of people with mutual ties, strongest first, then of people on cards, then of one-way ties."""
    position = np.nan_to_num(ties.position, nan=-1.0)
    by_position = [int(row) for row in np.argsort(-position, kind="stable")]
    mutual = [row for row in by_position if position[row] >= 0 and ties.ties.is_mutual[row]]
    on_cards = [row for row, person in enumerate(directory.people) if person.card_ids]
    one_way = [row for row in by_position if position[row] >= 0]
    return list(dict.fromkeys([*mutual, *on_cards, *one_way]))


def _most_relevant(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    return tuple(sorted(standings, key=lambda s: (-s.relevance, s.person.name.casefold(), s.person.id)))


class _Desk:
    """Brings together what is known about one row of the directory."""

    def __init__(
        self,
        directory: Directory,
        *,
        ties: TieBook,
        rings: NDArray[np.int8],
        told: GoalFacts,
        placed: Mapping[int, Placement],
    ) -> None:
        self._directory, self._ties, self._placed = directory, ties, placed
        self._rings = rings
        ids = {offer.person: person.id for offer in told.offers if (person := directory.at(offer.person))}
        offers: dict[str, list[Offer]] = defaultdict(list)
        for offer in told.offers:
            offers[ids.get(offer.person, offer.person)].append(offer)
        self.offers: Mapping[str, Sequence[Offer]] = offers
        self._pulls = pulls(told.offers, told.needs, persons=ids)

    def standing(self, row: int) -> Standing:
        person = self._directory.people[row]
        tie = self._ties.tie(row, person.id)
        placement = self._placed.get(row)
        ring = placement.ring if placement else None
        pull = self._pulls.of(person.id)
        return Standing(
            person=person,
            tie=tie,
            pull=pull,
            offers=tuple(self.offers.get(person.id, ())),
            ring=ring or (int(self._rings[row]) or None),
            ring_is_proposed=ring is None and bool(self._rings[row]),
            category_id=placement.category_id if placement else None,
            category_is_proposed=False,
            relevance=(tie.strength or 0.0) + PULL_RELEVANCE * (pull.value or 0.0),
        )


class _Sorter:
    """Proposes a category for standings that have none."""

    def __init__(self, told: GoalFacts, behind: Backdrop) -> None:
        self._clues, self._behind = clues(told.categories), behind

    def with_category(self, standing: Standing) -> Standing:
        if standing.category_id is not None:
            return standing
        proposal = propose_category(standing.person, self._clues, self._behind)
        if proposal is None:
            return standing
        return replace(
            standing,
            category_id=proposal.category_id,
            category_is_proposed=True,
            category_reasons=proposal.reasons,
        )
