"""Pictures of cost curves: they tell their figures in words, know the dark, and no label meets another."""

import re

import pytest

from bench.proof.growth import Curve, Point, Series, curve_of, sizes
from bench.proof.plot import WIDTH, to_svg
from kithmap.kit.geometry import Box, overlaps

LETTER_WIDTH, TITLE_LETTER_WIDTH, LETTER_HEIGHT = 7.0, 8.2, 12.0
"""More than the letters of 12 px and of 14 px, half bold, take on average in the widest of the usual fonts."""


def curve_over(smallest: int, largest: int, *names: str) -> Curve:
    lines = (Series(name, tuple(Point(n, n / 1e6) for n in sizes(smallest, largest))) for name in names)
    what = "strength and warmth of people, thirty days with contact"
    return Curve("strength", what, "interactions", 1.15, tuple(lines), "python -m bench.proof.curve strength")


def boxes_of(picture: str) -> list[Box]:
    found = re.findall(r'<text( class="(?:muted|title)")? x="([\d.]+)" y="([\d.]+)"([^>]*)>([^<]+)<', picture)
    boxes = []
    for kind, x, y, rest, text in found:
        width = len(text) * (TITLE_LETTER_WIDTH if "title" in kind else LETTER_WIDTH)
        moved = width if "end" in rest else width / 2 if "middle" in rest else 0.0
        boxes.append(Box(float(x) - moved, float(y) - LETTER_HEIGHT + 2, width, LETTER_HEIGHT))
    return boxes


def test_a_picture_tells_its_figures_in_words_and_knows_the_dark() -> None:
    """It is read on a dark page too, and by those who hear it."""
    curve = curve_over(100, 1_000_000, "ours")
    picture = to_svg(curve)

    assert "ours, grows with the power 1.00" in picture
    assert "prefers-color-scheme: dark" in picture
    assert curve_of(curve.as_plain()) == curve


@pytest.mark.parametrize(("smallest", "largest"), [(100, 300), (100, 1_000_000), (100_000, 100_000_000)])
def test_no_label_meets_another_or_leaves_the_picture(smallest: int, largest: int) -> None:
    """Sizes, times, title and the legend of three programs, from the shortest curve to the longest."""
    picture = to_svg(curve_over(smallest, largest, "kithmap on DuckDB", "kithmap on Polars", "reading all columns"))
    boxes = boxes_of(picture)
    height = float(re.findall(r'viewBox="0 0 \d+ (\d+)"', picture)[0])

    assert len(boxes) > 7
    assert overlaps(boxes) == []
    assert all(box.x >= 0 and box.x + box.width <= WIDTH and box.y + box.height <= height for box in boxes)
