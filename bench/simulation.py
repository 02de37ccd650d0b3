"""Twelve weeks in made-up networks: the plan beside simpler ways to choose whom to talk with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from math import exp

import numpy as np

from kithmap.gaps.chance import could, reach
from kithmap.gaps.member import Member
from kithmap.gaps.reading import read_map
from kithmap.goals.goal import Goal
from kithmap.goals.need import Need, Support
from kithmap.goals.offer import Offer, OfferState
from kithmap.people.directory import Directory
from kithmap.people.person import Person
from kithmap.plan.after_talk import after_talk
from kithmap.plan.attempts import attempts
from kithmap.plan.loop import Loop
from kithmap.plan.week import READY_FROM, WEEK, Circle, plan_week
from kithmap.plan.week_choice import WeekChoice
from kithmap.ties.daily import ContactDays, contact_days
from kithmap.ties.history import History
from kithmap.ties.strength import measure_ties
from kithmap.ties.talk import Talk, talk_history, with_talks
from kithmap.ties.tie import Warmth
from kithmap.ties.tie_reading import read_ties

PEOPLE, NEEDS, WEEKS = 60, 8, 12
START = date(2026, 1, 5)
AGAIN_AFTER_DAYS = 21
"""Nobody is talked with twice within three weeks, whoever chooses."""
RHYTHM_DAYS = {1: 10, 2: 25, 3: 70, 4: 160, 5: 320}
"""Days between two contacts that come about by themselves, by ring, on average."""
OVERDUE_DAYS = {1: 14, 2: 30, 3: 60, 4: 90, 5: 180}
"""What a reminder app would be set to, by ring."""
HIDDEN = 0.094
"""Chance of help that the owner has not thought of: times 0.533 on average it is the 0.05 of the plan's model."""


def anchor(row: int) -> str:
    """Give the id of the person in a row."""
    return f"card:{row}"


class World(StrEnum):
    """How people answer: as the documented model says, and in two ways that violate it."""

    DOCUMENTED = "as documented"
    COLD = "warmth does not matter"
    SHY = "lost ties seldom answer, outsiders know most"


@dataclass(frozen=True, slots=True)
class Network:
    """One made-up network; what the owner knows, and what only the world knows.

    `offers` are noted; `hidden` come to light in a talk. `generosity` shifts the log-odds of each person's yes where
    warmth does not matter. `background` are contacts that come about by themselves, before and during the weeks.
    """

    people: tuple[Person, ...]
    rings: tuple[int, ...]
    needs: tuple[Need, ...]
    offers: tuple[tuple[Offer, ...], ...]
    hidden: tuple[tuple[Offer, ...], ...]
    generosity: tuple[float, ...]
    answers: tuple[float, ...]
    background: tuple[Talk, ...]


