"""Each two: what is told of very many pairs of rows, worked out once for each two values that meet in them."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]
Value = TypeVar("Value", bound=Hashable)


def codes_of(values: Iterable[Hashable]) -> Rows:
    """Give a number for each value, the same for the same; 0 for an empty one.

    >>> codes_of(["ana", "", "luis", "ana"]).tolist()
    [1, 0, 2, 1]
    """
    known: dict[Hashable, int] = {"": 0, (): 0}
    return np.fromiter((known.setdefault(value, len(known) - 1) for value in values), dtype=np.int64)


def told_of_pairs(
    values: Sequence[Value], tell: Callable[[Value, Value], int], one: Rows, two: Rows
) -> NDArray[np.int8]:
    """Give for each pair of rows, `one` and `two`, what `tell` says of their values in that order."""
    codes = codes_of(values)
    spelled = dict(zip(codes.tolist(), values, strict=True))
    total = int(codes.max(initial=0)) + 1
    pairs, place = np.unique(codes[one] * total + codes[two], return_inverse=True)
    firsts, seconds = (half.tolist() for half in np.divmod(pairs, total))
    told = (tell(spelled[a], spelled[b]) for a, b in zip(firsts, seconds, strict=True))
    return np.fromiter(told, dtype=np.int8, count=len(pairs))[place]
