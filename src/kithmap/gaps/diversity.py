"""Diversity: how evenly the owner's people spread over categories."""

from collections.abc import Sequence

import numpy as np


def blau(counts: Sequence[int]) -> float | None:
    """Give 1 - Σp²: the chance that two people drawn with return differ in category (Blau 1977; Simpson 1949).

    `counts` holds the people of each category. None without people.
    """
    total = sum(counts)
    return 1 - sum(count * count for count in counts) / total**2 if total else None


def blau_unbiased(counts: Sequence[int]) -> float | None:
    """Give the chance that two different people differ: 1 - Σ n_i(n_i-1) / N(N-1). None below two people."""
    total = sum(counts)
    return 1 - sum(count * (count - 1) for count in counts) / (total * (total - 1)) if total > 1 else None


def iqv(counts: Sequence[int]) -> float | None:
    """Give Blau's index as a share of the largest possible, (1-Σp²)·k/(k-1) (Mueller & Schuessler 1961).

    k is the categories *offered*: pass a zero for each empty one, or it vanishes from the figure. None without people
    or below two categories.

    >>> iqv([12, 6, 2])
    0.81
    """
    index, k = blau(counts), len(counts)
    return None if index is None or k < 2 else index * k / (k - 1)


def entropy_bits(counts: Sequence[int]) -> float | None:
    """Give -Σ p log2 p in bits (Shannon 1948); empty categories add nothing. None without people."""
    shares = np.array([count for count in counts if count], dtype=np.float64)
    return float(np.abs(np.sum(shares / shares.sum() * np.log2(shares.sum() / shares)))) if len(shares) else None


def ei_index(*, external: int, internal: int) -> float | None:
    """Give (E - I) / (E + I), -1 all like the owner to 1 all unlike (Krackhardt & Stern 1988). None without ties."""
    ties = external + internal
    return (external - internal) / ties if ties else None
