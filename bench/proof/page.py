"""The page of proof: every figure in a table, every curve a picture with its exponent, and what it was measured on."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from bench.proof.figure import Figure
from bench.proof.growth import LARGEST, Curve, Series
from bench.proof.machine import Machine
from bench.proof.run import Section
from bench.proof.scale import Scale
from bench.proof.spoken import spoken_number, spoken_other, spoken_promise, spoken_ratios

ISSUES = {
    2: "The river: mail, history, map, metrics",
    3: "The book and the pages",
    4: "Strength, reading, then and now",
    5: "The week",
    6: "Everything you have: imports, address books, who is who",
    7: "Many owners: the census",
}
PICTURES = "pictures/bench"
HEAD = """# What was measured

Every figure that is promised, ours beside other programs on the same input in the same run, and beside the physical
limit: the bare work that nobody can avoid, such as reading the file. The page is written by `make {target}`; nobody
edits it. Times are medians of rounds taken in turns, so that a busy moment meets all alike; each program's start is
left out where the line does not say otherwise. A program that could not be measured is named with the reason.
"3 × name" says that ours is three times better, "1/3 of name" that the other is.
"""


def page_of(sections: Sequence[Section], machine: Machine, *, scale: Scale, missing: Sequence[str]) -> str:
    """Give the page as Markdown."""
    figures = [figure for section in sections for figure in section.figures]
    curves = [section.curve for section in sections if section.curve]
    parts = [HEAD.format(target="bench-full" if scale is Scale.FULL else "bench")]
    parts += _about(machine, sections, figures)
    if missing:
        parts += ["## Not measured", "", *(f"- {line}" for line in missing), ""]
    ordered = sorted(figures, key=lambda figure: figure.issue)
    for issue, group in groupby(ordered, key=lambda figure: figure.issue):
        parts += [f"## {ISSUES[issue]}", "", *_table(list(group)), ""]
    if curves:
        parts += _growth(curves)
    return "\n".join(parts).rstrip() + "\n"


def _about(machine: Machine, sections: Sequence[Section], figures: Sequence[Figure]) -> Iterator[str]:
    promised = [figure for figure in figures if figure.is_met is not None]
    kept = sum(figure.is_met is True for figure in promised)
    yield f"**{kept} of {len(promised)} promises kept.** Measured on {_between([s.day.isoformat() for s in sections])}."
    yield from ("", "| | |", "|---|---|")
    yield f"| machine | {machine.hardware} |"
    yield f"| system | {machine.system} |"
    yield f"| busy processes in the quarter of an hour before a section | {_between([s.load for s in sections])} |"
    if any(section.commit for section in sections):
        yield f"| commits measured | {', '.join(sorted({section.commit for section in sections if section.commit}))} |"
    yield f"| ours | {machine.ours} |"
    yield f"| the others | {machine.peers} |"
    yield ""


def _between(values: Sequence[str] | Sequence[float]) -> str:
    """Give the least and the largest, or the one that there is."""
    told = [value if isinstance(value, str) else f"{value:.1f}" for value in sorted(values)]
    return " to ".join(dict.fromkeys((told[0], told[-1]))) if told else "no day yet"


def _table(figures: Sequence[Figure]) -> Iterator[str]:
    yield "| what | promised | ours | others, same input | physical limit | ours is | command |"
    yield "|---|---|---|---|---|---|---|"
    for figure in figures:
        unit = figure.unit
        what = figure.what + (f" ({figure.note})" if figure.note else "")
        ours = f"**{spoken_number(figure.ours, unit)}** {unit.name}".rstrip()
        peers = "<br>".join(spoken_other(peer, unit) for peer in figure.peers)
        limit = spoken_other(figure.limit, unit) if figure.limit else ""
        cells = (what, spoken_promise(figure), ours, peers, limit, "<br>".join(spoken_ratios(figure)))
        yield f"| {' | '.join(cell.replace('|', '/') for cell in cells)} | `{figure.command}` |"


def _growth(curves: Sequence[Curve]) -> Iterator[str]:
    yield from ("## How cost grows", "")
    yield "Seconds grow with a power of the size: 1 is a straight line. The power is fitted to the largest sizes (up to"
    yield "five points, two a decade) that take two milliseconds or more; n log n gives about 1.1. On the pictures the"
    yield "dashed line is exactly linear. A line ends where the next point would take longer than its budget."
    yield from ("", "| work | from … to | power of ours | promised | of others | ends there because | command |")
    yield "|---|---|---|---|---|---|---|"
    for curve in curves:
        yield _growth_row(curve)
    yield ""
    yield from (f"![{curve.what}: seconds by {curve.per}]({PICTURES}/{curve.name}.svg)" for curve in curves)


def _growth_row(curve: Curve) -> str:
    ours, *others = curve.series
    told = _power(ours.exponent)
    kept = "" if ours.exponent is None else " ✓" if ours.exponent <= curve.most else " ✗ missed"
    first, last = ours.points[0], ours.points[-1]
    span = f"{first.size:,} … {last.size:,} {curve.per} ({last.seconds:.2g} s)"
    theirs = "<br>".join(_told_other(series) for series in others)
    promise = f"≤ {curve.most:g}{kept}"
    ends = ours.ended or ("" if last.size >= LARGEST else "time was up")
    return f"| {curve.what} | {span} | **{told}** | {promise} | {theirs} | {ends} | `{curve.command}` |"


def _told_other(series: Series) -> str:
    why = f" (to {series.points[-1].size:,}: {series.ended})" if series.ended else ""
    return f"{series.name} {_power(series.exponent)}{why}"


def _power(exponent: float | None) -> str:
    return "not enough to say" if exponent is None else f"{exponent:.2f}"
