"""Rings proposed from strength, for people whom the owner has not placed."""

import numpy as np
from numpy.typing import NDArray

from kithmap.ties.strength import Ties

LAYERS = (5, 15, 50, 150)
"""People within each ring and those inside it: the layers of Zhou, Sornette, Hill & Dunbar 2005."""
LEAST_SHARE = (0.25, 0.08, 0.02, 0.0)
"""Strength against the mean of the five strongest that a ring asks for: fifteen acquaintances make no inner circle."""

ONE_WAY_RING = 4
"""Nobody whom the owner never answered is proposed nearer than this: closeness is mutual."""


def proposed_rings(ties: Ties) -> NDArray[np.int8]:
    """Give the ring, 1 to 5, that strength suggests for each person (p); 0 where nothing is known.

    Who is not known stays unplaced: absence of data says nothing about closeness.
    """
    rings = np.zeros(len(ties), dtype=np.int8)
    known = np.flatnonzero(ties.is_known & (ties.strength > 0))
    order = known[np.argsort(-ties.strength[known], kind="stable")]
    if not len(order):
        return rings
    strength, mutual = ties.strength[order], ties.is_mutual[order]
    by_layer = np.searchsorted(LAYERS, np.cumsum(mutual) - mutual, side="right")
    top = strength[mutual][: LAYERS[0]].mean() if mutual.any() else 0.0
    by_share = np.searchsorted(-top * np.array(LEAST_SHARE), -strength, side="left")
    one_way = np.where(mutual, 0, ONE_WAY_RING - 1)
    rings[order] = np.maximum(np.maximum(by_layer, by_share), one_way) + 1
    return rings
