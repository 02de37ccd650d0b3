"""This week: the few conversations that raise the expected coverage of the goal's needs most."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from kithmap.gaps.chance import could
from kithmap.gaps.coverage import LEAST_OFFERING
from kithmap.gaps.member import Member
from kithmap.gaps.reading import Reading
from kithmap.gaps.wording import closest_first
from kithmap.goals.offer import OfferState
from kithmap.kit.reason import Reason
from kithmap.plan.aims import aimed_at, aims
from kithmap.plan.attempts import Attempt
from kithmap.plan.capacity import Capacity, capacity
from kithmap.plan.choice import Candidates, Part, choose, next_best
from kithmap.plan.conversation import Conversation, ConversationKind
from kithmap.plan.learned import learned
from kithmap.plan.loop import Loop
from kithmap.plan.reasons import Pick, conversation
from kithmap.plan.week_choice import WeekChoice
from kithmap.plan.weeks import week_start
from kithmap.plan.worth import prospects
from kithmap.ties.tie import Warmth

WEEK = 5
"""Conversations a week: what fits beside a job; 1 to 15 are sensible."""
READY_FROM = 0.6
"""Reach from which help can be asked for straight away (0 to 1), unless the tie has gone cold: better than even."""
ASKING_SHARE = 0.01
"""What the chance that an ask brings help counts beside a rise in coverage: enough to tell apart those whose talk
changes little else; so small that coverage decides (with 0.1 the plan went back to the same warm people)."""
_SILENT = (Warmth.COLD, Warmth.DORMANT)
_KIND = {
    Part.RECONNECT: ConversationKind.MAINTAIN,
    Part.MAINTAIN: ConversationKind.MAINTAIN,
    Part.BUILD: ConversationKind.BUILD,
    Part.USE: ConversationKind.USE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The conversations of the week that begins on `start`, for one goal.

    `coverage_now` and `coverage_then` are the expected coverage of all needs, weighed by importance (0 to 1), before
    and after the talks; None where too little is known to say. `is_kept` tells that the owner has begun with it, so
    that its people stay; `is_paused` that the goal rests, `has_ended` that it is over: nobody is proposed then.
    `learned` are sentences on what the owner's own record taught the plan, each with the chance that follows.
    """

    goal_id: str
    start: date
    conversations: tuple[Conversation, ...]
    coverage_now: float | None
    coverage_then: float | None
    is_kept: bool = False
    is_paused: bool = False
    has_ended: bool = False
    learned: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """Everybody a week is chosen from: people on the map, and the pool of the others.

    `warmth_then` is the warmth of each tie after a talk today, by person id; without it a talk makes ties warm.
    `attempts` are whom the owner turned to so far, and whether anything came back.
    """

    members: Sequence[Member]
    reading: Reading
    pool: Sequence[Member] = ()
    warmth_then: Mapping[str, Warmth] | None = None
    loop: Loop = field(default_factory=Loop)
    attempts: Sequence[Attempt] = ()


def plan_week(circle: Circle, *, today: date, size: int = WEEK, not_now: Collection[str] = ()) -> Week:
    """Plan up to `size` conversations, best first by rise in expected coverage, without the people in `not_now`.

    One reconnection, one talk to ask for help in reach and one to get to know somebody come in where there is anybody
    for it, and no kind fills more than three fifths while others are at hand. From the pool come only those whom the
    reading suggests to connect with again, for whom help is noted, or who are where the owner would like to be. A week
    that was written down keeps its people. The same facts give the same week, whatever their order.
    """
    desk = _Desk(circle, today=today, not_now=frozenset(not_now))
    kept = circle.loop.week_of(today)
    is_paused = circle.loop.is_paused(today)
    has_ended = circle.loop.has_ended(today)
    rows = () if is_paused or has_ended else desk.kept_rows(kept) if kept else desk.choose(size)
    picks = desk.picks(rows, kept=kept)
    found = circle.reading.coverage
    is_known = found.offering >= LEAST_OFFERING and bool(found.needs)
    return Week(
        goal_id=circle.reading.goal.id,
        start=week_start(today, starts_on=circle.loop.preference.week_starts_on),
        conversations=tuple(
            conversation(pick, reading=circle.reading, loop=circle.loop, room=desk.room, today=today) for pick in picks
        ),
        coverage_now=desk.coverage(()) if is_known else None,
        coverage_then=desk.coverage(rows) if is_known else None,
        is_kept=kept is not None,
        is_paused=is_paused,
        has_ended=has_ended,
        learned=desk.learned.reasons(),
    )


