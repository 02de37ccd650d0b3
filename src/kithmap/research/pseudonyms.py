"""Pseudonyms: codes for people, organisations and the owner, from which nobody can be found again."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b

KEY_BYTES = 32
"""A key of 256 random bits: trying out known addresses against the codes is hopeless once it is thrown away."""
EGO_DIGITS = 8
"""Hexadecimal digits of an owner's code: among 1,000 owners put together, two share one with a chance of 1 in 8,600."""


def pseudonyms(values: Iterable[str], *, letter: str, key: bytes) -> Mapping[str, str]:
    """Give each value a code such as "P007", numbered in an order that only the `key` makes.

    The same key and values give the same codes; without the key neither a code nor its number tells anything.

    >>> sorted(pseudonyms(["ana", "ben"], letter="P", key=b"k" * 32).values())
    ['P1', 'P2']
    """
    order = sorted(set(values), key=lambda value: _digest(f"{letter}\0{value}", key))
    width = len(str(len(order)))
    return {value: f"{letter}{number:0{width}d}" for number, value in enumerate(order, start=1)}


def ego_code(key: bytes) -> str:
    """Give the owner's code: another one in every export, so that many owners can be put into one data set."""
    return f"E{_digest('ego', key)[:EGO_DIGITS]}"


def _digest(value: str, key: bytes) -> str:
    return blake2b(value.encode("utf-8", "surrogatepass"), key=key, digest_size=32).hexdigest()
