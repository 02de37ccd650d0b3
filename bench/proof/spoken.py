"""Figures in words: numbers with as many digits as they are good for, ratios, and one line for a figure."""

from bench.proof.figure import Figure, Other, Unit

SMALL = 10.0
HARDLY = 1.05
"""Ratios nearer to one than this are said as "as good as": two runs differ by as much."""


def spoken_number(value: float, unit: Unit) -> str:
    """Give a number with three digits that count, thousands parted.

    >>> from bench.proof.figure import AREA, MESSAGES
    >>> spoken_number(48213.7, MESSAGES), spoken_number(0.8414, AREA)
    ('48,200', '0.841')
    """
    if value == 0 or not unit.has_ratio:
        return f"{value:.3f}" if unit.name == "ROC AUC" else f"{value:g}" if value == int(value) else f"{value:.2f}"
    if abs(value) >= 1000:
        digits = len(str(int(abs(value)))) - 3
        return f"{round(value, -digits):,.0f}"
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= SMALL else f"{value:.2g}"


def spoken_other(other: Other, unit: Unit) -> str:
    """Give what another did, or why it was not measured."""
    if other.value is None:
        return f"{other.name}: {other.note}"
    note = f" ({other.note})" if other.note else ""
    return f"{other.name} {spoken_number(other.value, unit)}{note}"


def spoken_ratio(figure: Figure, other: Other) -> str:
    """Give how ours stands to another: "12 × vobject", "1/4 of reading the file"; empty where that says nothing."""
    times = figure.times_better_than(other)
    if times is None:
        return ""
    if 1 / HARDLY < times < HARDLY:
        return f"as good as {other.name}"
    return f"{_times(times)} × {other.name}" if times >= 1 else f"1/{_times(1 / times)} of {other.name}"


def _times(value: float) -> str:
    return f"{value:,.0f}" if value >= SMALL else f"{value:.1f}"


def spoken_ratios(figure: Figure) -> list[str]:
    """Give the ratios to all peers, then to the limit."""
    others = (*figure.peers, *((figure.limit,) if figure.limit else ()))
    return [ratio for other in others if (ratio := spoken_ratio(figure, other))]


def spoken_promise(figure: Figure) -> str:
    """Give what was asked and whether it is kept."""
    if figure.asked is None:
        return ""
    sign = "≥" if figure.unit.better.value == "more" else "≤"
    return f"{sign} {spoken_number(figure.asked, figure.unit)} {'✓' if figure.is_met else '✗ missed'}"


def spoken_line(figure: Figure) -> str:
    """Give a figure as one line for a terminal."""
    parts = [f"{figure.what}: {spoken_number(figure.ours, figure.unit)} {figure.unit.name}", spoken_promise(figure)]
    parts += [spoken_other(peer, figure.unit) for peer in figure.peers]
    parts += [f"limit: {spoken_other(figure.limit, figure.unit)}"] if figure.limit else []
    parts += spoken_ratios(figure)
    parts += [figure.note]
    return " | ".join(part for part in parts if part)
