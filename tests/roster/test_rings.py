"""Rings proposed from strength."""

from datetime import date

import numpy as np
import pytest

from kithmap.roster.rings import proposed_rings
from kithmap.ties.strength import Ties


def ties(strength: list[float], *, days: int = 9, out: list[int] | None = None) -> Ties:
    size = len(strength)
    whole = np.full(size, 5)
    return Ties(
        as_of=date(2026, 3, 16),
        strength=np.array(strength),
        alive=np.array(strength),
        reciprocity=np.ones(size),
        days=np.full(size, days),
        out=whole if out is None else np.array(out),
        got=whole,
        both=np.zeros(size, dtype=int),
        calls=np.zeros((size, 3), dtype=int),
        first=np.zeros(size, dtype=int),
        last=np.full(size, 100),
        usual_gap=np.full(size, 7.0),
        spells=np.full(size, days),
    )


def test_even_ties_fill_the_layers_of_five_fifteen_fifty_and_hundred_and_fifty() -> None:
    """Zhou et al. 2005: that is how many people stand that near."""
    rings = proposed_rings(ties([10.0] * 160))

    assert np.bincount(rings, minlength=6).tolist() == [0, 5, 10, 35, 100, 10]


def test_weak_ties_do_not_move_in_because_the_inner_rings_have_room() -> None:
    """Three acquaintances are no inner circle."""
    rings = proposed_rings(ties([10.0, 9.0, 1.0, 0.1, 0.0001]))

    assert rings.tolist() == [1, 1, 2, 3, 4]


def test_whoever_was_never_answered_stays_outside() -> None:
    """A daily newsletter is strong and no friend."""
    rings = proposed_rings(ties([10.0, 9.0, 8.0], out=[0, 3, 3]))

    assert rings.tolist() == [4, 1, 1]


def test_the_unknown_are_not_placed() -> None:
    """Unknown is never weak."""
    assert proposed_rings(ties([10.0, 9.0], days=2)).tolist() == [0, 0]
    assert proposed_rings(ties([])).tolist() == []


@pytest.mark.parametrize("size", [1, 2, 7, 40])
def test_rings_never_grow_inwards(size: int) -> None:
    """Whoever is stronger is never placed further out."""
    strength = np.random.default_rng(size).exponential(size=size)
    rings = proposed_rings(ties(strength.tolist()))

    assert (np.diff(rings[np.argsort(-strength)]) >= 0).all()


def test_a_quarter_of_the_strongest_is_strong_enough_for_the_first_ring() -> None:
    """By hand: the mean of 7 and 1 is 4, of which 1 is a quarter; a little less is not."""

    assert proposed_rings(ties([7.0, 1.0])).tolist() == [1, 1]
    assert proposed_rings(ties([7.0, 0.99])).tolist() == [1, 2]
