"""A run of the bench goes on where it was interrupted, and measures nothing twice."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bench.proof.curve import measure
from bench.proof.figure import SECONDS, Figure, Other
from bench.proof.growth import Acts, Curve, Work
from bench.proof.run import Run, Section
from bench.proof.scale import Budget

FIGURE = Figure(issue=6, what="cards read", unit=SECONDS, ours=0.5, command="python", peers=(Other("other", 2.0),))
SECTION = Section(name="cards", day=date(2026, 3, 16), load=0.5, seconds=9, commit="1a2b3c4", figures=(FIGURE,))
AMPLE = Budget(ours_seconds=9.0, others_seconds=9.0, making_seconds=9.0)
NOTHING_YET = Curve("work", "work done", "items", 1.15, (), "python")


class Interrupted(Exception):
    """The run is stopped from outside."""


class Bench:
    """A work that notes which sizes were made, and stops at one."""

    def __init__(self, *, stops_at: int = 0) -> None:
        self.made: list[int] = []
        self.kept: list[Curve] = []
        self.stops_at = stops_at

    def prepare(self, size: int) -> Acts:
        if size == self.stops_at:
            raise Interrupted
        self.made.append(size)
        return {"ours": _waits(size / 1e7), "slow": _waits(size / 1e5)}

    def work(self, *, largest: int = 3_000, why_largest: str = "") -> Work:
        return Work("work done", "items", self.prepare, largest=largest, why_largest=why_largest)

    def curve(self, budget: Budget = AMPLE, *, begun: Curve = NOTHING_YET, why_largest: str = "") -> Curve:
        return measure(self.work(why_largest=why_largest), budget, begun=begun, keep=self.kept.append)


def _waits(seconds: float) -> Callable[[], object]:
    return lambda: time.sleep(seconds)


def test_a_section_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    """The page is written from what is kept, perhaps in another process on another day."""
    Run(tmp_path / "full").keep(SECTION)

    assert Run(tmp_path / "full").section("cards") == SECTION
    assert Run(tmp_path / "full").section("mail") is None


def test_a_finished_run_begins_anew_and_an_interrupted_one_goes_on(tmp_path: Path) -> None:
    """Yesterday's figures may not pass for today's, nor may an hour's work be lost."""
    run = Run(tmp_path / "full")
    run.keep(SECTION)
    run.begin()
    went_on = run.section("cards")
    run.finish()
    run.begin()

    assert went_on == SECTION
    assert run.section("cards") is None


def test_what_is_to_be_measured_again_is_forgotten_alone(tmp_path: Path) -> None:
    """One section disturbed by a busy moment costs its own minutes, not all."""
    run = Run(tmp_path / "full")
    run.keep(SECTION)
    run.keep(replace(SECTION, name="mail"))
    run.forget(["mail"])

    assert (run.section("cards"), run.section("mail")) == (SECTION, None)


def test_an_interrupted_curve_goes_on_with_the_next_size() -> None:
    """Each point is handed over as soon as it is measured."""
    first, second = Bench(stops_at=1_000), Bench()
    with pytest.raises(Interrupted):
        first.curve()
    whole = second.curve(begun=first.kept[-1])

    assert (first.made, second.made) == ([100, 300], [1_000, 3_000])
    assert [point.size for point in whole.series[0].points] == [100, 300, 1_000, 3_000]


def test_a_slow_peers_line_ends_at_its_budget_and_ours_goes_on() -> None:
    """A peer at 3 ms for 300 would take 12 ms by the forecast of four times, more than 9 ms: its line ends at 300."""
    curve = Bench().curve(replace(AMPLE, others_seconds=0.009))
    ours, slow = curve.series

    assert [point.size for point in ours.points] == [100, 300, 1_000, 3_000]
    assert [point.size for point in slow.points] == [100, 300]
    assert slow.ended == "1,000 would take longer than 0.009 s"


def test_making_the_input_is_not_charged_to_ours_but_has_a_budget() -> None:
    """What is measured is the work; an input that takes an hour to make still ends the line, and is said to."""
    free = Bench().curve(replace(AMPLE, ours_seconds=0.5))
    ended = Bench().curve(replace(AMPLE, making_seconds=0.0))

    assert free.series[0].ended == ""
    assert ended.series[0].ended == "making 300 items would take longer than 0 s"


def test_why_a_curve_ends_at_its_largest_size_is_kept() -> None:
    """A map of a million people was never meant to be: the page says so instead of leaving a gap."""
    assert Bench().curve(why_largest="nobody has more").series[0].ended == "nobody has more"
