"""Ego betweenness: between how many of the owner's people only the owner stands."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from kithmap.gaps.graph import Graph

PATHS_AT_ONCE = 2_000_000
"""Two-step paths counted in one go, about 50 MB of memory."""


def ego_betweenness(links: Graph, *, paths_at_once: int = PATHS_AT_ONCE) -> float:
    """Give Σ over pairs who do not know each other of 1 / (acquaintances both have, the owner included).

    Binary, in pairs: each such pair is one where the owner is the only go-between, or shares that place with others.
    Everett & Borgatti 2005. Zero below two people. `paths_at_once` bounds memory and changes nothing else.

    >>> from kithmap.gaps.graph import undirected
    >>> ego_betweenness(undirected(3, a=[], b=[]))
    3.0
    """
    n = links.n
    apart = n * (n - 1) / 2 - len(links)
    start, near = _neighbours(links)
    linked = links.a * n + links.b
    return float(apart - sum(_shared(block, linked) for block in _blocks(n, start, near, paths_at_once=paths_at_once)))


def _neighbours(links: Graph) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    near, far = np.concatenate((links.a, links.b)), np.concatenate((links.b, links.a))
    order = np.lexsort((far, near))
    return np.concatenate(([0], np.cumsum(np.bincount(near, minlength=links.n)))), far[order]


def _blocks(
    n: int, start: NDArray[np.int64], near: NDArray[np.int64], *, paths_at_once: int
) -> Iterator[NDArray[np.int64]]:
    """Give the pairs (as low·n + high) that meet at the end of two-step paths, all paths of one low in one block."""
    degree = np.diff(start)
    low = np.repeat(np.arange(n), degree)
    paths = np.cumsum(degree[near])
    first = 0
    while first < len(near):
        ceiling = (paths[first - 1] if first else 0) + paths_at_once
        last = max(int(np.searchsorted(paths, ceiling, side="right")), first + 1)
        last = int(start[low[last - 1] + 1])
        yield _pairs(n, low[first:last], near[first:last], start, near)
        first = last


def _pairs(
    n: int, low: NDArray[np.int64], middle: NDArray[np.int64], start: NDArray[np.int64], near: NDArray[np.int64]
) -> NDArray[np.int64]:
    sizes = start[middle + 1] - start[middle]
    begin = np.cumsum(sizes) - sizes
    high = near[np.repeat(start[middle] - begin, sizes) + np.arange(int(sizes.sum()))]
    low = np.repeat(low, sizes)
    return (low * n + high)[low < high]


def _shared(pairs: NDArray[np.int64], linked: NDArray[np.int64]) -> float:
    pair, go_betweens = np.unique(pairs, return_counts=True)
    apart = ~np.isin(pair, linked, assume_unique=True)
    return float(np.sum(1 - 1 / (1 + go_betweens[apart])))
