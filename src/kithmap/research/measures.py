"""Measures of a study's network, as its file of owners tells them."""

from dataclasses import dataclass

from kithmap.gaps.density import density
from kithmap.gaps.diversity import blau
from kithmap.gaps.ego_network import ego_network
from kithmap.gaps.graph import Graph, undirected
from kithmap.gaps.structural_holes import constraint, effective_size, efficiency
from kithmap.research.study import Study


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Binary measures of one ego network, the owner left out of density, components and isolates.

    None stands where a measure is not defined: density below two people, the others without people.
    """

    alters: int
    links: int
    density: float | None
    components: int
    isolates: int
    effective_size: float | None
    efficiency: float | None
    constraint: float | None
    blau: float | None


def measures(study: Study) -> Measures:
    """Give the measures of a study (Wasserman & Faust 1994; Burt 1992; Blau 1977)."""
    graph = graph_of(study)
    network = ego_network(graph)
    of_category = [sum(alter.category == each.code for alter in study.alters) for each in study.categories]
    return Measures(
        alters=graph.n,
        links=len(graph),
        density=density(graph),
        components=_components(graph),
        isolates=int((graph.degree() == 0).sum()),
        effective_size=effective_size(network),
        efficiency=efficiency(network),
        constraint=constraint(network),
        blau=blau(of_category),
    )


def graph_of(study: Study) -> Graph:
    """Give the links of a study between alters in the order of their codes, each with weight 1."""
    place = {alter.code: number for number, alter in enumerate(study.alters)}
    return undirected(
        len(place), a=[place[link.source] for link in study.links], b=[place[link.target] for link in study.links]
    )


def _components(graph: Graph) -> int:
    """Count the connected components; somebody without links is one alone."""
    leader = list(range(graph.n))

    def head(person: int) -> int:
        while leader[person] != person:
            leader[person] = leader[leader[person]]
            person = leader[person]
        return person

    for a, b in zip(graph.a.tolist(), graph.b.tolist(), strict=True):
        leader[head(a)] = head(b)
    return sum(leader[person] == person for person in range(graph.n))
