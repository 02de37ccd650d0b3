"""The river on one page: facts and a day go in; people, ties, picture, reading and week come out.

Each value is computed once, when it is first asked for. A past day is the same flow with another `today`.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from kithmap.book.facts import Facts
from kithmap.gaps.member import Link, Member
from kithmap.gaps.members import employed, links_among, members_of
from kithmap.gaps.reading import Reading, read_map
from kithmap.gaps.reconnect import DORMANT_DAYS
from kithmap.gaps.told import Told, told_of
from kithmap.gaps.whereabouts import Whereabouts, whereabouts
from kithmap.goalmap.seat import MapSubject
from kithmap.goalmap.subject import ToldGoal, map_subject
from kithmap.goals.backdrop import Backdrop, backdrop
from kithmap.goals.goal import Category, Chair, Goal
from kithmap.goals.lack import Lack
from kithmap.goals.need import Need
from kithmap.goals.target import Target
from kithmap.people.correspondents import Correspondents, count_correspondents
from kithmap.people.directory import Directory, find_people
from kithmap.people.handles import normal_handle
from kithmap.people.names import parsed
from kithmap.people.own import left_handles, own_profiles
from kithmap.people.pairs import Pair
from kithmap.people.person import Person
from kithmap.people.questions import still_open
from kithmap.plan.after_talk import after_talk
from kithmap.plan.attempts import attempts
from kithmap.plan.last_heard import last_heard
from kithmap.plan.loop import Loop
from kithmap.plan.week import WEEK, Circle, Week, plan_week
from kithmap.roster.blind_spots import BlindSpots, find_blind_spots
from kithmap.roster.calibrated import Calibrated, calibrate
from kithmap.roster.proposals import RingProposal, ring_proposals
from kithmap.roster.roster import GoalFacts, call_roster
from kithmap.roster.standing import Roster
from kithmap.ties.daily import ContactDays, contact_days
from kithmap.ties.history import History, fold
from kithmap.ties.links import Links, PairDays, links_as_of, pair_days
from kithmap.ties.strength import EPOCH, measure_ties
from kithmap.ties.talk import with_talks
from kithmap.ties.tie_reading import TieBook, read_ties


class _HasGoal(Protocol):
    @property
    def goal_id(self) -> str: ...


_OfGoal = TypeVar("_OfGoal", bound=_HasGoal)


class Flow:
    """All that follows from `facts` as of `today`, for the goal `goal_id`.

    `proposed` people are filled in by strength beside those whom the owner placed (None: only on a map where nobody is
    placed yet).
    """

    def __init__(self, facts: Facts, *, today: date, goal_id: str, proposed: int | None = None) -> None:
        self.facts, self.today, self.goal_id = facts, today, goal_id
        self.proposed = proposed

    # who is who

    @cached_property
    def own(self) -> frozenset[str]:
        me = self.facts.me
        told = frozenset(normal_handle(address, region=me.region) for address in me.addresses)
        return told | own_profiles(self.correspondents, name=me.name)

    @cached_property
    def owner(self) -> Person:
        name = parsed(self.facts.me.name)
        handles = tuple(sorted(self.own))
        return Person(id="owner", name=name.full, given=name.given, family=name.family, handles=handles)

    @cached_property
    def correspondents(self) -> Correspondents:
        return count_correspondents(self.facts.interactions, region=self.facts.me.region)

    @cached_property
    def people(self) -> Directory:
        return find_people(
            self.facts.cards,
            correspondents=self.correspondents,
            verdicts=tuple(self.facts.verdicts.values()),
            own=self.own,
            region=self.facts.me.region,
        )

    @cached_property
    def questions(self) -> tuple[Pair, ...]:
        """What only the owner can tell about who is who, the likeliest first."""
        return still_open(self.people.questions, self.people.rows, self.facts.verdicts.values())

    @cached_property
    def backdrop(self) -> Backdrop:
        return backdrop(self.people.people, self.owner, left=left_handles(self.correspondents, self.own))

    # how close

    @cached_property
    def history_of_files(self) -> History:
        return fold(self.facts.interactions, correspondents=self.correspondents, own=self.own)

    @cached_property
    def history(self) -> History:
        return with_talks(self.history_of_files, self.facts.talks.values())

    @cached_property
    def days(self) -> ContactDays:
        return contact_days(self.history, self._rows(self.history.handles), people=len(self.people))

    @cached_property
    def ties(self) -> TieBook:
        return read_ties(measure_ties(self.days, as_of=self.today))

    @cached_property
    def pair_days(self) -> PairDays:
        rows = self._rows(self.correspondents.handles)
        return pair_days(self.facts.interactions, correspondents=self.correspondents, person=rows)

    @cached_property
    def links(self) -> Links:
        return links_as_of(self.pair_days, as_of=self.today)

    # how useful for this goal

    @cached_property
    def goal(self) -> Goal:
        return self.facts.goals[self.goal_id]

    @cached_property
    def categories(self) -> tuple[Category, ...]:
        return tuple(sorted(self._of_goal(self.facts.categories.values()), key=lambda c: c.order))

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        return tuple(self._of_goal(self.facts.needs.values()))

    @cached_property
    def chairs(self) -> tuple[Chair, ...]:
        return tuple(self._of_goal(self.facts.chairs.values()))

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        return tuple(self._of_goal(self.facts.targets.values()))

    @cached_property
    def lacks(self) -> tuple[Lack, ...]:
        needs = {need.id for need in self.needs}
        return tuple(lack for lack in self.facts.lacks.values() if lack.need_id in needs)

    # where the two meet

    @cached_property
    def calibrated(self) -> Calibrated:
        placements = self.facts.placements.values()
        return calibrate(self.ties.ties, self.people, placements, goal_id=self.goal_id)

    @cached_property
    def roster(self) -> Roster:
        told = GoalFacts(
            categories=self.categories,
            needs=self.needs,
            placements=tuple(self._of_goal(self.facts.placements.values())),
            offers=tuple(self.facts.offers.values()),
        )
        return call_roster(
            self.people,
            ties=self.ties,
            rings=self.calibrated.rings,
            told=told,
            behind=self.backdrop,
            proposed=self.proposed,
        )

    @cached_property
    def ring_proposals(self) -> tuple[RingProposal, ...]:
        return ring_proposals(self.calibrated, self.roster, ties=self.ties.ties, directory=self.people)

    @cached_property
    def blind_spots(self) -> BlindSpots:
        return find_blind_spots(self.roster, ties=self.ties, directory=self.people)

    @cached_property
    def told(self) -> Told:
        """How people were met, talks with a note, organisations beside the present one."""
        facts = self.facts
        return told_of(
            self.people, met=facts.met.values(), talks=facts.talks.values(), cards=facts.cards, behind=self.backdrop
        )

    @cached_property
    def everybody(self) -> Whereabouts:
        """Where everybody known works; `at` answers "do I know anyone at …?"."""
        return whereabouts(employed(self.people, self.told))

    @cached_property
    def members(self) -> tuple[Member, ...]:
        return members_of(self.roster.on_map, self.told)

    @cached_property
    def pool(self) -> tuple[Member, ...]:
        return members_of(self.roster.pool, self.told)

    @cached_property
    def known_links(self) -> tuple[Link, ...]:
        """What is known of two people who are on the map or in the pool; the owner's answers come first."""
        answers = self.facts.acquaintances.values()
        return links_among((*self.members, *self.pool), self.links, directory=self.people, answers=answers)

    # what you see, and what you do

    @cached_property
    def subject(self) -> MapSubject:
        return map_subject(
            self.roster.on_map,
            ToldGoal(goal=self.goal, categories=self.categories, needs=self.needs, chairs=self.chairs),
            links=[link for link in self.known_links if link.weight > 0],
            next_steps=frozenset(talk.person_id for talk in self.week.conversations),
            today=self.today,
        )

    @cached_property
    def reading(self) -> Reading:
        return self.read_again(DORMANT_DAYS)

    def read_again(self, dormant_days: int) -> Reading:
        """Give the reading with a tie dormant after `dormant_days` of silence."""
        members, links = self.members, self.known_links
        return self.reading_of(members, links=links, pool=self.pool, day=self.today, dormant_days=dormant_days)

    def reading_of(
        self,
        members: Sequence[Member],
        *,
        links: Sequence[Link],
        pool: Sequence[Member],
        day: date,
        dormant_days: int = DORMANT_DAYS,
    ) -> Reading:
        """Give the reading of other `members` and `links` than today's for the same goal, as of `day`."""
        return read_map(
            members,
            goal=self.goal,
            needs=self.needs,
            categories=self.categories,
            links=links,
            chairs=self.chairs,
            pool=pool,
            today=day,
            dormant_days=dormant_days,
            lacks=self.lacks,
            targets=self.targets,
            everybody=self.everybody if self.targets else None,
        )

    @cached_property
    def week(self) -> Week:
        return self.planned(WEEK)

    def planned(self, size: int) -> Week:
        """Give the week with up to `size` conversations."""
        return plan_week(self.circle, today=self.today, size=size)

    @cached_property
    def circle(self) -> Circle:
        """Everybody a week is chosen from, with how warm each tie would be after a talk today."""
        then, rows = after_talk(self.days, today=self.today), self.people.rows
        near = [member.person_id for member in (*self.members, *self.pool)]
        return Circle(
            members=self.members,
            reading=self.reading,
            pool=self.pool,
            warmth_then={person_id: then.warmth(rows[person_id]) for person_id in near},
            loop=self.loop,
            attempts=attempts(self.loop, self.days, today=self.today),
        )

    @cached_property
    def loop(self) -> Loop:
        """What was planned, asked, promised and put off for this goal."""
        facts, heard = self.facts, last_heard(self.days, today=self.today).tolist()
        return Loop(
            people=self.people,
            preference=facts.preference,
            asks=tuple(self._of_goal(facts.asks.values())),
            introductions=tuple(i for i in facts.introductions.values() if i.goal_id in ("", self.goal_id)),
            promises=tuple(facts.promises.values()),
            rests=tuple(self._of_goal(facts.rests.values())),
            cadences=tuple(self._of_goal(facts.cadences.values())),
            pauses=tuple(self._of_goal(facts.pauses.values())),
            talks=tuple(facts.talks.values()),
            debriefs=tuple(facts.debriefs.values()),
            weeks=tuple(self._of_goal(facts.weeks.values())),
            reviews=tuple(self._of_goal(facts.reviews.values())),
            endings=tuple(self._of_goal(facts.endings.values())),
            thanked=tuple(self._of_goal(facts.thanked.values())),
            targets=self.targets,
            questions=tuple(facts.questions.values()),
            heard={p.id: EPOCH + timedelta(days=n) for p, n in zip(self.people.people, heard, strict=True) if n >= 0},
        )

    def _rows(self, handles: Iterable[str]) -> NDArray[np.int64]:
        return np.fromiter((self.people.rows.get(h, -1) for h in handles), dtype=np.int64)

    def _of_goal(self, facts: Iterable[_OfGoal]) -> Iterable[_OfGoal]:
        return (fact for fact in facts if fact.goal_id == self.goal_id)
