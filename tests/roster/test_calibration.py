"""Rings learned from the owner's own placements."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from kithmap.goals.goal import Placement
from kithmap.goals.pull import Pull
from kithmap.people.correspondents import count_correspondents
from kithmap.people.directory import Directory, find_people
from kithmap.roster.calibrated import Calibrated, Missing, calibrate
from kithmap.roster.calibration import learn
from kithmap.roster.proposals import ring_proposals
from kithmap.roster.rings import proposed_rings
from kithmap.roster.standing import Roster, Standing
from kithmap.sources.card import Card
from kithmap.sources.interactions import gather
from kithmap.ties.strength import Ties
from kithmap.ties.tie_reading import read_ties

GOAL = "goal:new-job"


def people(number: int) -> Directory:
    """Give a directory of `number` people from one address book."""
    nobody = count_correspondents(gather([]))
    cards = {card.id: card for card in (Card(source="vcard", key=f"{i:03}", name=f"P{i} Of{i}") for i in range(number))}
    return find_people(cards, correspondents=nobody, verdicts=(), own=frozenset())


def ties(strength: NDArray[np.float64], *, days: int = 9, out: int = 5) -> Ties:
    size = len(strength)
    whole = np.full(size, 5)
    return Ties(
        as_of=date(2026, 3, 16),
        strength=strength,
        alive=strength,
        reciprocity=np.ones(size),
        days=np.full(size, days),
        out=np.full(size, out),
        got=whole,
        both=np.zeros(size, dtype=int),
        calls=np.zeros((size, 3), dtype=int),
        first=np.zeros(size, dtype=int),
        last=np.full(size, 100),
        usual_gap=np.full(size, 7.0),
        spells=np.full(size, days),
    )


def placed(directory: Directory, rings: dict[int, int | None], *, goal: str = GOAL) -> list[Placement]:
    return [Placement(goal_id=goal, person=directory.people[row].id, ring=ring) for row, ring in rings.items()]


STRENGTH = np.linspace(0.5, 20.0, 40)
"""Forty ties, the last one strongest."""


def of(rings: dict[int, int | None]) -> Calibrated:
    directory = people(40)
    return calibrate(ties(STRENGTH), directory, placed(directory, rings), goal_id=GOAL)


def test_an_owner_with_a_small_inner_circle_gets_a_small_one_proposed() -> None:
    """Usually 15 of 40 even ties are close; this owner says that only the strongest five of every forty are."""
    every_other: dict[int, int | None] = {row: 2 if row >= 35 else 4 for row in [*range(0, 40, 2), 37, 39]}
    found = of(every_other)
    usual = proposed_rings(ties(STRENGTH))

    assert found.learned is not None
    assert (usual <= 2).sum() == 15
    assert 3 <= (found.rings <= 2).sum() <= 7
    assert found.rings[0] == 4


def test_nineteen_placements_teach_nothing_and_say_how_many_are_missing() -> None:
    """Below twenty the borders would follow single people."""
    found = of({row: 2 if row > 25 else 4 for row in range(10, 29)})

    assert (found.learned, found.missing, found.needed) == (None, Missing.PLACED, 1)
    assert found.rings.tolist() == proposed_rings(ties(STRENGTH)).tolist()


@pytest.mark.parametrize(("ring", "missing"), [(1, Missing.FURTHER), (5, Missing.CLOSE)])
def test_who_places_all_alike_has_not_said_where_the_border_is(ring: int, missing: Missing) -> None:
    """Twenty friends say nothing about who is none."""
    found = of(dict.fromkeys(range(20), ring))

    assert (found.learned, found.missing, found.needed) == (None, missing, 3)


def test_people_without_a_ring_or_a_known_tie_teach_nothing() -> None:
    """Not placed is never weak, and absence of contact in the files says nothing."""
    directory = people(40)
    without_ring = placed(directory, dict.fromkeys(range(40)))
    unknown = calibrate(ties(STRENGTH, days=2), directory, placed(directory, dict.fromkeys(range(40), 2)), goal_id=GOAL)

    assert calibrate(ties(STRENGTH), directory, without_ring, goal_id=GOAL).needed == 20
    assert unknown.needed == 20
    assert set(unknown.rings.tolist()) == {0}


def test_other_maps_teach_too_and_this_one_has_the_last_word() -> None:
    """Closeness is one thing on all maps, but what was said for this goal is newer to it."""
    directory = people(40)
    here, elsewhere = placed(directory, {0: 5}), placed(directory, {0: 1, 1: 4}, goal="goal:health")
    found = calibrate(ties(STRENGTH), directory, [*here, *elsewhere], goal_id=GOAL)

    assert dict(zip(found.placed.tolist(), found.told.tolist(), strict=True)) == {0: 5, 1: 4}


def test_whoever_was_never_answered_stays_outside_whatever_was_learned() -> None:
    """A newsletter is no friend of anybody's."""
    directory = people(40)
    told = placed(directory, {row: 1 if row > 4 else 3 for row in range(20)})
    found = calibrate(ties(STRENGTH, out=0), directory, told, goal_id=GOAL)

    assert found.learned is not None
    assert found.rings.min() == 4


def test_chances_are_the_shares_seen_where_strength_tells_nothing() -> None:
    """By hand: of 60 equal ties 15 are on ring 1-2, 45 on ring 4; the borders are then log odds of 1/4."""
    same = np.full(60, 3.0)
    rings = np.array([2] * 15 + [4] * 45)
    learned = learn(same, rings, all_strength=np.zeros(0), usual_rings=np.zeros(0, dtype=np.int8))

    assert learned.chances(same[:1])[0, 1] == pytest.approx(0.25, abs=0.01)
    assert learned.chances(same[:1])[0, 3] > 0.9


@given(st.lists(st.tuples(st.floats(0, 1e4), st.integers(1, 5)), min_size=1, max_size=60))
def test_whoever_is_stronger_is_never_proposed_further_out_than_the_weaker(told: list[tuple[float, int]]) -> None:
    """Borders of further rings lie further out, and the curve is finite for whatever owners do."""
    strength, rings = (np.array(column) for column in zip(*told, strict=True))
    usual = np.linspace(0, 30, 30), np.repeat(np.arange(5, 0, -1), 6)
    learned = learn(strength.astype(np.float64), rings, all_strength=usual[0], usual_rings=usual[1])
    chances = learned.chances(np.linspace(0, 2e4, 50))

    assert np.isfinite(chances).all()
    assert (np.diff(chances, axis=1) >= -1e-9).all()


@pytest.mark.parametrize(("ring", "number"), [(3, 24), (4, 0)])
def test_of_the_pool_two_dozen_are_proposed_up_to_ring_three(ring: int, number: int) -> None:
    """Two minutes of taps; whoever would stand further out can wait."""
    directory, bonds = people(40), ties(STRENGTH)
    book = read_ties(bonds)
    pool = tuple(
        Standing(
            person=person,
            tie=book.tie(row, person.id),
            pull=Pull(person_id=person.id, value=None),
            offers=(),
            ring=None,
            ring_is_proposed=False,
            category_id=None,
            category_is_proposed=False,
        )
        for row, person in enumerate(directory.people)
    )
    taught = of({row: 2 if row > 20 else 4 for row in range(40)})
    found = ring_proposals(
        replace(taught, rings=np.full(40, ring, dtype=np.int8)), Roster((), pool), ties=bonds, directory=directory
    )

    assert len(found) == number
