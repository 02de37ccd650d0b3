"""Boxes, spans and ellipses."""

from itertools import pairwise
from math import pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithmap.kit.geometry import Box, Ellipse, Span, overlaps, pushed_apart, without

numbers = st.floats(-100, 100)
sizes = st.floats(0.5, 40)
boxes = st.builds(Box, numbers, numbers, sizes, sizes)


def test_boxes_that_touch_do_not_meet() -> None:
    """Names set side by side share an edge, which is not an overlap."""
    left, right, over = Box(0, 0, 10, 10), Box(10, 0, 10, 10), Box(9, 9, 10, 10)

    assert not left.meets(right)
    assert left.meets(over)
    assert Box(0, 0, 30, 30).holds(over)
    assert not left.holds(over)


@given(st.lists(boxes, max_size=25))
def test_the_sweep_finds_the_pairs_that_looking_at_all_finds(some: list[Box]) -> None:
    """The promise of no overlap is only as good as the test that counts them."""
    every = {(i, j) for i in range(len(some)) for j in range(i + 1, len(some)) if some[i].meets(some[j])}

    assert set(overlaps(some)) == every


def test_points_of_an_ellipse_run_clockwise_from_noon() -> None:
    """12, 3, 6 and 9 o'clock of an ellipse twice as wide as high, worked out by hand."""
    ellipse = Ellipse(0, 0, 2, 1)
    clock = [ellipse.point(turn * pi / 2) for turn in range(4)]

    assert clock == [pytest.approx(place) for place in ((0, -1), (2, 0), (0, 1), (-2, 0))]


def test_an_ellipse_meets_a_box_in_its_corner_only_where_it_reaches() -> None:
    """The corner of the surrounding rectangle lies outside: a title may stand there."""
    ellipse = Ellipse(0, 0, 100, 50)

    assert ellipse.meets(Box(60, -35, 100, 20))
    assert not ellipse.meets(Box(80, -50, 20, 10))
    assert ellipse.half_width(30) == pytest.approx(80)
    assert ellipse.half_width(50) == 0


def test_a_hole_cuts_a_span_in_two_and_leaves_the_others() -> None:
    """By hand: 4 to 6 taken out of 0 to 10."""
    assert without([Span(0, 10), Span(20, 30)], Span(4, 6)) == [Span(0, 4), Span(6, 10), Span(20, 30)]


@given(st.lists(st.tuples(numbers, sizes), max_size=12))
def test_spans_pushed_apart_keep_their_order_and_length(wanted: list[tuple[float, float]]) -> None:
    """Titles beside the map may move, never cover one another or swap."""
    spans = [Span(low, low + length) for low, length in sorted(wanted)]
    room = Span(-300, 300)
    moved = pushed_apart(spans, room)

    assert [span.length for span in moved] == pytest.approx([span.length for span in spans])
    assert all(first.high <= second.low + 1e-6 for first, second in pairwise(moved))
    if sum(span.length for span in spans) <= room.length:
        assert all(span.low >= room.low - 1e-6 and span.high <= room.high + 1e-6 for span in moved)


def test_spans_that_do_not_touch_stay_where_they_are() -> None:
    """Nothing moves without need."""
    spans = [Span(0, 5), Span(5, 9), Span(20, 30)]

    assert pushed_apart(spans, Span(-10, 40)) == spans
