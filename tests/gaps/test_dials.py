"""The six dials say what is there, and nothing below their minimum of facts."""

import pytest

from kithmap.gaps.dial import Dial, DialName
from kithmap.gaps.dials_of_help import burdens
from kithmap.gaps.member import Link, Member
from kithmap.goals.offer import OfferState
from kithmap.ties.tie import Warmth
from tests.gaps.circle import name_of, now_of, offer, person, read, tie


def dial(members: list[Member], name: DialName, *, links: tuple[Link, ...] = ()) -> Dial:
    return read(members, links=links).dial(name)


def warm(number: int, *, ring: int | None = None, warmth: Warmth = Warmth.WARM, days_ago: int = 3) -> Member:
    return person(number, ring=ring, bond=tie(f"p{number}", days_ago=days_ago, warmth=warmth))


@pytest.mark.parametrize("name", list(DialName))
def test_every_dial_is_silent_on_an_empty_map(name: DialName) -> None:
    """The first minute: nobody noted, no figure made up, and each dial says how it would start to speak."""
    silent = dial([], name)

    assert not silent.enough
    assert silent.value is None
    assert silent.label == "not enough to say"
    assert "of 0 " not in silent.sentence
    assert silent.next_step


def test_size_counts_people_and_rings() -> None:
    """By hand: nine people, rings 1, 2, 2, 3 and 5, four without."""
    members = [person(i, ring=ring) for i, ring in enumerate([1, 2, 2, 3, 5, None, None, None, None])]
    found = dial(members, DialName.SIZE)

    assert found.value == 9
    assert found.sentence == (
        "9 people are on your map: 1 in the closest ring, 3 within the first two, 4 within the first three. "
        "4 are not placed yet."
    )


def test_depth_goes_by_the_owners_word_where_there_is_enough_of_it() -> None:
    """Eight own placements speak; Kithmap's five proposals beside them do not."""
    own = [person(i, ring=2 if i < 3 else 4) for i in range(8)]
    found = dial([*own, *(person(8 + i, ring=1, proposed=True) for i in range(5))], DialName.DEPTH)

    assert found.value == 3
    assert found.sentence == "3 of the 8 people you placed are close: Ana Alm, Ben Alm and Cleo Alm."
    assert found.people == ("p0", "p1", "p2")


def test_depth_says_so_where_only_kithmap_placed() -> None:
    """A guess told as a fact would be the first false sentence."""
    found = dial([person(i, ring=1, proposed=True) for i in range(9)], DialName.DEPTH)

    assert found.sentence.startswith("Kithmap would place 9 of 9 people close")


def test_freshness_leaves_out_whom_it_knows_nothing_about() -> None:
    """Half of twenty people are warm, if twelve are unknown: 4 of 8, not 4 of 20."""
    known = [warm(i, warmth=Warmth.WARM if i < 4 else Warmth.COLD) for i in range(8)]
    found = dial([*known, *(person(8 + i) for i in range(12))], DialName.FRESHNESS)

    assert found.value == 0.5
    assert "Nothing is known of 12 others, which is no bad sign." in found.sentence


def test_freshness_is_silent_where_the_records_end_long_ago() -> None:
    """An old mailbox says nothing about today: everybody would look cold."""
    found = dial([warm(i, warmth=Warmth.DORMANT, days_ago=500 + max(i - 2, 0)) for i in range(9)], DialName.FRESHNESS)

    assert not found.enough
    assert "20 June 2025" in found.sentence


def test_coverage_counts_needs_with_two_people() -> None:
    """By hand: two people for introductions, one for advice, nobody for cheer: one of three."""
    members = [
        person(0, offers=[offer("intro", 0), offer("advice", 0)]),
        person(1, offers=[offer("intro", 1)]),
        person(2, offers=[offer("cheer", 2, state=OfferState.DECLINED)]),
    ]
    found = dial(members, DialName.COVERAGE)

    assert found.value == pytest.approx(1 / 3)
    assert found.label == "1 of 3 needs"
    assert "Nobody is down for “Cheer” yet." in found.sentence
    assert found.people == ("p0", "p1")
    assert found.next_step == "Think of somebody for “Cheer”."


def test_coverage_tells_guesses_apart() -> None:
    """What only Kithmap says is said to be a guess."""
    members = [person(i, offers=[offer("advice", i, proposed=True)]) for i in range(3)]

    assert "Of “Advice” Kithmap only guesses who could help." in dial(members, DialName.COVERAGE).sentence


def test_coverage_is_silent_with_offers_of_two_people() -> None:
    """Two noted offers tell what was noted so far, not what the network could do."""
    members = [person(i, offers=[offer("advice", i)]) for i in range(2)]

    assert not dial(members, DialName.COVERAGE).enough


def test_resilience_names_who_carries_most() -> None:
    """By hand: Ana alone carries two of three needs; without her one third would stand."""
    members = [
        person(0, offers=[offer("intro", 0), offer("advice", 0)]),
        person(1, offers=[offer("cheer", 1)]),
        person(2, offers=[offer("cheer", 2)]),
        person(3, ring=1),
    ]
    found = dial(members, DialName.RESILIENCE)

    assert found.value == pytest.approx(1 / 3)
    assert found.sentence == "2 of your 3 carried needs rest on Ana Alm: “Introductions” and “Advice”."
    assert found.people == ("p0",)
    assert "Dora Alm" in found.next_step
    assert [burden.member.person_id for burden in burdens(now_of(members))] == ["p0"]


def test_reach_counts_separate_voices() -> None:
    """By hand: five people of one circle and four of another, one link between: 9 - 2·17/9 = 5.2."""
    pairs = [(i, j) for i in range(5) for j in range(i)] + [(i, j) for i in range(5, 9) for j in range(5, i)] + [(4, 5)]
    links = tuple(Link(f"p{a}", f"p{b}", 0.5) for a, b in pairs)
    found = dial([person(i) for i in range(12)], DialName.REACH, links=links)

    assert found.value == pytest.approx(9 - 2 * 17 / 9)
    assert len(found.people) == 9
    assert f"They form 2 worlds; between them stand {name_of(5)} and {name_of(4)}." in found.sentence
    assert found.next_step == f"Ask {name_of(5)} whom you should meet."


def test_reach_is_silent_below_eight_people_with_links() -> None:
    """Seven people in a ring of links say nothing about forty others."""
    links = tuple(Link(f"p{i}", f"p{(i + 1) % 7}") for i in range(7))
    found = dial([person(i) for i in range(20)], DialName.REACH, links=links)

    assert not found.enough
    assert "7 people" in found.sentence