def made_up(seed: int, world: World) -> Network:
    """Give the network of a seed; the same people in each world but for what the world changes."""
    chance = np.random.default_rng(seed)
    rings = tuple(int(ring) for ring in chance.choice([1, 2, 3, 4, 5], PEOPLE, p=[0.08, 0.17, 0.3, 0.25, 0.2]))
    needs = tuple(
        Need(id=f"n{i}", goal_id="g", support=Support.ADVICE, label=f"Need {i}", importance=1 + i % 3)
        for i in range(NEEDS)
    )
    noted, hidden = chance.random((PEOPLE, NEEDS)) < 0.07, chance.random((PEOPLE, NEEDS))
    rate = [HIDDEN if world is not World.SHY else (0.02, 0.02, 0.09, 0.15, 0.15)[ring - 1] for ring in rings]
    influence = chance.integers(1, 4, (PEOPLE, NEEDS))

    def offers(row: int, which: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> tuple[Offer, ...]:
        columns = np.flatnonzero(which)
        return tuple(Offer(need_id=f"n{n}", person=anchor(row), influence=int(influence[row, n])) for n in columns)

    rows = range(PEOPLE)
    return Network(
        people=tuple(Person(id=anchor(row), name=f"Person {row:02}") for row in rows),
        rings=rings,
        needs=needs,
        offers=tuple(offers(row, noted[row]) for row in rows),
        hidden=tuple(offers(row, ~noted[row] & (hidden[row] < rate[row])) for row in rows),
        generosity=tuple(chance.normal(0.0, 1.0, PEOPLE).tolist()),
        answers=tuple(chance.random(PEOPLE * WEEKS).tolist()),
        background=_background(rings, chance),
    )


def _background(rings: Sequence[int], chance: np.random.Generator) -> tuple[Talk, ...]:
    """Give contacts of four years and the weeks themselves; half of the outer ties broke off at some time."""
    talks = []
    for row, ring in enumerate(rings):
        broke_off = int(chance.integers(120, 1400)) if chance.random() < (0.1, 0.2, 0.5, 0.6, 0.6)[ring - 1] else -84
        day = 1460.0 - float(chance.exponential(RHYTHM_DAYS[ring]))
        while day > max(broke_off, -84):
            talks.append(Talk(person=anchor(row), day=START - timedelta(days=int(day)), note=str(day)))
            day -= max(float(chance.exponential(RHYTHM_DAYS[ring])), 1.0)
    return tuple(talks)


@lru_cache(maxsize=2)
def _background_history(background: tuple[Talk, ...]) -> History:
    """Give the contacts that come about by themselves as a history, once for all weeks of a network."""
    return talk_history(background)


@dataclass(frozen=True, slots=True)
class Now:
    """What a way of choosing sees on a Monday. `silence` is days since the last contact, nan for none.

    `talked` and `weeks` are what the owner has told so far: talks that came about, and whom they set out to talk with.
    """

    network: Network
    today: date
    members: tuple[Member, ...]
    days: ContactDays
    silence: np.ndarray[tuple[int], np.dtype[np.float64]]
    talked: tuple[Talk, ...]
    weeks: tuple[WeekChoice, ...]
    resting: frozenset[str]
    chance: np.random.Generator


Way = Callable[[Now], list[str]]
PAST = "the plan without its record"
"""Not another way to choose: what the plan would be if it learned nothing."""


def by_plan(now: Now) -> list[str]:
    """The week as Kithmap plans it."""
    return _planned(now, now.members, weeks=now.weeks)


def without_record(now: Now) -> list[str]:
    """The same, with nothing learned from who answered and what talks brought up."""
    undated = [replace(m, offers=tuple(replace(offer, noted_on=None) for offer in m.offers)) for m in now.members]
    return _planned(now, undated, weeks=())


def _planned(now: Now, members: Sequence[Member], *, weeks: tuple[WeekChoice, ...]) -> list[str]:
    goal = Goal(id="g", outcome="A goal", since=START)
    reading = read_map(members, goal=goal, needs=now.network.needs, categories=(), links=(), chairs=(), today=now.today)
    then = after_talk(now.days, today=now.today)
    rows = {person.id: row for row, person in enumerate(now.network.people)}
    loop = Loop(people=Directory(now.network.people, (), (), rows, {}), talks=now.talked, weeks=weeks)
    circle = Circle(
        members=members,
        reading=reading,
        warmth_then={person_id: then.warmth(row) for person_id, row in rows.items()},
        loop=loop,
        attempts=attempts(loop, now.days, today=now.today),
    )
    week = plan_week(circle, today=now.today, not_now=now.resting)
    return [talk.person_id for talk in week.conversations]


def closest_first(now: Now) -> list[str]:
    """The closest rings, the stronger tie first."""
    return _first(now, key=lambda row: (now.network.rings[row], -(now.members[row].tie.strength or 0.0)))


def most_dormant_first(now: Now) -> list[str]:
    """The longest silence; people never contacted come last."""
    return _first(now, key=lambda row: -float(np.nan_to_num(now.silence[row], nan=-1.0)))


def at_random(now: Now) -> list[str]:
    """Anybody."""
    order = now.chance.permutation(PEOPLE)
    return _first(now, key=lambda row: int(order[row]))


def overdue_first(now: Now) -> list[str]:
    """Whoever is furthest beyond an interval set by ring, as reminder apps do it."""
    silence = np.nan_to_num(now.silence, nan=0.0)
    return _first(now, key=lambda row: -float(silence[row]) / OVERDUE_DAYS[now.network.rings[row]])


WAYS: dict[str, Way] = {
    "the plan": by_plan,
    "closest first": closest_first,
    "most dormant first": most_dormant_first,
    "random": at_random,
    "overdue first": overdue_first,
    PAST: without_record,
}


def _first(now: Now, *, key: Callable[[int], object]) -> list[str]:
    free = [row for row in range(PEOPLE) if anchor(row) not in now.resting]
    return [anchor(row) for row in sorted(free, key=key)[:WEEK]]  # type: ignore[arg-type]


def twelve_weeks(seed: int, world: World, way: Way) -> float:
    """Give the true expected coverage (0 to 1) on the day after twelve weeks of talks chosen in one `way`."""
    network = made_up(seed, world)
    chance = np.random.default_rng((seed, 1))
    talked: list[Talk] = []
    weeks: list[WeekChoice] = []
    known = [list(offers) for offers in network.offers]
    for week in range(WEEKS):
        today = START + timedelta(days=7 * week)
        now = _now(network, today, talked=talked, weeks=weeks, known=known, chance=chance)
        chosen = way(now)
        weeks.append(WeekChoice(goal_id="g", start=today, people=tuple(chosen)))
        for place, person_id in enumerate(chosen):
            row = int(person_id.rpartition(":")[2])
            if not _answers(now, row, world, draw=network.answers[(WEEK * week + place) % len(network.answers)]):
                continue
            talked.append(Talk(person=person_id, day=today))
            known[row] = _told(now.members[row], network.hidden[row], today=today)
    end = START + timedelta(days=7 * WEEKS)
    return _coverage(_now(network, end, talked=talked, weeks=weeks, known=known, chance=chance), world)


def _told(member: Member, hidden: Sequence[Offer], *, today: date) -> list[Offer]:
    """Give what is noted of a person after a talk: hidden help came to light, and help in reach was asked for."""
    new = [replace(offer, noted_on=today) for offer in hidden]
    is_ready = reach(member) >= READY_FROM and member.tie.warmth not in (Warmth.COLD, Warmth.DORMANT)
    noted = [replace(offer, state=OfferState.ASKED) if is_ready else offer for offer in member.offers]
    return [*noted, *(offer for offer in new if all(offer.need_id != old.need_id for old in noted))]


def _answers(now: Now, row: int, world: World, *, draw: float) -> bool:
    is_lost = not float(np.nan_to_num(now.silence[row], nan=1e9)) <= 365
    return world is not World.SHY or not is_lost or draw < 0.4


def _now(
    network: Network,
    today: date,
    *,
    talked: Sequence[Talk],
    weeks: Sequence[WeekChoice],
    known: Sequence[Sequence[Offer]],
    chance: np.random.Generator,
) -> Now:
    rows = {anchor(row): row for row in range(PEOPLE)}
    history = with_talks(_background_history(network.background), talked)
    days = contact_days(history, np.array([rows[h] for h in history.handles], dtype=np.int64), people=PEOPLE)
    ties = measure_ties(days, as_of=today)
    book = read_ties(ties)
    members = tuple(
        Member(
            person_id=person.id,
            name=person.name,
            organisation="",
            ring=network.rings[row],
            ring_is_proposed=False,
            category_id=None,
            tie=book.tie(row, person.id),
            offers=tuple(known[row]),
        )
        for row, person in enumerate(network.people)
    )
    lately = today - timedelta(days=AGAIN_AFTER_DAYS)
    resting = frozenset(talk.person for talk in talked if talk.day > lately)
    return Now(network, today, members, days, ties.silence, tuple(talked), tuple(weeks), resting, chance)


def _coverage(now: Now, world: World) -> float:
    """Give Σ importance share · (1 - Π (1 - chance)) with the chances of the world, not of the model."""
    open_still = dict.fromkeys((need.id for need in now.network.needs), 1.0)
    for row, member in enumerate(now.members):
        for offer in member.offers:
            open_still[offer.need_id] *= 1.0 - _true_chance(now, row, member, offer, world)
    whole = sum(need.importance for need in now.network.needs)
    return sum(need.importance * (1.0 - open_still[need.id]) for need in now.network.needs) / whole


def _true_chance(now: Now, row: int, member: Member, offer: Offer, world: World) -> float:
    if world is World.COLD:
        plain = (1.6, 1.1, 0.4, -0.2, -0.5)[now.network.rings[row] - 1] + now.network.generosity[row]
        return could(offer) / (1.0 + exp(-plain))
    if world is World.SHY and member.is_close:
        return 0.5 * could(offer) * reach(member)
    return could(offer) * reach(replace(member))
