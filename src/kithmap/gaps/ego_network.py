"""An ego network as columns: the owner's ties, and the links between the people at their other ends."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kithmap.gaps.graph import Graph


@dataclass(frozen=True, slots=True, eq=False)
class EgoNetwork:
    """n people (alters), the links between them, and the owner's (ego's) tie to each.

    links            Graph        between the people; the owner is not among them
    ego_weight       float64 (n)  weight of the owner's tie to each, above 0
    outside_total    float64 (n)  sum of the weights of each one's links to people outside this network
    outside_largest  float64 (n)  the largest of those weights, 0 where there is none

    The two `outside` columns are zero where only the ego network is known (the usual case for an owner); they are
    filled by `around`, which cuts an ego network out of a whole one.
    """

    links: Graph
    ego_weight: NDArray[np.float64]
    outside_total: NDArray[np.float64]
    outside_largest: NDArray[np.float64]

    @property
    def n(self) -> int:
        return self.links.n


def ego_network(links: Graph, *, ego_weight: ArrayLike | None = None) -> EgoNetwork:
    """Give the network of an owner tied to everybody in `links`, by weight 1 unless `ego_weight` (n) says otherwise.

    Raises ValueError where `ego_weight` has another length or holds anything not above 0.
    """
    ego = np.ones(links.n) if ego_weight is None else np.asarray(ego_weight, dtype=np.float64)
    if len(ego) != links.n or not np.all(ego > 0):
        raise ValueError("the owner's ties need one weight above 0 for each person")
    return EgoNetwork(links, ego, np.zeros(links.n), np.zeros(links.n))


def around(links: Graph, person: int) -> EgoNetwork:
    """Give the ego network of one `person` of a whole network; the people in it keep their order.

    What its people are linked to beyond it stays known as `outside_total` and `outside_largest`, since Burt's shares
    are of all of a person's ties.
    """
    a, b, weight = links.a, links.b, links.weight
    own = (a == person) | (b == person)
    ends = np.where(a[own] == person, b[own], a[own])
    order = np.argsort(ends)
    ends = ends[order]
    place = np.full(links.n, -1, dtype=np.int64)
    place[ends] = np.arange(len(ends))
    inside = (place[a] >= 0) & (place[b] >= 0)
    total, largest = np.zeros(len(ends)), np.zeros(len(ends))
    for near in (a, b):
        rows = ~inside & ~own & (place[near] >= 0)
        total += np.bincount(place[near[rows]], weights=weight[rows], minlength=len(ends))
        np.maximum.at(largest, place[near[rows]], weight[rows])
    within = Graph(len(ends), place[a[inside]], place[b[inside]], weight[inside])
    return EgoNetwork(within, weight[own][order], total, largest)
