"""Whoever is where the owner would like to be comes a little sooner, and the card says so."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from kithmap.gaps.member import Member
from kithmap.goals.target import Target
from kithmap.plan.aims import aims
from kithmap.plan.loop import Loop
from kithmap.plan.week import Circle, Week, plan_week
from kithmap.ties.tie import Warmth
from tests.gaps.circle import TODAY, offer, person, read, tie


def employed(number: int, organisation: str) -> Member:
    """Somebody in ring 3, warm, of whom nothing else is known."""
    member = person(number, ring=3, bond=tie(f"p{number}", days_ago=4, warmth=Warmth.WARM))
    return replace(member, organisation=organisation)


def week(members: Sequence[Member], *targets: Target, pool: Sequence[Member] = (), size: int = 1) -> Week:
    found = Circle(members=members, reading=read(members, pool=pool), pool=pool, loop=Loop(targets=targets))
    return plan_week(found, today=TODAY, size=size)


def target(organisation: str, *, motivation: int | None = None, advocate: str = "") -> Target:
    return Target(goal_id="goal", organisation=organisation, motivation=motivation, advocate=advocate)


def ids(planned: Week) -> list[str]:
    return [talk.person_id for talk in planned.conversations]


ALIKE = [employed(0, "Initech"), employed(1, "Globex GmbH"), employed(2, "Acme")]


def test_among_equals_somebody_at_a_target_comes_first_and_the_card_says_why() -> None:
    """The legal form is no part of a name."""
    planned = week(ALIKE, target("Globex"))

    assert ids(week(ALIKE)) == ["p0"]
    assert ids(planned) == ["p1"]
    assert "They are at Globex, where you would like to be." in [reason.text for reason in planned.conversations[0].why]


def test_the_more_wanted_comes_first() -> None:
    """Motivation orders the list, as the owner said it."""
    assert ids(week(ALIKE, target("Globex", motivation=1), target("Acme", motivation=5))) == ["p2"]


def test_help_for_a_need_comes_before_an_aim() -> None:
    """Coverage decides; an aim only tells apart those whose talk changes little else."""
    helper = replace(employed(3, "Initech"), offers=(offer("intro", 3),))

    assert ids(week([*ALIKE, helper], target("Globex", motivation=5))) == ["p3"]


def test_where_somebody_speaks_for_the_owner_nobody_else_is_needed() -> None:
    """Two advocates at one place are no better than one."""
    assert ids(week(ALIKE, target("Globex", advocate="p9"))) == ["p0"]


def test_somebody_of_the_pool_at_a_target_may_come() -> None:
    """People never contacted are often where one would like to be."""
    stranger = replace(person(9), organisation="Globex")
    others = [employed(0, "Initech")]

    assert "p9" in ids(week(others, target("Globex"), pool=[stranger], size=5))
    assert "p9" not in ids(week(others, pool=[stranger], size=5))


def test_a_second_talk_at_one_place_adds_less() -> None:
    """By hand: reached .6 and .5; 1 - .4 = .6 alone, 1 - .4 · .5 = .8 together."""
    found = aims(
        [employed(0, "Acme"), employed(1, "Acme")], [target("Acme", motivation=5)], reached=np.array([0.6, 0.5])
    )

    assert found.remaining.tolist() == [[0.4], [0.5]]
    assert found.weight.tolist() == [0.01]
    assert 1 - found.remaining.prod(axis=0)[0] == 0.8
