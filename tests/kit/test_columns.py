"""Columns packed, grouped and summed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithmap.kit.columns import Key, group_sums, packed

rows = st.lists(st.tuples(st.integers(0, 5), st.integers(-400, 400), st.integers(-(10**6), 10**6)), max_size=40)


@given(rows)
def test_groups_and_sums_are_those_of_a_plain_loop(items: list[tuple[int, int, int]]) -> None:
    """The loop is what the columns stand for."""
    sums: dict[tuple[int, int], int] = {}
    for a, b, value in items:
        sums[a, b] = sums.get((a, b), 0) + value
    one, two, three = (
        (np.array(column, dtype=np.int64) for column in zip(*items, strict=True))
        if items
        else (np.zeros(0, dtype=np.int64) for _ in range(3))
    )
    first, (total,) = group_sums(packed(Key(one, 6), Key(two, 0)), three)

    assert [(int(one[i]), int(two[i])) for i in first] == sorted(sums)
    assert total.tolist() == [sums[key] for key in sorted(sums)]


def test_keys_too_large_for_one_sort_are_still_sorted() -> None:
    """Where key and row do not fit into 63 bits, the slower way gives the same."""
    key = np.array([2**62, 5, 2**62, 3])
    first, (total,) = group_sums(key, np.array([1, 2, 4, 8]))

    assert key[first].tolist() == [3, 5, 2**62]
    assert total.tolist() == [8, 2, 5]


def test_columns_that_do_not_fit_are_refused() -> None:
    """Two rows must never share a key by overflow."""
    with pytest.raises(OverflowError):
        packed(Key(np.array([1]), 2**40), Key(np.array([1]), 2**40))