def instead_of(circle: Circle, person_id: str, *, week: Sequence[str], swapped: Collection[str], today: date) -> str:
    """Give who comes best in the place of a person of `week`: the next of the same purpose, or of any; "" for nobody.

    People in `swapped` were exchanged before, and do not come back.
    """
    desk = _Desk(circle, today=today, not_now=frozenset(swapped) | {person_id})
    return desk.instead_of(person_id, week)


class _Desk:
    """Holds everybody who can be chosen as rows, and what talks with them would change."""

    def __init__(self, circle: Circle, *, today: date, not_now: frozenset[str]) -> None:
        self._loop, self._today = circle.loop, today
        self.room: Capacity = capacity(circle.loop, today=today)
        on_map = closest_first(circle.members)
        covers = circle.reading.coverage.needs
        self._talked = _talked(circle)
        self._needs = needs = {cover.need.id for cover in covers}
        again = [found.person_id for found in circle.reading.reconnect]
        wanted = {*again, *_kept_ids(circle.loop, today)}
        taken = {member.person_id for member in on_map}
        aimed = circle.loop.targets
        extra = [
            m
            for m in circle.pool
            if m.person_id not in taken and (m.person_id in wanted or _helps(m, needs) or aimed_at(m, aimed))
        ]
        self.people = [*on_map, *closest_first(extra)]
        self.row = {member.person_id: row for row, member in enumerate(self.people)}
        self.learned = learned(
            circle.attempts,
            [*circle.members, *circle.pool],
            circle.loop,
            needs=needs,
            since=circle.reading.goal.since,
            today=today,
        )
        self._prospects = prospects(
            self.people,
            covers,
            on_map=len(on_map),
            warmth_then=circle.warmth_then,
            talked=self._talked,
            comes=self.learned.answered.chances(self.people),
            unthought=self.learned.brought_up.unthought(self.people),
        )
        self._of = self._parts(frozenset(again))
        self._aims = aims(self.people, aimed, reached=self._prospects.reached)
        away = not_now | self.room.away
        self._free = np.array([member.person_id not in away for member in self.people], dtype=bool)
        self._order = _order(self.people, again)
        self._open = self._prospects.open_now()
        self._rises = self._prospects.rises(self._open)

    def choose(self, size: int) -> tuple[int, ...]:
        """Give the rows of a new week, the largest expected rise first."""
        chosen = self._order[list(choose(self._candidates(), size=size))] if len(self.people) else ()
        expected = self._prospects.comes * self._rises
        return tuple(sorted((int(row) for row in chosen), key=lambda row: (-expected[row], row)))

    def kept_rows(self, kept: WeekChoice) -> tuple[int, ...]:
        """Give the rows of the people of a week that was written down; whoever is not known any more is left out."""
        ids = [self._loop.person_id(anchor) for anchor in kept.people]
        return tuple(self.row[person_id] for person_id in dict.fromkeys(ids) if person_id in self.row)

    def instead_of(self, person_id: str, week: Sequence[str]) -> str:
        if not len(self.people):
            return ""
        place = np.empty(len(self.people), dtype=np.int64)
        place[self._order] = np.arange(len(self.people))
        beside = [int(place[self.row[other]]) for other in week if other != person_id and other in self.row]
        part = Part(self._of[self.row[person_id]]) if person_id in self.row else Part.MAINTAIN
        found = next_best(self._candidates(), beside=beside, part=part)
        return "" if found is None else self.people[int(self._order[found])].person_id

    def picks(self, rows: Sequence[int], *, kept: WeekChoice | None) -> list[Pick]:
        """Give the picks of these rows, with what each would change alone."""
        remaining = self._prospects.remaining()
        done = done_ids(self._loop, kept) if kept else frozenset()
        return [
            Pick(
                member=self.people[row],
                kind=_KIND[Part(self._of[row])],
                is_reconnection=bool(self._of[row] == Part.RECONNECT),
                rise=float(self._rises[row]),
                before=tuple((1 - self._open).tolist()),
                after=tuple((1 - self._open * remaining[row]).tolist()),
                is_done=self.people[row].person_id in done,
                comes=float(self._prospects.comes[row]),
                learned=self._learned_about(self.people[row]),
            )
            for row in rows
        ]

    def _learned_about(self, member: Member) -> tuple[Reason, ...]:
        hopes = member.person_id not in self._talked and not _helps(member, self._needs)
        return self.learned.reasons_about(member, hopes=hopes)

    def coverage(self, rows: Sequence[int]) -> float:
        """Give expected coverage, weighed by importance, after talks with these rows."""
        left = self._open * self._prospects.remaining()[list(rows)].prod(axis=0)
        return float(self._prospects.weight @ (1 - left))

    def _candidates(self) -> Candidates:
        """Give coverage and asking side by side, each need twice, and aims; in the order in which equals are chosen."""
        found = self._prospects
        asks = np.where((self._of == Part.USE)[:, None], 1.0 - found.to_ask, 1.0)
        remaining = found.expected(np.hstack((found.remaining(), asks, self._aims.remaining)))
        return Candidates(
            remaining=remaining[self._order],
            open=np.concatenate((self._open, found.unasked(), np.ones_like(self._aims.weight))),
            weight=np.concatenate((found.weight, ASKING_SHARE * found.weight, self._aims.weight)),
            part=self._of[self._order],
            is_free=self._free[self._order],
        )

    def _parts(self, again: Collection[str]) -> NDArray[np.int8]:
        found = self._prospects
        in_reach = ((found.reached >= READY_FROM) & found.to_ask.any(axis=1)).tolist()
        parts = [self._part(m, again, in_reach=ready) for m, ready in zip(self.people, in_reach, strict=True)]
        return np.array(parts, dtype=np.int8)

    def _part(self, member: Member, again: Collection[str], *, in_reach: bool) -> Part:
        if member.person_id in again:
            return Part.RECONNECT
        warmth = member.tie.warmth
        if in_reach and warmth not in _SILENT and member.person_id not in self.room.no_ask:
            return Part.USE
        is_new = warmth is Warmth.UNKNOWN and member.person_id not in self._talked
        return Part.BUILD if is_new else Part.MAINTAIN


