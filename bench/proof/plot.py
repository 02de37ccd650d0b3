"""A cost curve as a picture: both axes logarithmic, a straight line is a power, slope 1 is linear; light and dark."""

from collections.abc import Iterator
from html import escape
from math import ceil, floor, log10

from bench.proof.growth import Curve, Point, Series

WIDTH, PLOT_HEIGHT = 520, 220
LEFT, RIGHT, TOP = 64, 24, 46
TICKS_BELOW, PER_BELOW, LEGEND_BELOW = 18, 36, 62
"""Lines of text below the plot, in px below its edge: sizes, what they count, the first line of the legend."""
LEGEND_STEP, FOOT = 19, 14
STYLE = """
text { font: 12px system-ui, sans-serif; fill: #3d3a36 } .title { font-weight: 600; font-size: 14px }
.muted { fill: #77716a } .grid { stroke: #e6e1d9 } .slope { stroke: #b5ada2; stroke-dasharray: 4 4 }
path, line { fill: none; stroke-width: 1 }
.s0 { stroke: #2f6f6a; stroke-width: 2.5 } .s1 { stroke: #b3703c; stroke-width: 1.5 }
.s2 { stroke: #6a5a94; stroke-width: 1.5 }
circle.s0 { fill: #2f6f6a } circle.s1 { fill: #b3703c } circle.s2 { fill: #fdfbf7 } .paper { fill: #fdfbf7 }
@media (prefers-color-scheme: dark) {
  text { fill: #e3ded6 } .muted { fill: #a29b91 } .grid { stroke: #37342f }
  .slope { stroke: #6d675f } .paper { fill: #1d1b18 }
  .s0 { stroke: #6fc0b8 } circle.s0 { fill: #6fc0b8 } .s1 { stroke: #dd9d68 } circle.s1 { fill: #dd9d68 }
  .s2 { stroke: #b3a4dd } circle.s2 { fill: #1d1b18 }
}"""
STYLES = 3
MILLI, ONE = "ms", "s"


class _Frame:
    """Where sizes and seconds stand on the picture, in px."""

    def __init__(self, points: list[Point]) -> None:
        self.sizes = floor(log10(min(p.size for p in points))), ceil(log10(max(p.size for p in points)))
        times = [p.seconds for p in points]
        self.seconds = floor(log10(min(times))), ceil(log10(max(times)))

    def x(self, size: float) -> float:
        low, high = self.sizes
        return LEFT + (WIDTH - LEFT - RIGHT) * (log10(size) - low) / max(high - low, 1)

    def y(self, seconds: float) -> float:
        low, high = self.seconds
        return TOP + PLOT_HEIGHT * (1 - (log10(seconds) - low) / max(high - low, 1))


def to_svg(curve: Curve) -> str:
    """Give the picture of a curve as SVG, readable on light and dark paper, with its figures as a text for the ear."""
    points = [point for series in curve.series for point in series.points]
    frame = _Frame(points)
    height = TOP + PLOT_HEIGHT + LEGEND_BELOW + LEGEND_STEP * (len(curve.series) - 1) + FOOT
    told = "; ".join(_told(series) for series in curve.series)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="{escape(curve.what)}">',
        f"<desc>{escape(told)}</desc><style>{STYLE}</style>",
        f'<rect class="paper" width="{WIDTH}" height="{height}" rx="6"/>',
        f'<text class="title" x="16" y="26">{escape(curve.what)}</text>',
        *_grid(frame, curve.per),
        *_slope(frame, curve.series[0].points),
        *(mark for number, series in enumerate(curve.series) for mark in _marks(frame, series, number)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _told(series: Series) -> str:
    exponent = "" if series.exponent is None else f", grows with the power {series.exponent:.2f}"
    return f"{series.name}{exponent}"


def _grid(frame: _Frame, per: str) -> Iterator[str]:
    bottom, right = TOP + PLOT_HEIGHT, WIDTH - RIGHT
    for power in range(frame.sizes[0], frame.sizes[1] + 1):
        x = frame.x(10**power)
        anchor = "end" if power == frame.sizes[1] else "middle"
        yield f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{bottom}"/>'
        yield _text(x, bottom + TICKS_BELOW, f"{10**power:,}", anchor=anchor)
    for power in range(frame.seconds[0], frame.seconds[1] + 1):
        y = frame.y(10.0**power)
        yield f'<line class="grid" x1="{LEFT}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield _text(LEFT - 8, y + 4, _time(power), anchor="end")
    yield _text(right, bottom + PER_BELOW, per, anchor="end")


def _text(x: float, y: float, text: str, *, anchor: str) -> str:
    return f'<text class="muted" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _time(power: int) -> str:
    return f"{10**power:,} {ONE}" if power >= 0 else f"{10.0 ** (power + 3):g} {MILLI}"


def _slope(frame: _Frame, points: tuple[Point, ...]) -> Iterator[str]:
    """Give the line on which our cost would lie if it were linear all the way down from the largest size."""
    last = points[-1]
    first = max(points[0].size, last.size * 10 ** frame.seconds[0] / last.seconds)
    x1, y1 = frame.x(first), frame.y(last.seconds * first / last.size)
    x2, y2 = frame.x(last.size), frame.y(last.seconds)
    yield f'<line class="slope" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _marks(frame: _Frame, series: Series, number: int) -> Iterator[str]:
    places = [(frame.x(point.size), frame.y(point.seconds)) for point in series.points]
    style = f"s{number % STYLES}"
    yield f'<path class="{style}" d="M{" L".join(f"{x:.1f} {y:.1f}" for x, y in places)}"/>'
    yield from (f'<circle class="{style}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in places)
    y = TOP + PLOT_HEIGHT + LEGEND_BELOW + LEGEND_STEP * number
    yield f'<line class="{style}" x1="{LEFT}" x2="{LEFT + 22}" y1="{y - 4}" y2="{y - 4}"/>'
    yield f'<circle class="{style}" cx="{LEFT + 11}" cy="{y - 4}" r="3"/>'
    yield f'<text x="{LEFT + 30}" y="{y}">{escape(_told(series))}</text>'
