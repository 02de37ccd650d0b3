"""One cost curve, from 100 up to a million as far as the time allowed reaches: `python -m bench.proof.curve NAME`."""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from bench.proof.growth import Acts, Curve, Point, Series, Work, curve_of, sizes
from bench.proof.scale import Budget
from bench.proof.setup import add_options, setup_of
from bench.proof.turns import seconds_in_turns
from bench.proof.works import NAMES, work_of

STEP = 4.0
"""The next size is three times as large; the time for it is forecast a little above that."""
SHORT_SECONDS = 1.0
ROUNDS, ROUNDS_WHEN_SHORT = 1, 5
"""Rounds of a size: more where all programs together take less than `SHORT_SECONDS`."""

Keep = Callable[[Curve], None]


@dataclass(slots=True)
class Making:
    """How long inputs took to make: the seconds of the last one, which no program is charged with."""

    seconds: float = 0.0


def measure(work: Work, budget: Budget, *, begun: Curve, keep: Keep) -> Curve:
    """Measure the sizes that `begun` does not have yet, and give each point to `keep` at once.

    A program's line ends where its next size would take longer than the budget: ours and the others have their own.
    """
    curve, making = begun, Making()
    for size in sizes(work.smallest, work.largest):
        if curve.reaches(size):
            continue
        curve = _ended(curve, size, budget, making)
        if curve.series and curve.series[0].ended:
            keep(curve)
            return curve
        curve = _grown(curve, size, work=work, making=making)
        keep(curve)
    curve = _told_why(curve, work.why_largest)
    keep(curve)
    return curve


def _ended(curve: Curve, size: int, budget: Budget, making: Making) -> Curve:
    """End the lines whose next point, at `size`, would take too long."""
    if STEP * making.seconds > budget.making_seconds:
        return _told_why(curve, f"making {size:,} {curve.per} would take longer than {budget.making_seconds:g} s")
    series = []
    for number, one in enumerate(curve.series):
        most = budget.others_seconds if number else budget.ours_seconds
        is_slow = not one.ended and STEP * one.points[-1].seconds > most
        series.append(replace(one, ended=f"{size:,} would take longer than {most:g} s") if is_slow else one)
    return replace(curve, series=tuple(series))


def _grown(curve: Curve, size: int, *, work: Work, making: Making) -> Curve:
    """Give the curve with one more point for each program whose line has not ended."""
    over = {one.name for one in curve.series if one.ended}
    start = time.perf_counter()
    acts = {name: act for name, act in work.prepare(size).items() if name not in over}
    making.seconds = time.perf_counter() - start
    seconds = _seconds(acts)
    known = {one.name: one for one in curve.series}
    for name, taken in seconds.items():
        one = known.get(name, Series(name, ()))
        known[name] = replace(one, points=(*one.points, Point(size, taken)))
    return replace(curve, series=tuple(known.values()))


def _seconds(acts: Acts) -> dict[str, float]:
    once = seconds_in_turns(acts, rounds=ROUNDS)
    return seconds_in_turns(acts, rounds=ROUNDS_WHEN_SHORT) if sum(once.values()) < SHORT_SECONDS else once


def _told_why(curve: Curve, why: str) -> Curve:
    """Say of ours why its line ends."""
    ours, *others = curve.series or (Series("", ()),)
    return replace(curve, series=(replace(ours, ended=why), *others))


def write_whole(file: Path, curve: Curve) -> None:
    """Write a curve so that whoever is interrupted leaves the points before, or these."""
    part = file.with_suffix(".part")
    part.write_text(json.dumps(curve.as_plain()), encoding="utf-8")
    os.replace(part, file)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=NAMES)
    add_options(parser)
    parser.add_argument("--json", type=Path, help="write the curve to this file, point by point, and go on from it")
    options = parser.parse_args()
    setup = setup_of(options)
    with tempfile.TemporaryDirectory() as folder:
        work = work_of(options.name, generator=setup.generator("genmail.py"), place=Path(folder))
        if work is None:
            raise SystemExit("mail: not measured, since there is no generator of mailboxes (--generators FOLDER)")
        begun = Curve(options.name, work.what, work.per, work.most, (), f"python -m bench.proof.curve {options.name}")
        file: Path | None = options.json
        if file and file.exists():
            begun = curve_of(json.loads(file.read_text(encoding="utf-8")))
        keep: Keep = (lambda curve: write_whole(file, curve)) if file else (lambda curve: None)
        curve = measure(work, setup.sizes.budget, begun=begun, keep=keep)
    for series in curve.series:
        times = ", ".join(f"{point.size:,}: {point.seconds:.4f} s" for point in series.points)
        exponent = "too few points" if series.exponent is None else f"{series.exponent:.2f}"
        print(f"{curve.what}, {series.name}: {times}; exponent {exponent}; {series.ended}")


if __name__ == "__main__":
    main()
