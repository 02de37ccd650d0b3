"""Ego betweenness counts the pairs that only the owner joins."""

import igraph  # type: ignore[import-untyped]
import networkx as nx  # type: ignore[import-untyped]
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithmap.gaps.betweenness import ego_betweenness
from kithmap.gaps.graph import Graph, undirected


@st.composite
def networks(draw: st.DrawFn) -> Graph:
    """Up to fourteen people, linked at random."""
    n = draw(st.integers(0, 14))
    pairs = st.tuples(st.integers(0, max(n - 1, 0)), st.integers(0, max(n - 1, 0)))
    rows = draw(st.lists(pairs, max_size=50)) if n else []
    return undirected(n, a=[a for a, _ in rows], b=[b for _, b in rows])


def test_strangers_all_meet_only_through_the_owner() -> None:
    """Five people who do not know each other are 10 pairs."""
    assert ego_betweenness(undirected(5, a=[], b=[])) == 10


def test_people_who_know_each_other_need_no_owner() -> None:
    """In a complete network the owner stands between nobody."""
    a, b = np.triu_indices(6, 1)

    assert ego_betweenness(undirected(6, a=a, b=b)) == 0


def test_a_second_go_between_halves_the_place() -> None:
    """On the path 0-1-2 the ends meet through the owner or through 1: one half, by hand."""
    assert ego_betweenness(undirected(3, a=[0, 1], b=[1, 2])) == 0.5


@settings(max_examples=80, deadline=None)
@given(networks())
def test_two_other_programs_count_the_same(links: Graph) -> None:
    """Networkx and igraph both walk shortest paths in the network with the owner put in."""
    edges = list(zip(links.a.tolist(), links.b.tolist(), strict=True))
    edges += [(person, links.n) for person in range(links.n)]
    graph = nx.Graph(edges)
    graph.add_node(links.n)
    ours = ego_betweenness(links)

    assert ours == pytest.approx(nx.betweenness_centrality(graph, normalized=False)[links.n])
    assert ours == pytest.approx(igraph.Graph(n=links.n + 1, edges=edges).betweenness(links.n))


def test_counting_in_small_blocks_changes_nothing() -> None:
    """Memory is bounded by blocks; where one ends must not show in the figure."""
    chance = np.random.default_rng(5)
    links = undirected(60, a=chance.integers(0, 60, 400), b=chance.integers(0, 60, 400))

    assert ego_betweenness(links, paths_at_once=7) == pytest.approx(ego_betweenness(links))
