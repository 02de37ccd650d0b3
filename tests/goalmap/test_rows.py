"""Stretches of rows lie in their own cell, and labels in their own stretch."""

from itertools import pairwise
from math import atan2, hypot, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithmap.goalmap.fit import calm, fits, tight
from kithmap.goalmap.proportion import ring_radii, sector_angles
from kithmap.goalmap.rows import Cuts, Grid, Stretch, cell_stretches
from kithmap.kit.geometry import Box, Ellipse, Point, overlaps

weights = st.lists(st.floats(0.05, 10), min_size=1, max_size=12)
GRID = Grid(Ellipse(500, 300, 480, 280), 18.0, 9.0)


@given(weights, st.lists(st.floats(0.05, 10), min_size=5, max_size=6))
def test_every_corner_of_a_stretch_lies_in_its_cell(sectors: list[float], rings: list[float]) -> None:
    """The proof of "no overlap" rests on it, for wedges of any angle, over half a turn too."""
    cuts = Cuts(sector_angles(sectors), ring_radii(rings, centre=0.07, thinnest=0.09))
    ellipse = GRID.ellipse

    for (ring, sector), stretches in cell_stretches(GRID, cuts, inset=1.0, shortest=10.0).items():
        for row, low, high in stretches:
            middle = GRID.top(row) + GRID.pitch / 2
            for x, y in ((x, y) for x in (low, high) for y in (middle - GRID.core / 2, middle + GRID.core / 2)):
                u, v = (x - ellipse.cx) / ellipse.rx, (y - ellipse.cy) / ellipse.ry
                assert cuts.inners[ring] - 1e-9 <= hypot(u, v) <= cuts.outers[ring] + 1e-9
                assert cuts.angles[sector] - 1e-9 <= atan2(u, -v) % (2 * pi) <= cuts.angles[sector + 1] + 1e-9


def test_one_sector_and_one_ring_is_the_whole_ellipse() -> None:
    """By hand: the row above the middle, its top core edge 13.5 up, half a chord of 480·√(1 - (13.5/280)²) = 479.44."""
    cuts = Cuts((0.0, 2 * pi), (0.001, 1.0))
    rows = {row: (low, high) for row, low, high in cell_stretches(GRID, cuts, inset=0.0, shortest=1.0)[0, 0]}

    assert rows[-1] == pytest.approx((500 - 479.44, 500 + 479.44), abs=0.01)
    assert rows[0] == pytest.approx(rows[-1])


def test_an_obstacle_leaves_its_rows_beside_it() -> None:
    """The name of a ring keeps people off its letters, and off nothing else."""
    cuts = Cuts((0.0, 2 * pi), (0.001, 1.0))
    free = cell_stretches(GRID, cuts, inset=0.0, shortest=1.0, obstacles=[Box(480, 300, 40, 10)])[0, 0]

    assert [(low, high) for row, low, high in free if row == 0] == [
        (pytest.approx(20.56, abs=0.01), 480),
        (520, pytest.approx(979.44, abs=0.01)),
    ]
    assert sum(row == 1 for row, _, _ in free) == 1


stretches = st.lists(
    st.tuples(st.integers(-5, 5), st.floats(20, 200)), max_size=8, unique_by=lambda stretch: stretch[0]
).map(lambda some: [Stretch(row, 100.0, 100.0 + length) for row, length in some])


@given(stretches, st.lists(st.floats(10, 90), max_size=14))
def test_labels_in_a_cell_neither_overlap_nor_leave_it(rooms: list[Stretch], widths: list[float]) -> None:
    """Both ways of packing keep the promise, and `fits` tells beforehand what `tight` will find."""
    calmly = calm(rooms, widths, gap=4, middle=Point(150, 0), pitch=10, top=0)
    tightly = tight(rooms, widths, 4)

    assert (tightly is not None) == fits(rooms, widths, 4)
    for spots in filter(None, (calmly, tightly)):
        boxes = [Box(spot.left, spot.row * 10, width, 10) for spot, width in zip(spots, widths, strict=True)]
        assert overlaps(boxes) == []
        for box, spot in zip(boxes, spots, strict=True):
            assert any(
                room.row == spot.row and room.low - 1e-9 <= box.x and box.right <= room.high + 1e-9 for room in rooms
            )


@given(weights)
def test_angles_make_a_full_turn_and_none_is_lost(sectors: list[float]) -> None:
    """The floor is 35 % of the mean angle."""
    angles = sector_angles(sectors)
    wedges = [end - start for start, end in pairwise(angles)]

    assert sum(wedges) == pytest.approx(2 * pi)
    assert min(wedges) >= 0.35 * 2 * pi / len(sectors) - 1e-9


def test_radii_share_areas_by_weight_where_rings_are_thick_enough() -> None:
    """By hand: two rings of equal weight round a centre of nothing part at the root of one half."""
    assert ring_radii([1, 1], centre=0.0, thinnest=0.1) == pytest.approx((0.0, 0.5**0.5, 1.0))
    assert ring_radii([1, 99], centre=0.0, thinnest=0.2)[1] == pytest.approx(0.2, abs=0.01)
