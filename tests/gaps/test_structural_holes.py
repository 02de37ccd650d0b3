"""Effective size, efficiency and constraint agree with arithmetic, with print, and with two other programs."""

import igraph  # type: ignore[import-untyped]
import networkx as nx  # type: ignore[import-untyped]
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithmap.gaps.ego_network import EgoNetwork, around, ego_network
from kithmap.gaps.graph import Graph, symmetrised, undirected
from kithmap.gaps.structural_holes import constraint, constraint_range, effective_size, efficiency
from tests.gaps.oracle import oracle


def star(n: int) -> EgoNetwork:
    """An owner whose n people do not know one another."""
    return ego_network(undirected(n, a=[], b=[]))


def complete(n: int) -> EgoNetwork:
    """An owner whose n people all know one another."""
    a, b = np.triu_indices(n, 1)
    return ego_network(undirected(n, a=a, b=b))


def hub(n: int) -> EgoNetwork:
    """An owner whose first person knows all the others, who do not know one another."""
    return ego_network(undirected(n, a=[0] * (n - 1), b=range(1, n)))


@st.composite
def whole_networks(draw: st.DrawFn) -> Graph:
    """Up to twelve people with links of whole-number weights."""
    n = draw(st.integers(2, 12))
    number = st.integers(0, n - 1)
    rows = draw(st.lists(st.tuples(number, number, st.integers(0, 5)), max_size=40))
    a, b, weight = zip(*rows, strict=True) if rows else ((), (), ())
    return undirected(n, a=a, b=b, weight=weight)


def as_networkx(links: Graph) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(range(links.n))
    graph.add_weighted_edges_from(zip(links.a.tolist(), links.b.tolist(), links.weight.tolist(), strict=True))
    return graph


@pytest.mark.parametrize("n", [1, 2, 5, 40])
def test_people_who_do_not_know_each_other_constrain_least(n: int) -> None:
    """A star is the closed form 1/n; every one of its people is a separate voice."""
    net = star(n)

    assert constraint(net) == pytest.approx(1 / n)
    assert effective_size(net) == n
    assert efficiency(net) == 1


@pytest.mark.parametrize("n", [2, 3, 7, 30])
def test_people_who_all_know_each_other_are_one_voice(n: int) -> None:
    """In a complete network each person repeats all the others: (2n-1)²/n³ by hand, and one voice in all."""
    net = complete(n)

    assert constraint(net) == pytest.approx((2 * n - 1) ** 2 / n**3)
    assert effective_size(net) == pytest.approx(1)


def test_two_people_who_know_each_other_constrain_above_one() -> None:
    """Constraint is no share: a triangle gives 9/8, and nobody may cut it off at 1."""
    assert constraint(complete(2)) == pytest.approx(1.125)


def test_a_path_of_four_people_seen_from_its_second() -> None:
    """By hand: the second person has two people, unlinked, one of whom has one further link: (1/2)² + (1/2)²."""
    path = undirected(4, a=[0, 1, 2], b=[1, 2, 3])

    assert [constraint(around(path, person)) for person in range(4)] == [1, 0.5, 0.5, 1]


def test_nothing_is_said_about_an_owner_without_people() -> None:
    """An isolate's measures are undefined, not zero: zero constraint would read as perfect freedom."""
    nobody = star(0)

    assert constraint(nobody) is None
    assert effective_size(nobody) is None
    assert efficiency(nobody) is None
    assert constraint_range(0) is None


@pytest.mark.parametrize("n", [1, 2, 7, 8, 100])
def test_the_range_of_constraint_holds_star_complete_and_hub(n: int) -> None:
    """A figure is shown beside what it could have been, so the three extreme shapes must lie inside."""
    span = constraint_range(n)

    assert span is not None
    shapes = [figure for net in (star(n), complete(n), hub(n)) if (figure := constraint(net)) is not None]
    assert min(shapes) == pytest.approx(span.low)
    assert max(shapes) == pytest.approx(span.high)


def test_owner_ties_without_weight_are_refused() -> None:
    """A tie of weight zero has no share, so the caller must leave the person out instead."""
    with pytest.raises(ValueError, match="above 0"):
        ego_network(undirected(2, a=[], b=[]), ego_weight=[1, 0])


def test_published_figures_of_one_small_network_are_met() -> None:
    """Borgatti's example is what UCINET, igraph and networkx agree on, binary and weighted."""
    figures = oracle("borgatti_1997_graph")
    names = sorted({name for a, b, _ in figures["edges"] for name in (a, b)})
    place = {name: number for number, name in enumerate(names)}
    a, b, weight = zip(*figures["edges"], strict=True)
    weighted = undirected(len(names), a=[place[name] for name in a], b=[place[name] for name in b], weight=weight)
    binary = weighted.binary()

    for name, expected in figures["constraint_unweighted_whole_network"].items():
        assert constraint(around(binary, place[name])) == pytest.approx(expected, abs=5e-5)
    for name, expected in figures["constraint_unweighted_egonet_only"].items():
        assert constraint(ego_network(around(binary, place[name]).links)) == pytest.approx(expected, abs=5e-5)
    for name, expected in figures["constraint_weighted"].items():
        assert constraint(around(weighted, place[name])) == pytest.approx(expected, abs=5e-5)
    for name, expected in figures["effective_size_unweighted"].items():
        assert effective_size(around(binary, place[name])) == pytest.approx(expected, abs=5e-5)
    for name, expected in figures["effective_size_weighted"].items():
        assert effective_size(around(weighted, place[name])) == pytest.approx(expected, abs=5e-5)


