"""Coverage is the chance that somebody helps, and says on whom it rests."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithmap.gaps.chance import could, reach
from kithmap.gaps.coverage import coverage
from kithmap.gaps.member import Member
from kithmap.goals.offer import OfferState
from kithmap.ties.tie import Warmth
from tests.gaps.circle import NEEDS, offer, people, person, some_offers, tie


def test_two_people_cover_better_than_one() -> None:
    """By hand: unknown people are reached with 1/2, who decides it could with .8, so .4 each and 1 - .6² together."""
    found = coverage(NEEDS, [person(0, offers=[offer("intro", 0)]), person(1, offers=[offer("intro", 1)])])

    assert found.needs[0].value == pytest.approx(0.64)
    assert found.needs[0].is_covered
    assert found.needs[0].without("p0") == pytest.approx(0.4)
    assert found.needs[1].value == 0


def test_the_worked_case_of_the_method_page() -> None:
    """By hand, as on docs/methods/coverage.md: .745, .280 and .067 make .828, and it rests on Ana: .328 without her."""
    members = [
        person(0, ring=1, bond=tie("p0", days_ago=3, warmth=Warmth.WARM), offers=[offer("intro", 0)]),
        person(1, ring=3, bond=tie("p1", days_ago=900, warmth=Warmth.DORMANT), offers=[offer("intro", 1, influence=2)]),
        person(2, offers=[offer("intro", 2, influence=1, proposed=True)]),
    ]
    found = coverage(NEEDS, members).needs[0]

    assert [round(carrier.chance, 3) for carrier in found.carriers] == [0.745, 0.28, 0.067]
    assert found.value == pytest.approx(0.828, abs=5e-4)
    assert found.rests_on is not None
    assert found.without("p0") == pytest.approx(0.328, abs=5e-4)


def test_a_no_is_kept_apart_from_silence() -> None:
    """Who declined is not asked again as if nothing had been said, and carries nothing."""
    found = coverage(NEEDS, [person(0, offers=[offer("intro", 0, state=OfferState.DECLINED)])])

    assert found.needs[0].carriers == ()
    assert found.needs[0].declined == ("p0",)
    assert found.offering == 1


def test_a_need_rests_on_the_one_who_carries_more_than_half() -> None:
    """By hand: .4 and .4·1/3 give .48; without the first .13 is left, below half; without the second .4 stays."""
    strong, weak = person(0, offers=[offer("intro", 0)]), person(1, offers=[offer("intro", 1, influence=1)])
    resting = coverage(NEEDS, [strong, weak]).needs[0].rests_on
    shared = coverage(NEEDS, [strong, person(1, offers=[offer("intro", 1)])]).needs[0].rests_on

    assert resting is not None
    assert resting.person_id == "p0"
    assert shared is None


def test_kithmaps_guess_counts_half_of_the_owners_word() -> None:
    """A proposal may help to see, never outweigh what the owner said."""
    assert could(offer("intro", 0, proposed=True)) == pytest.approx(could(offer("intro", 0)) / 2)


def test_a_proposed_ring_moves_reach_half_as_far() -> None:
    """By hand: ring 1 is log-odds 1.6, so .832; proposed 0.8, so .690."""
    assert reach(person(0, ring=1)) == pytest.approx(0.832, abs=5e-4)
    assert reach(person(0, ring=1, proposed=True)) == pytest.approx(0.690, abs=5e-4)


@settings(max_examples=100, deadline=None)
@given(people(most=8), st.integers(0, 7), st.integers(0, 2**32))
def test_one_more_offer_never_lowers_coverage(members: tuple[Member, ...], number: int, seed: int) -> None:
    """Noting help must never look like losing it, whatever its state."""
    if number >= len(members):
        return
    more = some_offers(number, random.Random(seed))
    richer = replace(members[number], offers=members[number].offers + more)
    before = coverage(NEEDS, members)
    after = coverage(NEEDS, [*members[:number], richer, *members[number + 1 :]])

    assert after.offering >= before.offering
    for old, new in zip(before.needs, after.needs, strict=True):
        assert new.value >= old.value - 1e-12
        assert set(old.people) <= set(new.people)


@given(st.none() | st.integers(1, 5), st.booleans(), st.sampled_from(Warmth))
def test_what_is_unknown_never_counts_as_weak(ring: int | None, proposed: bool, warmth: Warmth) -> None:
    """Forgetting that somebody is far or silent may not lower what is hoped of them; nobody unknown is below a half."""
    member = person(0, ring=ring, proposed=proposed, bond=tie("p0", days_ago=5, warmth=warmth))
    unplaced = replace(member, ring=None)
    unheard = replace(member, tie=tie("p0"))

    assert reach(person(0)) == 0.5
    if ring is None or ring >= 4:
        assert reach(unplaced) >= reach(member)
    if warmth in (Warmth.COLD, Warmth.DORMANT, Warmth.UNKNOWN):
        assert reach(unheard) >= reach(member)


@given(st.integers(1, 4), st.sampled_from(Warmth), st.booleans())
def test_nearer_and_warmer_reach_further(ring: int, warmth: Warmth, proposed: bool) -> None:
    """The order of rings and of warmth is the owner's own language; a figure that broke it would not be believed."""
    here = person(0, ring=ring, proposed=proposed, bond=tie("p0", days_ago=5, warmth=warmth))

    assert reach(here) > reach(replace(here, ring=ring + 1))
