"""A situation: all that the reading of one goal's map looks at, put in order once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kithmap.gaps.coverage import Coverage, coverage
from kithmap.gaps.member import Link, Member
from kithmap.gaps.whereabouts import Employed, Whereabouts, whereabouts
from kithmap.gaps.wording import closest_first
from kithmap.goals.goal import Category, Chair, Goal
from kithmap.goals.lack import Lack
from kithmap.goals.need import Need
from kithmap.goals.target import Target

STILL_IN_TOUCH = 3
"""So many people must have been heard of before records count as reaching a day: fewer are single talks noted."""
LEAST_PEOPLE = 8
"""People below which sentences about the whole network stay silent: one person more or less would turn them round."""
RECORDS_STALE_DAYS = 60
"""Silence of all records together after which they say nothing about who is in touch now: the files end there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """One goal's map as of `today`. `members` and `pool` come closest first, so no sentence depends on their order.

    `people` finds members and pool by id. `records_end` is where the records end, None without any. `whereabouts` is
    where everybody known works, not only these.
    """

    goal: Goal
    needs: tuple[Need, ...]
    categories: tuple[Category, ...]
    chairs: tuple[Chair, ...]
    members: tuple[Member, ...]
    pool: tuple[Member, ...]
    links: tuple[Link, ...]
    today: date
    coverage: Coverage
    people: Mapping[str, Member]
    records_end: date | None
    lacks: tuple[Lack, ...]
    targets: tuple[Target, ...]
    whereabouts: Whereabouts
    on_map: frozenset[str]

    @property
    def seen_until(self) -> date:
        """The day up to which silence is known: today, or the end of the records where that lies well back."""
        if self.records_end is None or (self.today - self.records_end).days <= RECORDS_STALE_DAYS:
            return self.today
        return self.records_end

    @property
    def has_enough_people(self) -> bool:
        return len(self.members) >= LEAST_PEOPLE

    def find(self, person_ids: Sequence[str]) -> list[Member]:
        """Give the members with these ids, in their order; ids of nobody known are left out."""
        return [self.people[person_id] for person_id in person_ids if person_id in self.people]

    def lacks_of(self, need_id: str) -> list[Lack]:
        """Give the questions about a need to which the owner said nobody."""
        return [lack for lack in self.lacks if lack.need_id == need_id]

    def in_category(self, category_id: str) -> list[Member]:
        return [member for member in self.members if member.category_id == category_id]


def situation(
    members: Sequence[Member],
    *,
    goal: Goal,
    needs: Sequence[Need],
    categories: Sequence[Category],
    links: Sequence[Link],
    chairs: Sequence[Chair],
    pool: Sequence[Member],
    today: date,
    lacks: Sequence[Lack] = (),
    targets: Sequence[Target] = (),
    everybody: Whereabouts | None = None,
) -> Situation:
    """Give the situation of one goal. Whoever is among `members` is not in the pool as well.

    `everybody` is where all people known work; None takes it from members and pool, if there are targets to look for.
    """
    on_map = frozenset(member.person_id for member in members)
    off_map = [member for member in pool if member.person_id not in on_map]
    return Situation(
        goal=goal,
        needs=tuple(needs),
        categories=tuple(sorted(categories, key=lambda c: (c.order, c.id))),
        chairs=tuple(chairs),
        members=tuple(closest_first(members)),
        pool=tuple(closest_first(off_map)),
        links=tuple(links),
        today=today,
        coverage=coverage(needs, members),
        people={member.person_id: member for member in (*off_map, *members)},
        records_end=_records_end([*members, *off_map]),
        lacks=tuple(sorted(lacks, key=lambda lack: lack.id)),
        targets=tuple(sorted(targets, key=lambda target: target.id)),
        whereabouts=everybody or whereabouts(map(_employed, closest_first([*members, *off_map] if targets else []))),
        on_map=on_map,
    )


def _employed(member: Member) -> Employed:
    return Employed(
        person_id=member.person_id, name=member.name, organisation=member.organisation, elsewhere=member.elsewhere
    )


def _records_end(people: Sequence[Member]) -> date | None:
    """Give the day until which the records reach: when the last few of many people were last in touch.

    Not the very last contact: one talk written down today does not bring the mailbox of last year up to date.
    """
    last = sorted((m.tie.last for m in people if m.tie.last is not None), reverse=True)
    few = STILL_IN_TOUCH if len(last) >= LEAST_PEOPLE else 1
    return last[few - 1] if last else None
