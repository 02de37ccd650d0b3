"""A set of 64-bit keys that grows by whole arrays and is asked by whole arrays."""

import numpy as np
from numpy.typing import NDArray


class KeySet:
    """Keys in a few sorted runs, each more than twice as long as the next (log-structured merge, O'Neil et al. 1996).

    Adding n keys costs O(n log n) in all and asking after m of them O(m log² n), in however many parts.

    >>> keys = KeySet(np.array([3, 1], dtype=np.uint64))
    >>> keys.add(np.array([7], dtype=np.uint64))
    >>> keys.has(np.array([1, 2, 7], dtype=np.uint64)).tolist()
    [True, False, True]
    """

    def __init__(self, keys: NDArray[np.uint64]) -> None:
        self._runs: list[NDArray[np.uint64]] = []
        self.add(keys)

    def add(self, keys: NDArray[np.uint64]) -> None:
        """Take in `keys`."""
        run = np.sort(keys)
        while self._runs and len(self._runs[-1]) <= 2 * len(run):
            run = np.sort(np.concatenate((self._runs.pop(), run)), kind="stable")
        if len(run):
            self._runs.append(run)

    def has(self, keys: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Say of each of `keys` whether it is there."""
        found = np.zeros(len(keys), dtype=np.bool_)
        for run in self._runs:
            places = np.minimum(np.searchsorted(run, keys), len(run) - 1)
            found |= run[places] == keys
        return found
