"""This week: the few conversations that raise the expected coverage of the goal's needs most."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from kithmap.gaps.chance import could, reach
from kithmap.gaps.coverage import LEAST_OFFERING
from kithmap.gaps.member import Member
from kithmap.gaps.reading import Reading
from kithmap.gaps.wording import closest_first
from kithmap.goals.offer import OfferState
from kithmap.plan.conversation import Conversation, ConversationKind
from kithmap.plan.reasons import Talk, conversation
from kithmap.plan.worth import Prospects, prospects
from kithmap.ties.tie import Warmth

WEEK = 5
"""Conversations a week: what fits beside a job; 1 to 15 are sensible."""
ONE_KIND_SHARE = 0.6
"""Share of a week that one kind may fill while others are at hand: three of five."""
READY_FROM = 0.6
"""Reach from which help can be asked for straight away (0 to 1), unless the tie has gone cold: better than even."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The conversations planned from `start` on, for one goal.

    `coverage_now` and `coverage_then` are the expected coverage of all needs, weighed by importance (0 to 1), before
    and after the talks; None where too little is known to say.
    """

    goal_id: str
    start: date
    conversations: tuple[Conversation, ...]
    coverage_now: float | None
    coverage_then: float | None


def plan_week(
    members: Sequence[Member],
    *,
    reading: Reading,
    pool: Sequence[Member] = (),
    today: date,
    size: int = WEEK,
    not_now: Collection[str] = (),
) -> Week:
    """Plan up to `size` conversations, best first by rise in expected coverage, without the people in `not_now`.

    One reconnection, one talk to ask for help in reach and one to get to know somebody come in where there is anybody
    for it, and no kind fills more than three fifths while others are at hand. From `pool` come only those whom the
    reading suggests to connect with again, or for whom help is noted. The same facts give the same week, whatever
    their order.
    """
    desk = _Desk(members, reading=reading, pool=pool, not_now=frozenset(not_now))
    talks = desk.choose(size)
    found = reading.coverage
    is_known = found.offering >= LEAST_OFFERING and bool(found.needs)
    return Week(
        goal_id=reading.goal.id,
        start=today,
        conversations=tuple(conversation(talk, reading=reading, today=today) for talk in talks),
        coverage_now=desk.coverage_now if is_known else None,
        coverage_then=desk.coverage_then if is_known else None,
    )


class _Desk:
    """Chooses talks one by one; each choice lowers what is still open."""

    def __init__(
        self, members: Sequence[Member], *, reading: Reading, pool: Sequence[Member], not_now: frozenset[str]
    ) -> None:
        on_map = closest_first(members)
        needs = {cover.need.id for cover in reading.coverage.needs}
        self._again = [found.person_id for found in reading.reconnect]
        taken, again = {member.person_id for member in members}, set(self._again)
        extra = [m for m in pool if m.person_id not in taken and (m.person_id in again or _has_offer(m, needs))]
        self._people = [*on_map, *closest_first(extra)]
        self._row = {member.person_id: row for row, member in enumerate(self._people)}
        self._prospects: Prospects = prospects(self._people, reading.coverage.needs, on_map=len(on_map))
        self._kinds = [_kind(member, needs) for member in self._people]
        self._free = np.array([member.person_id not in not_now for member in self._people], dtype=bool)
        self._remaining = self._prospects.remaining()
        self._open = self._open_now = self._prospects.open_now()
        self.coverage_now = self._expected()
        self._talks: list[Talk] = []

    @property
    def coverage_then(self) -> float:
        return self._expected()

    def choose(self, size: int) -> list[Talk]:
        """Give up to `size` talks: what a week must hold first, then the best rise again and again."""
        for first in (self._reconnection, self._help_in_reach, self._somebody_new):
            if len(self._talks) < size and (row := first()) is not None:
                self._take(row)
        most = max(1, round(ONE_KIND_SHARE * size))
        while len(self._talks) < size and (row := self._best(self._within(most))) is not None:
            self._take(row)
        return sorted(self._talks, key=lambda talk: (-talk.rise, self._row[talk.member.person_id]))

    def _reconnection(self) -> int | None:
        return next((row for i in self._again if (row := self._row.get(i)) is not None and self._free[row]), None)

    def _help_in_reach(self) -> int | None:
        """Give whom to ask: the one whose noted help weighs most where it is still missing."""
        carried = self._prospects.before @ (self._prospects.weight * self._open)
        return self._best(self._of_kind(ConversationKind.USE), carried)

    def _somebody_new(self) -> int | None:
        return self._best(self._of_kind(ConversationKind.BUILD))

    def _of_kind(self, kind: ConversationKind) -> NDArray[np.bool_]:
        allowed: NDArray[np.bool_] = self._free & np.array([found is kind for found in self._kinds], dtype=bool)
        return allowed

    def _within(self, most: int) -> NDArray[np.bool_]:
        """Tell who is still free and of a kind that has not filled its share; everybody free where nobody is."""
        taken = Counter(talk.kind for talk in self._talks)
        rest = self._free & np.array([taken[kind] < most for kind in self._kinds], dtype=bool)
        return rest if rest.any() else self._free

    def _best(self, allowed: NDArray[np.bool_], worth: NDArray[np.float64] | None = None) -> int | None:
        """Give the row of most worth; of equal ones the first, which is the closest."""
        if not allowed.any():
            return None
        rises = self._prospects.rises(self._open) if worth is None else worth
        return int(np.argmax(np.where(allowed, rises, -1.0)))

    def _take(self, row: int) -> None:
        member = self._people[row]
        self._talks.append(
            Talk(
                member=member,
                kind=self._kinds[row],
                is_reconnection=member.person_id in self._again,
                rise=float(self._prospects.rises(self._open_now)[row]),
                before=tuple((1 - self._open_now).tolist()),
                after=tuple((1 - self._open_now * self._remaining[row]).tolist()),
            )
        )
        self._open = self._open * self._remaining[row]
        self._free[row] = False

    def _expected(self) -> float:
        return float(self._prospects.weight @ (1 - self._open))


def _has_offer(member: Member, needs: Collection[str]) -> bool:
    return any(offer.need_id in needs and could(offer) > 0 for offer in member.offers)


def _kind(member: Member, needs: Collection[str]) -> ConversationKind:
    unasked = any(o.need_id in needs and o.state is OfferState.COULD and could(o) > 0 for o in member.offers)
    silent = member.tie.warmth in (Warmth.COLD, Warmth.DORMANT)
    if unasked and not silent and reach(member) >= READY_FROM:
        return ConversationKind.USE
    return ConversationKind.BUILD if member.tie.warmth is Warmth.UNKNOWN else ConversationKind.MAINTAIN
