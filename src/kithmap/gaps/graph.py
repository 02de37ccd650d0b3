"""A graph: links between numbered people as columns, each link once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """m links between n people numbered 0 to n-1.

    a, b    int64   (m)  the two people of each link, a < b, each pair once
    weight  float64 (m)  above 0, no unit
    """

    n: int
    a: NDArray[np.int64]
    b: NDArray[np.int64]
    weight: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.a)

    def binary(self) -> "Graph":
        """Give the same links, each with weight 1."""
        return Graph(self.n, self.a, self.b, np.ones(len(self.a)))

    def degree(self) -> NDArray[np.int64]:
        """Give the number of links of each person (n)."""
        return np.bincount(np.concatenate((self.a, self.b)), minlength=self.n)


def undirected(n: int, *, a: ArrayLike, b: ArrayLike, weight: ArrayLike | None = None) -> Graph:
    """Give links from rows that have no direction.

    A pair that stands there several times, in either order, is one link with its largest weight, so a file that
    lists both directions does not double anything. Zero weights and people linked with themselves are dropped. Raises
    ValueError for a number outside 0 … n-1 or a weight below zero.

    >>> len(undirected(3, a=[0, 1, 1], b=[1, 0, 1]))
    1
    """
    low, high, weights = _rows(n, a=a, b=b, weight=weight)
    return _folded(n, np.minimum(low, high) * n + np.maximum(low, high), weights, fold=np.maximum)


def symmetrised(n: int, *, a: ArrayLike, b: ArrayLike, weight: ArrayLike | None = None) -> Graph:
    """Give links from rows that point from `a` to `b`: a link weighs what both directions weigh together.

    This is how Burt (1992) reads directed data: his ties are a_ij + a_ji. A row that stands there twice counts once,
    with its largest weight. Raises ValueError as `undirected` does.

    >>> symmetrised(2, a=[0, 1], b=[1, 0], weight=[2, 1]).weight.tolist()
    [3.0]
    """
    source, target, weights = _rows(n, a=a, b=b, weight=weight)
    arrows, where = np.unique(source * n + target, return_inverse=True)
    strongest = np.zeros(len(arrows))
    np.maximum.at(strongest, where, weights)
    source, target = np.divmod(arrows, n) if n else (arrows, arrows)
    return _folded(n, np.minimum(source, target) * n + np.maximum(source, target), strongest, fold=np.add)


def _rows(
    n: int, *, a: ArrayLike, b: ArrayLike, weight: ArrayLike | None
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    first, second = np.asarray(a, dtype=np.int64), np.asarray(b, dtype=np.int64)
    weights = np.ones(len(first)) if weight is None else np.asarray(weight, dtype=np.float64)
    if len(first) and (min(first.min(), second.min()) < 0 or max(first.max(), second.max()) >= n):
        raise ValueError(f"a link names a person outside 0 … {n - 1}")
    if not np.all(weights >= 0):
        raise ValueError("a link has a weight that is negative or not a number")
    kept = (weights > 0) & (first != second)
    return first[kept], second[kept], weights[kept]


def _folded(n: int, pairs: NDArray[np.int64], weights: NDArray[np.float64], *, fold: np.ufunc) -> Graph:
    keys, where = np.unique(pairs, return_inverse=True)
    folded = np.zeros(len(keys))
    fold.at(folded, where, weights)
    low, high = np.divmod(keys, n) if n else (keys, keys)
    return Graph(n, low, high, folded)
