"""A set of keys says what a set of Python's says."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kithmap.kit.key_set import KeySet

KEYS = st.lists(st.integers(0, 40) | st.just(2**64 - 1), max_size=12)


@given(st.lists(KEYS, max_size=8), KEYS)
def test_what_was_added_in_any_parts_is_there_and_nothing_else(parts: list[list[int]], asked: list[int]) -> None:
    """A mailbox comes in hundreds of parts, and each is held against all before it."""
    keys, plain = KeySet(np.array([], dtype=np.uint64)), set[int]()
    for part in parts:
        keys.add(np.array(part, dtype=np.uint64))
        plain.update(part)

    assert keys.has(np.array(asked, dtype=np.uint64)).tolist() == [key in plain for key in asked]
