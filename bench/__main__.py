"""All figures in one page: `python -m bench [--scale full] --generators FOLDER --data FOLDER` writes docs/bench.md.

A section that is measured is kept in out/bench/SCALE at once, a curve point by point: an interrupted run goes on where
it was, and a finished one begins anew.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bench.proof.figure import figure_of
from bench.proof.growth import curve_of
from bench.proof.machine import this_machine
from bench.proof.page import PICTURES, page_of
from bench.proof.plot import to_svg
from bench.proof.run import Run, Section, commit_now
from bench.proof.setup import ROOT, Setup, add_options, setup_of

BENCHES = (
    "starting", "mail", "folding", "drawing", "metrics", "storing", "search", "pages", "strength", "reading", "weeks",
    "importing", "cards", "identity", "census",
)  # fmt: skip
CURVES = {
    f"curve-{name}": name
    for name in ("fold", "strength", "mail", "cards", "search", "store", "census", "identity", "layout")
}
SECTIONS = (*BENCHES, *CURVES)
PAGE = ROOT / "docs" / "bench.md"
NO_GENERATOR = "there is no generator of mailboxes (--generators FOLDER)"
NEEDS = {
    "mail": NO_GENERATOR,
    "importing": NO_GENERATOR,
    "curve-mail": NO_GENERATOR,
    "strength": "there is no folder of data sets (--data FOLDER)",
}
"""Why a bench gives no figures though it did not fail."""
NOT_YET = "not measured in this run yet; the same command goes on with it"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(parser)
    parser.add_argument("--only", nargs="+", choices=SECTIONS, help="measure these alone, where they are not yet")
    parser.add_argument("--again", nargs="+", choices=SECTIONS, help="measure these anew, and keep the others")
    parser.add_argument("--page-only", action="store_true", help="measure nothing: write the page of what there is")
    parser.add_argument("--kept", type=Path, default=ROOT / "out" / "bench", help="where what is measured is kept")
    parser.add_argument("--out", type=Path, default=PAGE, help="the page; pictures go beside it")
    options = parser.parse_args()
    setup = setup_of(options)
    run = Run(options.kept.resolve() / setup.scale)
    if options.again:
        run.forget(options.again)
    elif not options.only and not options.page_only:
        run.begin()
    wanted = () if options.page_only else options.again or options.only or SECTIONS
    failed = [name for name in wanted if run.section(name) is None and not _measured(name, setup, run)]
    _write(run, setup, options.out, failed=failed, as_it_is=options.page_only)
    return 1 if failed else 0


def _measured(name: str, setup: Setup, run: Run) -> bool:
    """Measure a section, and keep it; False where that failed."""
    if name == "curve-mail" and setup.generator("genmail.py") is None:
        return True
    day, load, begin = date.today(), os.getloadavg()[2], time.perf_counter()
    answer = _answer(name, setup, run.begun(name))
    seconds = time.perf_counter() - begin
    print(f"   {seconds:.0f} s", flush=True)
    if answer is None:
        return False
    figures = tuple(figure_of(one) for one in answer) if isinstance(answer, list) else ()
    curve = curve_of(answer) if isinstance(answer, dict) else None
    commit = commit_now(ROOT)
    run.keep(Section(name=name, day=day, load=load, seconds=seconds, commit=commit, figures=figures, curve=curve))
    return True


def _answer(name: str, setup: Setup, file: Path) -> list[Any] | dict[str, Any] | None:
    """Run one bench in a process of its own, so that its memory is its own; give its JSON, None where it failed."""
    places = {"generators": setup.generators, "data": setup.data, "peers-python": setup.peers_python}
    told = [f"--{option}={place}" for option, place in places.items() if place]
    words = ["bench.proof.curve", CURVES[name]] if name in CURVES else [f"bench.proof.{name}"]
    print(f"\n== {' '.join(words)}", flush=True)
    command = [sys.executable, "-m", *words, f"--scale={setup.scale}", *told, f"--json={file}"]
    done = subprocess.run(command, check=False, cwd=ROOT)
    if done.returncode:
        return None
    answer: list[Any] | dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return answer


def _write(run: Run, setup: Setup, out: Path, *, failed: Sequence[str], as_it_is: bool) -> None:
    """Write the page once all sections are there, or of those that are, which says what is not measured."""
    sections = {name: section for name in SECTIONS if (section := run.section(name))}
    missing = _missing(sections, setup, failed)
    for name, section in sections.items():
        print(f"{name:16} {section.seconds:6.0f} s on {section.day}, busy processes before it: {section.load:.1f}")
    is_whole = not any(line.endswith(NOT_YET) for line in missing)
    if not is_whole and not as_it_is:
        print(f"\n{len(sections)} of {len(SECTIONS)} sections are measured; the page is written once all are")
        return
    page = page_of(tuple(sections.values()), this_machine(setup.peers_python), scale=setup.scale, missing=missing)
    pictures = out.parent / PICTURES
    pictures.mkdir(parents=True, exist_ok=True)
    for section in sections.values():
        if section.curve:
            (pictures / f"{section.curve.name}.svg").write_text(to_svg(section.curve), encoding="utf-8")
    out.write_text(page, encoding="utf-8")
    if is_whole and not failed:
        run.finish()
    print(f"\nwritten: {out}")


def _missing(sections: Mapping[str, Section], setup: Setup, failed: Sequence[str]) -> list[str]:
    lines = []
    for name in SECTIONS:
        section = sections.get(name)
        if name in failed:
            lines.append(f"{name}: the measurement failed")
        elif name == "curve-mail" and setup.generator("genmail.py") is None:
            lines.append(f"{name}: {NO_GENERATOR}")
        elif section is None:
            lines.append(f"{name}: {NOT_YET}")
        elif not section.figures and not section.curve:
            lines.append(f"{name}: {NEEDS.get(name, 'it gave no figures')}")
    return lines


if __name__ == "__main__":
    sys.exit(main())
