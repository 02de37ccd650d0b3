"""One cost curve, from 100 up to a million as far as the time allowed reaches: `python -m bench.proof.curve NAME`."""

import argparse
import json
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from bench.proof.growth import Curve, Point, Series, Work, sizes
from bench.proof.setup import add_options, setup_of
from bench.proof.turns import seconds_in_turns
from bench.proof.works import NAMES, work_of

STEP = 4.0
"""The next size is three times as large; the time for it is forecast a little above that."""
ROUNDS_BELOW_SECONDS = 1.0
ROUNDS = 3


def measure(name: str, work: Work, *, most_seconds: float) -> Curve:
    """Measure sizes from 100 up until the next would go beyond `most_seconds` in all, making of inputs included."""
    found: dict[str, list[Point]] = defaultdict(list)
    begin, last, reached = time.perf_counter(), 0.0, ""
    for size in sizes(work.largest):
        start = time.perf_counter()
        if start - begin + STEP * last > most_seconds:
            reached = f"{size:,} would take longer than the {most_seconds:.0f} s that a curve is given here"
            break
        acts = work.prepare(size)
        once = seconds_in_turns(acts, rounds=1)
        again = seconds_in_turns(acts, rounds=ROUNDS) if sum(once.values()) < ROUNDS_BELOW_SECONDS else once
        for act, seconds in again.items():
            found[act].append(Point(size, seconds))
        last = time.perf_counter() - start
    series = tuple(Series(act, tuple(points)) for act, points in found.items())
    command = f"python -m bench.proof.curve {name}"
    return Curve(name, work.what, work.per, work.most, series, command, reached)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=NAMES)
    add_options(parser)
    parser.add_argument("--json", type=Path, help="write the curve to this file")
    options = parser.parse_args()
    setup = setup_of(options)
    with tempfile.TemporaryDirectory() as folder:
        work = work_of(options.name, generator=setup.generator("genmail.py"), place=Path(folder))
        if work is None:
            raise SystemExit("mail: not measured, since there is no generator of mailboxes (--generators FOLDER)")
        curve = measure(options.name, work, most_seconds=setup.sizes.curve_seconds)
    if options.json:
        options.json.write_text(json.dumps(curve.as_plain()), encoding="utf-8")
    for series in curve.series:
        times = ", ".join(f"{point.size:,}: {point.seconds:.4f} s" for point in series.points)
        exponent = "too few points" if series.exponent is None else f"{series.exponent:.2f}"
        print(f"{curve.what}, {series.name}: {times}; exponent {exponent}")


if __name__ == "__main__":
    main()
