"""Figures of the bench: which way is better, what is said of a missing peer, how cost grows."""

from dataclasses import replace

import pytest

from bench.proof.figure import MESSAGES, MILLISECONDS, PER_CENT_LESS, Figure, Other, figure_of
from bench.proof.growth import Point, Series
from bench.proof.setup import absent
from bench.proof.spoken import spoken_line, spoken_promise, spoken_ratios

TIME = Figure(
    issue=2,
    what="map laid out",
    unit=MILLISECONDS,
    ours=20.0,
    asked=50.0,
    peers=(Other("slow", 200.0), absent("gone")),
    limit=Other("bare loop", 5.0),
    command="python -m bench.proof.drawing",
)


def test_less_time_and_more_messages_are_both_better() -> None:
    """A ratio turned round would praise the slower program."""
    rate = replace(TIME, unit=MESSAGES, ours=40_000.0, asked=50_000.0)

    assert TIME.is_met is True
    assert TIME.times_better_than(Other("slow", 200.0)) == 10
    assert rate.is_met is False
    assert rate.times_better_than(Other("slow", 400.0)) == 100


def test_a_missing_peer_is_named_with_its_reason() -> None:
    """Silence about a peer looks like a victory over it."""
    line = spoken_line(TIME)

    assert "gone: not measured: not installed" in line
    assert spoken_ratios(TIME) == ["10 × slow", "1/4.0 of bare loop"]


def test_a_missed_promise_is_said() -> None:
    """A page that shows only what went well proves nothing."""
    missed = replace(TIME, ours=51.0)

    assert spoken_promise(TIME) == "≤ 50.0 ✓"
    assert spoken_promise(missed) == "≤ 50.0 ✗ missed"


def test_shares_have_no_ratio() -> None:
    """0 % against 40 % is not any number of times better."""
    share = replace(TIME, unit=PER_CENT_LESS, ours=0.0, peers=(Other("slow", 40.0),), limit=None)

    assert spoken_ratios(share) == []


def test_figures_come_back_from_the_process_that_measured_them() -> None:
    """Each bench runs apart: what it hands over must be the whole."""
    assert figure_of(TIME.as_plain()) == TIME


@pytest.mark.parametrize("power", [1.0, 1.5, 2.0])
def test_exponent_is_that_of_the_law(power: float) -> None:
    """Points on seconds = size ** power / 1000 have that power, by definition."""
    series = Series("ours", tuple(Point(n, n**power / 1000) for n in (100, 300, 1_000, 3_000)))

    assert series.exponent == pytest.approx(power)


def test_no_exponent_is_made_of_times_too_short_to_tell() -> None:
    """The fixed cost of a call would make any work look better than linear."""
    series = Series("ours", tuple(Point(n, 0.0001) for n in (100, 300, 1_000)))

    assert series.exponent is None
