"""Brought up: how likely a first talk brings help to light that nobody had thought of, ring by ring."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from kithmap.gaps.member import Member
from kithmap.gaps.wording import percent
from kithmap.goals.pull import CERTAINTY
from kithmap.kit.reason import Reason
from kithmap.kit.speech import say
from kithmap.plan.loop import Loop

UNTHOUGHT = 0.05
"""Chance that somebody turns out able to help where the owner never thought of them (no unit), without a record. It
lets a first talk be worth something; small, so that help already noted always comes before it."""
USUAL_COULD = CERTAINTY * 2 / 3
"""What help that comes up is worth as "could" (0 to 1): of the middle influence, 2 of 3."""
PRIOR_RATE = UNTHOUGHT / USUAL_COULD
"""Chance that a need comes up in a first talk, without a record: the same 0.05, told as how often."""
PRIOR_NEEDS = 160.0
"""Needs looked at that the prior of all rings together is worth: twenty first talks about a goal of eight needs. A rate
this small is known badly after few talks; at half the weight, chance cost more than it taught where rings are alike."""
RING_NEEDS = 160.0
"""Needs looked at that the mean of all rings is worth for one ring: below twenty talks there, the others say more."""
NOTED_DAYS = 7
"""Days from a talk in which help that is noted of the person counts as having come up in it."""
RINGS = 6
"""Groups of people: on no ring (0), and rings 1 to 5."""


@dataclass(frozen=True, slots=True)
class FirstTalk:
    """The first talk with somebody about a goal: needs for which nothing was noted before, and those that came up."""

    day: date
    ring: int
    looked: int
    came_up: int


@dataclass(frozen=True, slots=True)
class BroughtUp:
    """What first talks brought to light, by ring (0 is none): `looked` and `came_up` count needs, the others talks."""

    looked: tuple[int, ...] = (0,) * RINGS
    came_up: tuple[int, ...] = (0,) * RINGS
    talks: tuple[int, ...] = (0,) * RINGS
    fruitful: tuple[int, ...] = (0,) * RINGS

    def rate(self, ring: int) -> float:
        """Give how likely a need comes up in a first talk with somebody on `ring`, 0 to 1.

        Partial pooling in closed form (Gelman et al. 2013, ch. 5): the mean of all rings is the posterior mean of
        Beta-binomial counts; each ring's prior has that mean, and its own talks move it from there.
        """
        pooled = (PRIOR_NEEDS * PRIOR_RATE + sum(self.came_up)) / (PRIOR_NEEDS + sum(self.looked))
        return (RING_NEEDS * pooled + self.came_up[ring]) / (RING_NEEDS + self.looked[ring])

    def unthought(self, members: Sequence[Member]) -> NDArray[np.float64]:
        """Give the chance (p) of help that nobody thought of, a need; exactly `UNTHOUGHT` without a record."""
        if not any(self.talks):
            return np.full(len(members), UNTHOUGHT)
        by_ring = [self.rate(ring) * USUAL_COULD for ring in range(RINGS)]
        return np.array([by_ring[m.ring or 0] for m in members], dtype=np.float64)

    def reason(self, ring: int) -> Reason | None:
        """Give in words what first talks on a ring brought, with the rate; None before there were any."""
        if not self.talks[ring]:
            return None
        rate, came, talks = self.rate(ring), self.fruitful[ring], self.talks[ring]
        share = percent(rate)
        if not ring:
            return Reason(
                say(
                    "{came} of {talks} first talks with people on no ring brought up help you had not thought of: "
                    "for each need the plan reckons with {share}.",
                    talks=talks,
                    came=came,
                    share=share,
                ),
                rate,
            )
        return Reason(
            say(
                "{came} of {talks} first talks with people on ring {ring} brought up help you had not thought of: "
                "for each need the plan reckons with {share}.",
                talks=talks,
                ring=ring,
                came=came,
                share=share,
            ),
            rate,
        )


def brought_up(
    members: Sequence[Member], loop: Loop, *, needs: Collection[str], since: date | None, today: date
) -> BroughtUp:
    """Count what first talks since `since` brought up, among `members`, for `needs` (ids).

    Talks count once a week has passed, in which what came up is noted. Nothing counts up to and with the day on which
    the owner first noted help out of a talk: before it, that nothing was noted says nothing.
    """
    talks = list(first_talks(members, loop, needs=needs, since=since))
    settled = [talk for talk in talks if talk.day + timedelta(days=NOTED_DAYS) <= today]
    begin = min((talk.day for talk in settled if talk.came_up), default=None)
    return _counted(talk for talk in settled if begin is not None and talk.day > begin)


def first_talks(
    members: Sequence[Member], loop: Loop, *, needs: Collection[str], since: date | None
) -> Iterator[FirstTalk]:
    """Give the first talk with each of `members` since `since`, where there was one."""
    first: dict[str, date] = {}
    for talk in loop.talks:
        if since is None or talk.day >= since:
            person_id = loop.person_id(talk.person)
            first[person_id] = min(first.get(person_id, talk.day), talk.day)
    for member in members:
        if (day := first.get(member.person_id)) is not None:
            yield _first_talk(member, day, needs=needs)


def _first_talk(member: Member, day: date, *, needs: Collection[str]) -> FirstTalk:
    before, after = set(), set()
    for offer in member.offers:
        noted = offer.noted_on
        if noted is None or noted < day:
            before.add(offer.need_id)
        elif noted < day + timedelta(days=NOTED_DAYS):
            after.add(offer.need_id)
    unthought = set(needs) - before
    return FirstTalk(day, member.ring or 0, looked=len(unthought), came_up=len(unthought & after))


def _counted(talks: Iterable[FirstTalk]) -> BroughtUp:
    counts = np.zeros((4, RINGS), dtype=np.int64)
    for talk in talks:
        counts[:, talk.ring] += (talk.looked, talk.came_up, 1, talk.came_up > 0)
    looked, came_up, held, fruitful = (tuple(row) for row in counts.tolist())
    return BroughtUp(looked, came_up, held, fruitful)
