"""A graph holds each link once, whatever the rows looked like."""

import numpy as np
import pytest

from kithmap.gaps.ego_network import around
from kithmap.gaps.graph import symmetrised, undirected
from tests.gaps.oracle import oracle


def test_a_file_that_lists_both_directions_doubles_nothing() -> None:
    """The commonest slip with edge lists: density twice as high as it is."""
    links = undirected(3, a=[0, 1, 2, 2], b=[1, 0, 1, 1], weight=[1, 4, 2, 2])

    assert links.a.tolist() == [0, 1]
    assert links.b.tolist() == [1, 2]
    assert links.weight.tolist() == [4, 2]


def test_directions_add_up_but_repeated_rows_do_not() -> None:
    """Both directions are two facts; a row written twice is one."""
    links = symmetrised(2, a=[0, 0, 1], b=[1, 1, 0], weight=[3, 3, 2])

    assert links.weight.tolist() == [5]


def test_links_without_weight_or_with_oneself_are_dropped() -> None:
    """A weight of zero says "no link", and nobody is their own acquaintance."""
    assert len(undirected(2, a=[0, 1], b=[1, 1], weight=[0, 3])) == 0


@pytest.mark.parametrize("end", [-1, 2])
def test_a_person_outside_the_network_is_refused(end: int) -> None:
    """A wrong index would quietly link somebody else."""
    with pytest.raises(ValueError, match="outside 0 … 1"):
        undirected(2, a=[0], b=[end])


@pytest.mark.parametrize("weight", [-1.0, float("nan")])
def test_a_weight_that_is_none_is_refused(weight: float) -> None:
    """Negative or missing weights have no meaning as shares."""
    with pytest.raises(ValueError, match="negative or not a number"):
        undirected(2, a=[0], b=[1], weight=[weight])


def test_an_ego_network_remembers_what_its_people_have_outside() -> None:
    """Shares are of all of a person's ties: 1 is linked with 2 inside and, by weight 3, with 3 outside."""
    net = around(undirected(4, a=[0, 0, 1, 1], b=[1, 2, 2, 3], weight=[1, 1, 2, 3]), 0)

    assert net.links.weight.tolist() == [2]
    assert net.outside_total.tolist() == [3, 0]
    assert net.outside_largest.tolist() == [3, 0]


def test_an_empty_network_is_no_special_case() -> None:
    """Somebody starts with nobody."""
    assert len(undirected(0, a=[], b=[])) == 0
    assert len(symmetrised(0, a=[], b=[])) == 0


def test_a_published_directed_matrix_keeps_its_ties() -> None:
    """Knoke's information network (Hanneman & Riddle, 9.3): directed ties among those whom each one names."""
    figures = oracle("knoke_information")
    matrix = np.array([[int(cell) for cell in row] for row in figures["matrix"]])
    for person, (alters, ties, pairs) in enumerate(figures["out_neighbourhood_size_ties_pairs"]):
        named = np.flatnonzero(matrix[person])
        a, b = np.nonzero(matrix[np.ix_(named, named)])
        links = symmetrised(len(named), a=a, b=b)

        assert (links.n, links.weight.sum(), links.n * (links.n - 1)) == (alters, ties, pairs)
