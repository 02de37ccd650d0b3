"""How fast the map is drawn, and whether it keeps its promises: `python -m bench.drawing`."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median
from time import perf_counter

from kithmap.goalmap.layout import lay_out
from kithmap.goalmap.page import A4, screen
from kithmap.goalmap.paper import to_pdf, to_png
from kithmap.goalmap.picture import Picture
from kithmap.goalmap.svg import to_svg
from kithmap.kit.geometry import overlaps
from tests.goalmap.subjects import network

SIZES = (10, 60, 150, 1_000, 10_000)
ROUNDS = 9
ONCE = 1
"""Typst remembers what it has set, so each page is timed the first time only."""
SEEDS = (1, 2, 3, 4, 5)
"""Several networks of each size, since one may be lucky."""
COLUMNS = (
    "people",
    "layout ms",
    "again ms",
    "svg ms",
    "pdf ms",
    "png ms",
    "elements",
    "svg kB",
    "px",
    "full %",
    "chips",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was measured for networks of one size; times are medians in milliseconds."""

    people: int
    layout_ms: float
    again_ms: float
    svg_ms: float
    pdf_ms: float
    png_ms: float
    elements: int
    svg_kb: float
    name_px: float
    full_share: float
    chips: int
    overlaps: int
    dropped: int


def median_ms(act: Callable[[], object], rounds: int) -> float:
    """Give the median time of `act` over `rounds`, in milliseconds."""
    times = []
    for _ in range(rounds):
        start = perf_counter()
        act()
        times.append(perf_counter() - start)
    return 1000 * median(times)


def measured(people: int) -> Figures:
    """Draw networks of `people` and give the medians."""
    subjects = [network(people, seed=seed, empty=1, chairs=2) for seed in SEEDS]
    pictures = [lay_out(subject, screen()) for subject in subjects]
    svgs = [to_svg(picture) for picture in pictures]
    papers = [lay_out(subject, A4) for subject in subjects]
    named = sum(len(picture.people) for picture in pictures)
    return Figures(
        people=people,
        layout_ms=median(median_ms(partial(lay_out, one, screen()), ROUNDS) for one in subjects),
        again_ms=median_ms(lambda: lay_out(subjects[0], screen(), pictures[0].remembered), ROUNDS),
        svg_ms=median_ms(lambda: to_svg(pictures[0]), ROUNDS),
        pdf_ms=median(median_ms(partial(to_pdf, paper), ONCE) for paper in papers),
        png_ms=median(median_ms(partial(to_png, paper), ONCE) for paper in papers),
        elements=max(svg.count("<") - svg.count("</") for svg in svgs),
        svg_kb=median(len(svg) / 1000 for svg in svgs),
        name_px=median(picture.name_size for picture in pictures),
        full_share=sum(one.label.text == one.name for picture in pictures for one in picture.people) / named,
        chips=max(len(picture.chips) for picture in pictures),
        overlaps=sum(len(overlaps(picture.boxes)) for picture in pictures),
        dropped=sum(people - shown(picture) for picture in pictures),
    )


def shown(picture: Picture) -> int:
    """Give how many people a picture names or counts."""
    return len(picture.people) + sum(len(chip.person_ids) for chip in picture.chips)


def row(figures: Figures) -> list[str]:
    """Give the figures as the cells of one row."""
    return [
        f"{figures.people:,}",
        *(f"{ms:.1f}" for ms in (figures.layout_ms, figures.again_ms, figures.svg_ms)),
        *(f"{ms:.0f}" for ms in (figures.pdf_ms, figures.png_ms)),
        f"{figures.elements:,}",
        f"{figures.svg_kb:.0f}",
        f"{figures.name_px:g}",
        f"{100 * figures.full_share:.0f}",
        f"{figures.chips}",
    ]


def main(sizes: Sequence[int] = SIZES) -> None:
    """Print a table, then the promises: overlaps and people left out, both 0."""
    print("  ".join(f"{name:>9}" for name in COLUMNS))
    every = []
    for people in sizes:
        every.append(measured(people))
        print("  ".join(f"{cell:>9}" for cell in row(every[-1])), flush=True)
    print(f"overlaps {sum(one.overlaps for one in every)}, dropped {sum(one.dropped for one in every)}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, help="how many people; 10 60 150 1000 10000 by default")
    main(parser.parse_args().sizes or SIZES)
