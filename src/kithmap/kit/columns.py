"""Columns of whole numbers: packed into one sortable key, grouped, and summed."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Key(NamedTuple):
    """One column of a packed key: its values, and how many it can take (0: as many as it shows)."""

    values: NDArray[np.integer]
    size: int


class Groups(NamedTuple):
    """Equal keys brought together: a row of each group, and the sums of each summed column."""

    first: NDArray[np.int64]
    sums: tuple[NDArray[np.int64], ...]


def packed(*columns: Key) -> NDArray[np.int64]:
    """Give one int64 a row that sorts as the columns do, the first column first.

    Raises OverflowError where the columns together need more than 63 bits.
    """
    key = np.zeros(len(columns[0].values), dtype=np.int64)
    room = 1
    for values, size in columns:
        low = int(values.min()) if len(values) and not size else 0
        width = size or (int(values.max()) - low + 1 if len(values) else 1)
        room *= max(width, 1)
        if room > 2**63 - 1:
            raise OverflowError("these columns do not fit into one 63-bit key")
        key = key * max(width, 1) + (values.astype(np.int64) - low)
    return key


def group_sums(key: NDArray[np.int64], *columns: NDArray[np.integer]) -> Groups:
    """Group rows by `key` (in ascending order) and sum each column within the groups, exactly, as int64.

    >>> groups = group_sums(np.array([5, 3, 5]), np.array([1, 2, 4]))
    >>> groups.first.tolist(), groups.sums[0].tolist()
    ([1, 0], [2, 5])
    """
    if not len(key):
        return Groups(np.zeros(0, dtype=np.int64), tuple(np.zeros(0, dtype=np.int64) for _ in columns))
    order, ordered = _sorted(key)
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    sums = tuple(np.add.reduceat(column[order].astype(np.int64), starts) for column in columns)
    return Groups(order[starts], sums)


def _sorted(key: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the order that sorts `key`, and `key` in it; by one plain sort where key and row fit into 63 bits."""
    bits = max(len(key) - 1, 1).bit_length()
    if int(key.max()) >> (63 - bits) or int(key.min()) < 0:
        order = np.argsort(key, kind="stable")
        return order, key[order]
    both = (key << bits) | np.arange(len(key))
    both.sort()
    return both & ((1 << bits) - 1), both >> bits
