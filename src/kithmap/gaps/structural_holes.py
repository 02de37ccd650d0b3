"""Structural holes: how much of the owner's network says the same twice, or closes in on itself."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kithmap.gaps.ego_network import EgoNetwork

# Measures are binary where the network was made from `links.binary()`, weighted otherwise; nothing else changes.


@dataclass(frozen=True, slots=True)
class ConstraintRange:
    """The smallest constraint that n people allow, and the largest known."""

    low: float
    high: float


def effective_size(net: EgoNetwork) -> float | None:
    """Give how many separate voices the network has: n less what its people repeat of one another.

    Σ_j (1 - Σ_q p_eq m_jq), where p_eq is q's share of the owner's ties and m_jq the weight of the link of j and q as
    a share of j's strongest. Binary this is n - 2t/n for t links (Borgatti 1997). None without people. Burt 1992.

    >>> from kithmap.gaps.ego_network import ego_network
    >>> from kithmap.gaps.graph import undirected
    >>> effective_size(ego_network(undirected(4, a=[0], b=[1])))
    3.5
    """
    if not net.n:
        return None
    share = net.ego_weight / net.ego_weight.sum()
    near, far, weight = _both_ways(net)
    strongest = np.maximum(net.ego_weight, net.outside_largest)
    np.maximum.at(strongest, near, weight)
    return net.n - float(np.sum(share[far] * weight / strongest[near]))


def efficiency(net: EgoNetwork) -> float | None:
    """Give effective size as a share of n: 1 where nobody knows anybody else (Burt 1992). None without people."""
    size = effective_size(net)
    return None if size is None else size / net.n


def constraint(net: EgoNetwork) -> float | None:
    """Give how much the network closes in on itself: Σ_j (p_ej + Σ_q p_eq p_qj)² (Burt 1992).

    p_ij is the share that j has of all of i's ties, the owner's included. Binary this is
    (1/n²) Σ_j (1 + Σ_{q~j} 1/d_q)² with d_q = 1 + the links of q. It depends mostly on n and may exceed 1 (two people
    who know each other: 1.125), so show it beside `constraint_range`, never alone. None without people.

    >>> from kithmap.gaps.ego_network import ego_network
    >>> from kithmap.gaps.graph import undirected
    >>> constraint(ego_network(undirected(4, a=[], b=[])))
    0.25
    """
    if not net.n:
        return None
    share = net.ego_weight / net.ego_weight.sum()
    near, far, weight = _both_ways(net)
    ties_of = net.ego_weight + net.outside_total + np.bincount(near, weights=weight, minlength=net.n)
    indirect = np.bincount(far, weights=share[near] * weight / ties_of[near], minlength=net.n)
    return float(np.sum((share + indirect) ** 2))


def constraint_range(n: int) -> ConstraintRange | None:
    """Give what binary constraint can be with n people, or None without people.

    Least is 1/n, where nobody knows anybody. Most is everybody knowing everybody, (2n-1)²/n³, up to seven people
    (true of all 1,252 graphs of that size); from eight on one person who knows all the others gives more,
    ((n+1)/2n)² + (n-1)((n+1)/n²)², which is the largest known, not proven.
    """
    if n < 1:
        return None
    complete = (2 * n - 1) ** 2 / n**3
    hub = ((n + 1) / (2 * n)) ** 2 + (n - 1) * ((n + 1) / n**2) ** 2
    return ConstraintRange(1 / n, max(complete, hub) if n > 1 else 1.0)


def _both_ways(net: EgoNetwork) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    links = net.links
    return (
        np.concatenate((links.a, links.b)),
        np.concatenate((links.b, links.a)),
        np.concatenate((links.weight, links.weight)),
    )
