"""Made-up people around one goal: what tests of the reading and the plan are written with."""

import random
from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import strategies as st

from kithmap.gaps.member import BY_MYSELF, Link, Member
from kithmap.gaps.reading import Reading, read_map
from kithmap.gaps.situation import Situation, situation
from kithmap.goals.goal import Category, Chair, Goal
from kithmap.goals.lack import Lack
from kithmap.goals.need import Need, Support
from kithmap.goals.offer import Offer, OfferState
from kithmap.goals.target import Target
from kithmap.people.met import Met
from kithmap.ties.talk import Talk
from kithmap.ties.tie import Rhythm, Tie, Warmth

TODAY = date(2026, 11, 2)
GOAL = Goal(id="goal", outcome="Lead a data team", by=date(2027, 6, 30))
NEEDS = (
    Need(id="intro", goal_id="goal", support=Support.INTRODUCTION, label="Introductions", importance=3),
    Need(id="advice", goal_id="goal", support=Support.ADVICE, label="Advice", importance=2, question="Who would know?"),
    Need(id="cheer", goal_id="goal", support=Support.ENCOURAGEMENT, label="Cheer", importance=1),
)
CATEGORIES = (
    Category(id="work", goal_id="goal", name="Colleagues", order=0, colour=0, prompt="Who sits near you?"),
    Category(id="friends", goal_id="goal", name="Friends", order=1, colour=1),
)
GIVEN = (
    *("Ana", "Ben", "Cleo", "Dora", "Eli", "Finn", "Gita", "Hugo", "Ines", "Jon", "Kaya", "Lars", "Mina", "Nils"),
    *("Oda", "Paul", "Quin", "Rosa", "Sami", "Tove"),
)


def tie(
    person_id: str, *, days_ago: int | None = None, days: int = 20, warmth: Warmth = Warmth.UNKNOWN, gap: float = 10.0
) -> Tie:
    """A tie with as much sent as received; `days_ago` is the last contact, None for none."""
    if days_ago is None:
        return Tie(person_id=person_id, strength=None, warmth_score=None, warmth=Warmth.UNKNOWN, rhythm=Rhythm.UNKNOWN)
    return Tie(
        person_id=person_id,
        strength=0.5,
        warmth_score=0.5,
        warmth=warmth,
        rhythm=Rhythm.ON_TRACK,
        sent=days,
        received=days,
        days_with_contact=days,
        first=TODAY - timedelta(days=days_ago + 900),
        last=TODAY - timedelta(days=days_ago),
        usual_gap_days=gap,
        silence_days=days_ago,
    )


def person(
    number: int,
    *,
    ring: int | None = None,
    proposed: bool = False,
    category: str | None = "work",
    organisation: str = "",
    offers: Sequence[Offer] = (),
    bond: Tie | None = None,
    met_through: str | None = None,
    **more: object,
) -> Member:
    """The member with that number: p0 is Ana Alm, p1 is Ben Alm …"""
    person_id = f"p{number}"
    return Member(
        person_id=person_id,
        name=name_of(number),
        given=GIVEN[number % len(GIVEN)],
        organisation=organisation,
        ring=ring,
        ring_is_proposed=proposed,
        category_id=category,
        tie=bond or tie(person_id),
        offers=tuple(offers),
        met_through=met_through,
        **more,  # type: ignore[arg-type]
    )


def name_of(number: int) -> str:
    """One name a number, none of which is part of another."""
    return f"{GIVEN[number % len(GIVEN)]} {('Alm', 'Berg', 'Dahl', 'Ek')[number // len(GIVEN)]}"


def offer(
    need: str, number: int, *, state: OfferState = OfferState.COULD, influence: int = 3, proposed: bool = False
) -> Offer:
    return Offer(need_id=need, person=f"p{number}", state=state, influence=influence, proposed=proposed)


def read(
    members: Sequence[Member],
    *,
    links: Sequence[Link] = (),
    chairs: Sequence[Chair] = (),
    pool: Sequence[Member] = (),
    dormant_days: int = 365,
    lacks: Sequence[Lack] = (),
    targets: Sequence[Target] = (),
) -> Reading:
    """Read the map that these people make."""
    return read_map(
        members,
        goal=GOAL,
        needs=NEEDS,
        categories=CATEGORIES,
        links=links,
        chairs=chairs,
        pool=pool,
        today=TODAY,
        dormant_days=dormant_days,
        lacks=lacks,
        targets=targets,
    )


def now_of(members: Sequence[Member], *, pool: Sequence[Member] = (), links: Sequence[Link] = ()) -> Situation:
    """The situation that these people make."""
    return situation(
        members, goal=GOAL, needs=NEEDS, categories=CATEGORIES, links=links, chairs=(), pool=pool, today=TODAY
    )


def some_offers(number: int, chance: random.Random) -> tuple[Offer, ...]:
    """Up to three offers of one person, of any state, for needs of this goal or another."""
    return tuple(
        offer(
            chance.choice([*(need.id for need in NEEDS), "other-goal"]),
            number,
            state=chance.choice(list(OfferState)),
            influence=chance.randint(0, 3),
            proposed=chance.random() < 0.3,
        )
        for _ in range(chance.choice([0, 0, 1, 2, 3]))
    )


def somebody(number: int, chance: random.Random) -> Member:
    """A person of any kind; now and then everything about them is unknown."""
    days_ago = chance.choice([None, chance.randint(0, 60), chance.randint(0, 1500)])
    return person(
        number,
        ring=chance.choice([None, 1, 2, 3, 4, 5]),
        proposed=chance.random() < 0.5,
        category=chance.choice(["work", "friends", "gone", None]),
        organisation=chance.choice(["", "Acme", "Acme Labs"]),
        offers=some_offers(number, chance),
        bond=tie(f"p{number}", days_ago=days_ago, days=chance.randint(1, 90), warmth=chance.choice(list(Warmth))),
        met_through=chance.choice([None, BY_MYSELF, "p0", "p1"]),
        elsewhere=chance.choice([(), ("Acme GmbH",), ("Fern", "Acme")]),
        shared=chance.choice(["", "Fern"]),
        met=chance.choice([None, Met(person=f"p{number}", how="choir")]),
        talked=chance.choice([None, Talk(person=f"p{number}", day=TODAY - timedelta(days=200), note="A new job.")]),
    )


def people(*, start: int = 0, most: int = 24) -> st.SearchStrategy[tuple[Member, ...]]:
    """Up to `most` people of any kind, made from one drawn seed: a thousand networks a second."""

    def made(count: int, seed: int) -> tuple[Member, ...]:
        chance = random.Random(seed)
        return tuple(somebody(start + i, chance) for i in range(count))

    return st.builds(made, st.integers(0, most), st.integers(0, 2**32))


def links_of(*, count: int = 24) -> st.SearchStrategy[tuple[Link, ...]]:
    """Any links, also with oneself, without weight, or of people who are not there."""

    def made(many: int, seed: int) -> tuple[Link, ...]:
        chance = random.Random(seed)
        ends = [(chance.randint(0, count), chance.randint(0, count)) for _ in range(many)]
        return tuple(Link(f"p{a}", f"p{b}", chance.choice([0.0, 0.2, 1.0])) for a, b in ends)

    return st.builds(made, st.integers(0, 80), st.integers(0, 2**32))
