"""Density, diversity and layers agree with arithmetic by hand and with published tables."""

import ast
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithmap.gaps.density import density, mean_degree
from kithmap.gaps.diversity import blau, blau_unbiased, ei_index, entropy_bits, iqv
from kithmap.gaps.graph import undirected
from kithmap.gaps.layers import layers
from tests.gaps.oracle import oracle


def test_an_even_split_is_fully_diverse() -> None:
    """Two halves: Blau 1/2, which is all that two categories allow, and one bit."""
    assert blau([5, 5]) == 0.5
    assert iqv([5, 5]) == 1
    assert entropy_bits([5, 5]) == 1


def test_an_empty_category_counts_against_diversity() -> None:
    """With k the categories seen, ten people in one of three would look as good as ten in the only one."""
    assert iqv([10, 0, 0]) == 0
    assert iqv([5, 5, 0]) == pytest.approx(0.75)


def test_diversity_of_nobody_is_undefined() -> None:
    """No people, or nothing to differ in: no figure."""
    assert blau([0, 0]) is None
    assert entropy_bits([]) is None
    assert iqv([7]) is None
    assert blau_unbiased([1]) is None
    assert ei_index(external=0, internal=0) is None


def test_outward_ties_weigh_against_inward_ones() -> None:
    """Nine of twelve people unlike the owner: (9 - 3) / 12."""
    assert ei_index(external=9, internal=3) == 0.5


def test_published_diversity_figures_are_met() -> None:
    """Blau, IQV, entropy and the unbiased form of four tables."""
    for table, expected in oracle("diversity").items():
        counts = ast.literal_eval(table)
        ours = {
            "blau": blau(counts),
            "iqv": iqv(counts),
            "shannon_bits": entropy_bits(counts),
            "unbiased": blau_unbiased(counts),
        }
        assert {name: ours[name] for name in expected} == pytest.approx(expected, abs=5e-7)


def test_published_densities_follow_from_people_and_links() -> None:
    """egor prints three decimals for ten egos, and Vacca seven for one."""
    vacca = oracle("ego28_sri_lanka_milan")
    rows = [(row[1], row[2], row[3], 5e-4) for row in oracle("egor32_vignette")["rows"]]
    rows.append((vacca["n"], vacca["m"], vacca["density"], 5e-8))
    for n, m, expected, tolerance in rows:
        pairs = [(i, j) for i in range(n) for j in range(i)][:m]
        links = undirected(n, a=[i for i, _ in pairs], b=[j for _, j in pairs])
        assert density(links) == pytest.approx(expected, abs=tolerance)
        assert mean_degree(links) == pytest.approx(2 * m / n)


def test_density_of_one_person_is_undefined() -> None:
    """There is no pair that could know each other."""
    assert density(undirected(1, a=[], b=[])) is None
    assert mean_degree(undirected(0, a=[], b=[])) is None


@given(st.lists(st.integers(0, 40), min_size=2, max_size=8).filter(any))
def test_diversity_stays_between_none_and_all(counts: list[int]) -> None:
    """Each index keeps its range, and entropy its ceiling of log2 k."""
    index, bits = iqv(counts), entropy_bits(counts)

    assert index is not None
    assert bits is not None
    assert -1e-12 <= index <= 1 + 1e-12
    assert -1e-12 <= bits <= math.log2(len(counts)) + 1e-12


def test_layers_add_up_from_the_centre() -> None:
    """Each circle holds those inside it, and nobody is lost between placed and not placed."""
    counted = layers([1, 1, 2, 3, 4, 5, None])

    assert counted.within == (2, 3, 4, 5)
    assert (counted.placed, counted.unplaced) == (6, 1)
