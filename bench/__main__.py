"""All figures in one page: `python -m bench [--scale full] --generators FOLDER --data FOLDER` writes docs/bench.md."""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.proof.figure import Figure, figure_of
from bench.proof.growth import Curve, curve_of
from bench.proof.machine import this_machine
from bench.proof.page import PICTURES, page_of
from bench.proof.plot import to_svg
from bench.proof.setup import ROOT, Setup, add_options, setup_of

BENCHES = (
    "starting", "mail", "folding", "drawing", "metrics", "storing", "search", "pages", "strength", "reading", "weeks",
    "importing", "cards", "identity",
)  # fmt: skip
CURVES = ("fold", "strength", "mail", "cards", "identity", "layout", "search")
PAGE = ROOT / "docs" / "bench.md"
NEEDS = {
    "mail": "there is no generator of mailboxes (--generators FOLDER)",
    "importing": "there is no generator of mailboxes (--generators FOLDER)",
    "strength": "there is no folder of data sets (--data FOLDER)",
}
"""Why a bench gives no figures though it did not fail."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    parser.add_argument("--only", nargs="*", help="benches by name; the page is printed then, not written")
    parser.add_argument("--out", type=Path, default=PAGE, help="the page; pictures go beside it")
    options = parser.parse_args()
    setup = setup_of(options)
    machine = this_machine(setup.peers_python)
    missing: list[str] = []
    figures = [f for name in _wanted(BENCHES, options.only) for f in _figures(name, setup, missing)]
    curves = [c for name in _wanted(CURVES, options.only) if (c := _curve(name, setup, missing))]
    page = page_of(figures, curves, machine, scale=setup.scale, missing=missing)
    if options.only:
        print(page)
    else:
        _write(page, curves, options.out)
    return 1 if any("failed" in line for line in missing) else 0


def _wanted(names: Sequence[str], only: Sequence[str] | None) -> list[str]:
    return [name for name in names if only is None or name in only]


def _figures(name: str, setup: Setup, missing: list[str]) -> list[Figure]:
    answer = _answer([f"bench.proof.{name}"], setup)
    if answer is None:
        missing.append(f"{name}: the measurement failed")
        return []
    if answer == "[]":
        missing.append(f"{name}: {NEEDS.get(name, 'it gave no figures')}")
    return [figure_of(one) for one in json.loads(answer)]


def _curve(name: str, setup: Setup, missing: list[str]) -> Curve | None:
    if name == "mail" and setup.generator("genmail.py") is None:
        missing.append(f"how the cost of mail grows: {NEEDS[name]}")
        return None
    answer = _answer(["bench.proof.curve", name], setup)
    if answer is None:
        missing.append(f"how the cost of {name} grows: the measurement failed")
        return None
    return curve_of(json.loads(answer))


def _answer(words: Sequence[str], setup: Setup) -> str | None:
    """Run one bench in a process of its own, so that its memory is its own; give its JSON, None where it failed."""
    places = {"generators": setup.generators, "data": setup.data, "peers-python": setup.peers_python}
    told = [f"--{name}={place}" for name, place in places.items() if place]
    print(f"\n== {' '.join(words)}", flush=True)
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "answer.json"
        command = [sys.executable, "-m", *words, f"--scale={setup.scale}", *told, f"--json={file}"]
        done = subprocess.run(command, check=False, cwd=ROOT)
        print(f"   {time.perf_counter() - begin:.0f} s", flush=True)
        return file.read_text(encoding="utf-8") if done.returncode == 0 else None


def _write(page: str, curves: Sequence[Curve], out: Path) -> None:
    pictures = out.parent / PICTURES
    pictures.mkdir(parents=True, exist_ok=True)
    for curve in curves:
        (pictures / f"{curve.name}.svg").write_text(to_svg(curve), encoding="utf-8")
    out.write_text(page, encoding="utf-8")
    print(f"\nwritten: {out}")


if __name__ == "__main__":
    sys.exit(main())
