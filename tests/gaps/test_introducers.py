"""Who opened doors: counted among those of whom it was told, silent below eight."""

import pytest

from kithmap.gaps.introducers import introducers
from kithmap.gaps.member import BY_MYSELF
from tests.gaps.circle import now_of, person


def test_doors_are_counted_and_the_share_met_by_oneself() -> None:
    """By hand: Ana brought three, Ben one, four nobody: 4 of 8 is half; two untold people do not count."""
    through = [None, *["p0"] * 3, "p1", *[BY_MYSELF] * 4, None]
    found = introducers(now_of([person(i, met_through=door) for i, door in enumerate(through)]))

    assert [(door.name, len(door.people)) for door in found.doors] == [("Ana Alm", 3), ("Ben Alm", 1)]
    assert found.share_by_myself == 0.5
    assert not found.is_too_alike
    half = "50\N{NO-BREAK SPACE}%"
    assert found.sentence == f"You met 4 of 8 people ({half}) by yourself. Ana Alm opened most doors: 3 people."
    assert found.next_step == "Thank Ana Alm for the introductions; it is seldom done."


def test_above_65_per_cent_the_network_is_likely_too_alike() -> None:
    """Uzzi & Dunlap 2005: 6 of 9 is above the mark, 5 of 9 is not."""
    found = [
        introducers(now_of([person(i, met_through=BY_MYSELF if i < alone else "p8") for i in range(9)]))
        for alone in (6, 5)
    ]

    assert [one.is_too_alike for one in found] == [True, False]
    assert "Networks made that way tend to be too alike." in found[0].sentence


def test_exactly_65_per_cent_is_not_above() -> None:
    """By hand: 13 of 20."""
    met = [BY_MYSELF] * 13 + ["p19"] * 7
    found = introducers(now_of([person(i, met_through=door) for i, door in enumerate(met)]))

    assert found.share_by_myself == 0.65
    assert not found.is_too_alike
    assert "too alike" not in found.sentence


@pytest.mark.parametrize("told", [0, 1, 7])
def test_below_eight_it_says_what_is_missing(told: int) -> None:
    """Not noted is not the same as met alone."""
    found = introducers(now_of([person(i, met_through=BY_MYSELF if i < told else None) for i in range(12)]))

    assert found.share_by_myself is None
    assert "not enough to say who opened doors" in found.sentence
    assert found.next_step.startswith("Note of at least 8 people through whom you met, starting with")


def test_a_door_that_is_not_known_any_more_is_nobodys() -> None:
    """Somebody forgotten is neither a door nor "by myself"."""
    members = [person(i, met_through="gone") for i in range(9)]

    assert introducers(now_of(members)).doors == ()
