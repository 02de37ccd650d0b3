"""Worlds: the circles of people who know one another, and who stands between two of them."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kithmap.gaps.graph import Graph

APART_FROM = 0.3
"""Modularity from which circles count as separate worlds (Newman & Girvan 2004 find 0.3 to 0.7 where there are any)."""
LEAST_GAIN = 1e-9
"""Modularity that a move must win (no unit), so that rounding never moves anybody back and forth."""


@dataclass(frozen=True, slots=True, eq=False)
class Worlds:
    """Who belongs together.

    world       int64 (n)  number of each person's world, 0 the largest
    modularity  how much more of the links' weight lies inside worlds than by chance, below 1
    """

    world: NDArray[np.int64]
    modularity: float

    @property
    def are_apart(self) -> bool:
        return self.modularity >= APART_FROM

    def sizes(self) -> NDArray[np.int64]:
        """Give the number of people of each world, largest first."""
        return np.bincount(self.world)


def worlds(links: Graph) -> Worlds:
    """Part people so that links lie within worlds rather than between them (Louvain method, Blondel et al. 2008).

    Weighted. People are taken in the order of their numbers, so the same graph gives the same worlds. People without
    links are worlds of their own.
    """
    label = np.arange(links.n)
    graph = _neighbours(links)
    while True:
        moved = _settle(graph)
        if len(set(moved)) == len(graph):
            break
        names = {old: new for new, old in enumerate(dict.fromkeys(moved))}
        coarse = np.array([names[world] for world in moved], dtype=np.int64)
        label = coarse[label]
        graph = _merge(graph, coarse.tolist())
    label = _by_size(label)
    return Worlds(label, modularity(links, label))


def modularity(links: Graph, world: NDArray[np.int64]) -> float:
    """Give Σ over worlds of (weight inside / m) - (degree / 2m)² (Newman & Girvan 2004); 0 without links."""
    total = float(links.weight.sum())
    if not total:
        return 0.0
    inside = float(links.weight[world[links.a] == world[links.b]].sum())
    ends = np.concatenate((world[links.a], world[links.b]))
    degree = np.bincount(ends, weights=np.concatenate((links.weight, links.weight)))
    return inside / total - float(np.sum((degree / (2 * total)) ** 2))


def reaches_across(links: Graph, parts: Worlds) -> NDArray[np.float64]:
    """Give for each person (n) how evenly their links spread over worlds: 1 - Σ share², 0 within one world.

    Weighted participation coefficient (Guimerà & Amaral 2005).
    """
    count = int(parts.world.max(initial=-1)) + 1
    into = np.zeros((links.n, count))
    np.add.at(into, (links.a, parts.world[links.b]), links.weight)
    np.add.at(into, (links.b, parts.world[links.a]), links.weight)
    total = into.sum(axis=1, keepdims=True)
    share = np.divide(into, total, out=np.zeros_like(into), where=total > 0)
    return np.where(total[:, 0] > 0, 1 - (share**2).sum(axis=1), 0.0)


def _neighbours(links: Graph) -> list[dict[int, float]]:
    graph: list[dict[int, float]] = [{} for _ in range(links.n)]
    for a, b, weight in zip(links.a.tolist(), links.b.tolist(), links.weight.tolist(), strict=True):
        graph[a][b] = graph[b][a] = weight
    return graph


def _settle(graph: list[dict[int, float]]) -> list[int]:
    """Move each node into the world of its neighbours where modularity gains most, until nobody moves."""
    world = list(range(len(graph)))
    degree = [sum(near.values()) for near in graph]
    volume, total = list(degree), sum(degree)
    moving = total > 0
    while moving:
        moving = False
        for node, near in enumerate(graph):
            own = world[node]
            volume[own] -= degree[node]
            into: dict[int, float] = defaultdict(float)
            for other, weight in near.items():
                if other != node:
                    into[world[other]] += weight
            best, most = own, into.get(own, 0.0) - volume[own] * degree[node] / total
            for candidate, weight in into.items():
                gain = weight - volume[candidate] * degree[node] / total
                if gain > most + LEAST_GAIN:
                    best, most = candidate, gain
            volume[best] += degree[node]
            world[node] = best
            moving = moving or best != own
    return world


def _merge(graph: list[dict[int, float]], world: list[int]) -> list[dict[int, float]]:
    """Give the graph of worlds; what lies inside one becomes a link with itself, counted from both ends."""
    merged: list[dict[int, float]] = [defaultdict(float) for _ in range(max(world) + 1)]
    for node, near in enumerate(graph):
        for other, weight in near.items():
            merged[world[node]][world[other]] += weight
    return [dict(near) for near in merged]


def _by_size(label: NDArray[np.int64]) -> NDArray[np.int64]:
    _, first, renamed, count = np.unique(label, return_index=True, return_inverse=True, return_counts=True)
    place = np.empty(len(count), dtype=np.int64)
    place[np.lexsort((first, -count))] = np.arange(len(count))
    return place[renamed]