def done_ids(loop: Loop, kept: WeekChoice) -> frozenset[str]:
    """Give the ids of those with whom the owner has talked since the week began, whom they asked, or ticked off."""
    talked = {loop.person_id(talk.person) for talk in loop.talks if talk.day >= kept.start}
    asked = {loop.person_id(ask.person) for ask in loop.asks if ask.sent_on is not None and ask.sent_on >= kept.start}
    return frozenset(talked | asked | {loop.person_id(anchor) for anchor in kept.done})


def _talked(circle: Circle) -> frozenset[str]:
    """Give the ids of those with whom the owner has logged a talk since the goal began."""
    since = circle.reading.goal.since
    talks = (talk for talk in circle.loop.talks if since is None or talk.day >= since)
    return frozenset(circle.loop.person_id(talk.person) for talk in talks)


def _order(people: Sequence[Member], again: Sequence[str]) -> NDArray[np.int64]:
    """Give the rows as equal gains are chosen: reconnections as the reading has them, then the closest first."""
    rank = {person_id: number for number, person_id in enumerate(again)}
    last = len(rank)
    keys = [rank.get(member.person_id, last) for member in people]
    return np.argsort(np.array(keys, dtype=np.int64), kind="stable")


def _kept_ids(loop: Loop, today: date) -> frozenset[str]:
    kept = loop.week_of(today)
    return frozenset(loop.person_id(anchor) for anchor in kept.people) if kept else frozenset()


def _helps(member: Member, needs: Collection[str]) -> bool:
    return any(o.need_id in needs and o.state is not OfferState.DECLINED and could(o) > 0 for o in member.offers)