def test_published_figures_of_a_directed_network_are_met() -> None:
    """Rows with a direction are added up both ways, weighted or not, as Burt does."""
    figures = oracle("directed_small")
    a, b, weight = zip(*figures["edges"], strict=True)
    counted, weighted = symmetrised(3, a=a, b=b), symmetrised(3, a=a, b=b, weight=weight)

    for person in range(3):
        key = str(person)
        assert constraint(around(counted, person)) == pytest.approx(figures["constraint"][key])
        assert constraint(around(weighted, person)) == pytest.approx(figures["constraint_weighted"][key])
        assert effective_size(around(counted, person)) == pytest.approx(figures["effective_size"][key])
        assert effective_size(around(weighted, person)) == pytest.approx(figures["effective_size_weighted"][key])


def test_igraph_unit_figures_are_met() -> None:
    """Igraph's own test file; links of weight zero are dropped first, so its zero-weight K4 is the path."""
    figures = oracle("igraph_unit")
    path = undirected(4, a=[0, 1, 2], b=[1, 2, 3])
    a, b = zip(*[(i, j) for i in range(4) for j in range(i)], strict=True)
    full = undirected(4, a=a, b=b)
    zeroed = undirected(4, a=a, b=b, weight=[1.0 if i - j == 1 else 0.0 for i, j in zip(a, b, strict=True)])
    a, b = zip(*figures["hole9_edges"], strict=True)
    hole = undirected(9, a=a, b=b)

    assert [constraint(around(path, i)) for i in range(4)] == pytest.approx(figures["path4"])
    assert [constraint(around(zeroed, i)) for i in range(4)] == pytest.approx(figures["path4"])
    assert constraint(around(full, 0)) == pytest.approx(figures["K4"])
    assert [constraint(around(hole, i)) for i in range(9)] == pytest.approx(figures["hole9"], abs=5e-7)


@pytest.mark.parametrize(
    ("name", "graph"), [("florentine", nx.florentine_families_graph()), ("kite", nx.krackhardt_kite_graph())]
)
def test_figures_of_two_classic_networks_are_met(name: str, graph: nx.Graph) -> None:
    """The Florentine families and the kite, as networkx and igraph both computed them."""
    figures = oracle(name)
    nodes = list(graph)
    place = {node: number for number, node in enumerate(nodes)}
    links = undirected(len(nodes), a=[place[a] for a, _ in graph.edges], b=[place[b] for _, b in graph.edges])

    for node in nodes:
        net = around(links, place[node])
        assert constraint(net) == pytest.approx(figures["constraint_whole"][str(node)], abs=5e-7)
        assert effective_size(net) == pytest.approx(figures["effective_size"][str(node)], abs=5e-7)


def test_closed_forms_of_the_worst_case_are_met() -> None:
    """All graphs of up to seven people were enumerated elsewhere; our upper end must be their maximum."""
    for n, expected in oracle("closed_forms")["max_exhaustive_n<=7"].items():
        span = constraint_range(int(n))

        assert span is not None
        assert span.high == pytest.approx(expected, abs=5e-7)


def test_the_figures_of_a_published_ego_follow_from_its_counts() -> None:
    """Of Vacca's ego 28 only people and links are printed; binary effective size needs no more."""
    figures = oracle("ego28_sri_lanka_milan")
    n, m = figures["n"], figures["m"]
    a, b = np.triu_indices(n, 1)
    net = ego_network(undirected(n, a=a[:m], b=b[:m]))

    assert effective_size(net) == pytest.approx(figures["effective_size_binary"])


@settings(max_examples=60, deadline=None)
@given(whole_networks())
def test_networkx_gives_the_same_on_any_network(links: Graph) -> None:
    """Not only on chosen examples: weighted and binary, for everybody in any small network."""
    graph = as_networkx(links)
    for weight, seen in ((None, links.binary()), ("weight", links)):
        theirs, sizes = nx.constraint(graph, weight=weight), nx.effective_size(graph, weight=weight)
        for person in range(links.n):
            net = around(seen, person)
            if net.n:
                assert constraint(net) == pytest.approx(theirs[person])
                assert effective_size(net) == pytest.approx(sizes[person])


@settings(max_examples=60, deadline=None)
@given(whole_networks())
def test_igraph_gives_the_same_on_any_network(links: Graph) -> None:
    """Igraph computes constraint by another route; three programs rarely share one mistake."""
    graph = igraph.Graph(n=links.n, edges=list(zip(links.a.tolist(), links.b.tolist(), strict=True)))
    theirs, weighted = graph.constraint(), graph.constraint(weights=links.weight.tolist())
    for person in range(links.n):
        net = around(links.binary(), person)
        if net.n:
            assert constraint(net) == pytest.approx(theirs[person])
            assert constraint(around(links, person)) == pytest.approx(weighted[person])


@settings(max_examples=60, deadline=None)
@given(whole_networks(), st.integers(0, 999))
def test_the_order_in_which_people_are_numbered_does_not_matter(links: Graph, seed: int) -> None:
    """A figure about a network may not depend on who happens to come first in a file."""
    number = np.random.default_rng(seed).permutation(links.n)
    moved = undirected(links.n, a=number[links.a], b=number[links.b], weight=links.weight)

    assert constraint(ego_network(moved)) == pytest.approx(constraint(ego_network(links)))
    assert effective_size(ego_network(moved)) == pytest.approx(effective_size(ego_network(links)))
