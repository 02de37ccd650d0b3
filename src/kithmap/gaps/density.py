"""Density: how many of the possible links between the owner's people are there."""

from kithmap.gaps.graph import Graph


def density(links: Graph) -> float | None:
    """Give t / (n(n-1)/2) for t links between n people, the owner left out (binary; 0 to 1).

    None below two people, where no link is possible. Wasserman & Faust 1994, ch. 4.

    >>> from kithmap.gaps.graph import undirected
    >>> density(undirected(3, a=[0], b=[1]))
    0.3333333333333333
    """
    pairs = links.n * (links.n - 1) / 2
    return len(links) / pairs if pairs else None


def mean_degree(links: Graph) -> float | None:
    """Give how many of the others one person knows on average (binary), or None without people."""
    return 2 * len(links) / links.n if links.n else None
