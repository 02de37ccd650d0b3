"""Proposals: rings for people who have none, as the owner usually places people like them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from kithmap.kit.reason import Reason
from kithmap.kit.speech import say, say_count
from kithmap.people.directory import Directory
from kithmap.people.person import Person
from kithmap.roster.calibrated import CLOSE_RING, Calibrated
from kithmap.roster.standing import Roster, Standing
from kithmap.ties.strength import Ties

MOST_PROPOSED = 24
"""Proposals at a time: two minutes of one tap each."""
FURTHEST_OF_POOL = 3
"""People of the pool are proposed up to this ring: whoever would stand further out can wait there."""
ALIKE = 5
"""Placed people with the most similar strength who are looked at for the reason."""
NAMES_TOLD = 3
"""Names in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RingProposal:
    """A ring, 1 to 5, for a person who has none, and why."""

    person: Person
    ring: int
    is_on_map: bool
    reasons: tuple[Reason, ...]


def ring_proposals(
    calibrated: Calibrated, roster: Roster, *, ties: Ties, directory: Directory
) -> tuple[RingProposal, ...]:
    """Give proposals, those on the map first, closest first; none until enough was learned from the owner."""
    if calibrated.learned is None:
        return ()
    alike = _Alike(calibrated, ties, directory)
    asked = [*_unplaced(roster.on_map, calibrated, directory)]
    of_pool = _unplaced(roster.pool, calibrated, directory)
    asked += [(row, standing) for row, standing in of_pool if calibrated.rings[row] <= FURTHEST_OF_POOL]
    on_map = {standing.person.id for standing in roster.on_map}
    asked.sort(key=lambda each: (each[1].person.id not in on_map, calibrated.rings[each[0]], -ties.strength[each[0]]))
    return tuple(
        RingProposal(
            person=standing.person,
            ring=int(calibrated.rings[row]),
            is_on_map=standing.person.id in on_map,
            reasons=(Reason(alike.sentence(row)), *standing.tie.reasons),
        )
        for row, standing in asked[:MOST_PROPOSED]
    )


def _unplaced(
    standings: Sequence[Standing], calibrated: Calibrated, directory: Directory
) -> Iterator[tuple[int, Standing]]:
    for standing in standings:
        row = directory.rows[standing.person.id]
        if calibrated.rings[row] and (standing.ring is None or standing.ring_is_proposed):
            yield row, standing


class _Alike:
    """Finds those among the placed whose ties are most like one, and says where they stand."""

    def __init__(self, calibrated: Calibrated, ties: Ties, directory: Directory) -> None:
        self._calibrated, self._directory = calibrated, directory
        self._value = np.log1p(ties.strength)

    def sentence(self, row: int) -> str:
        """Say why the person in `row` would stand on the ring proposed, by the names of people like them."""
        proposed, told = int(self._calibrated.rings[row]), self._calibrated.told
        distance = np.abs(self._value[self._calibrated.placed] - self._value[row])
        nearest = [int(i) for i in np.argsort(distance, kind="stable")[:ALIKE]]
        if proposed <= CLOSE_RING:
            if names := self._names([i for i in nearest if told[i] <= CLOSE_RING]):
                return say("People with ties like this one you usually place close: {names}.", names=names)
        elif names := self._names([i for i in nearest if abs(int(told[i]) - proposed) <= 1]):
            return say(
                "People with ties like this one you usually place on ring {ring} or next to it: {names}.",
                ring=proposed,
                names=names,
            )
        number = len(told)
        return say_count(
            "So it follows from the {number} person you placed.",
            "So it follows from the {number} people you placed.",
            number,
        )

    def _names(self, places: Sequence[int]) -> str:
        people = self._directory.people
        return ", ".join(people[int(self._calibrated.placed[i])].name for i in places[:NAMES_TOLD])
