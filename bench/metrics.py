"""How long an owner's network measures take, beside networkx and igraph in the same run."""

import statistics
import time
from collections.abc import Callable

import igraph  # type: ignore[import-untyped]
import networkx as nx  # type: ignore[import-untyped]
import numpy as np

from kithmap.gaps.betweenness import ego_betweenness
from kithmap.gaps.ego_network import ego_network
from kithmap.gaps.graph import Graph, undirected
from kithmap.gaps.structural_holes import constraint, effective_size

PEOPLE = (150, 1_000, 15_000)
LINKS_PER_PERSON = 6
"""People each one knows, on average: sparse, as in logs of mail and meetings."""
ROUNDS = 5
NETWORKX_CONSTRAINT_PEOPLE = 150
NETWORKX_BETWEENNESS_PEOPLE = 1_000
IGRAPH_BETWEENNESS_PEOPLE = 1_000
"""Above so many people a peer takes minutes, because it works through the whole network; it is not asked then."""


def made_up_network(n: int) -> Graph:
    """Give n people in circles of thirty, with some links between circles; the same for the same n."""
    chance = np.random.default_rng(n)
    m = n * LINKS_PER_PERSON // 2
    a = chance.integers(0, n, m)
    near = a // 30 * 30 + chance.integers(0, 30, m)
    b = np.where(chance.random(m) < 0.8, np.minimum(near, n - 1), chance.integers(0, n, m))
    return undirected(n, a=a, b=b)


def median_ms(act: Callable[[], object], *, rounds: int = ROUNDS) -> float:
    """Give the median time of `act` in milliseconds."""
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        act()
        times.append(1000 * (time.perf_counter() - begin))
    return statistics.median(times)


def rows(n: int) -> list[tuple[str, float, float | None, float | None]]:
    """Give measure, our time, networkx's and igraph's (None where it has no such measure, or takes too long)."""
    links = made_up_network(n)
    net = ego_network(links)
    edges = list(zip(links.a.tolist(), links.b.tolist(), strict=True)) + [(person, n) for person in range(n)]
    graph, peer = nx.Graph(edges), igraph.Graph(n=n + 1, edges=edges)
    return [
        (
            "constraint",
            median_ms(lambda: constraint(net)),
            median_ms(lambda: nx.constraint(graph, nodes=[n]), rounds=1) if n <= NETWORKX_CONSTRAINT_PEOPLE else None,
            median_ms(lambda: peer.constraint(n)),
        ),
        (
            "effective size",
            median_ms(lambda: effective_size(net)),
            median_ms(lambda: nx.effective_size(graph, nodes=[n]), rounds=1),
            None,
        ),
        (
            "ego betweenness",
            median_ms(lambda: ego_betweenness(links)),
            median_ms(lambda: nx.betweenness_centrality(graph, normalized=False)[n], rounds=1)
            if n <= NETWORKX_BETWEENNESS_PEOPLE
            else None,
            median_ms(lambda: peer.betweenness(n), rounds=1) if n <= IGRAPH_BETWEENNESS_PEOPLE else None,
        ),
    ]


def main() -> None:
    """Print one table: milliseconds, medians."""
    print(f"{'people':>7}  {'measure':<16} {'kithmap':>10} {'networkx':>10} {'igraph':>10}   ms, medians of {ROUNDS}")
    for n in PEOPLE:
        for measure, ours, *peers in rows(n):
            shown = " ".join(f"{'-' if time_ms is None else f'{time_ms:,.2f}':>10}" for time_ms in (ours, *peers))
            print(f"{n:>7,}  {measure:<16} {shown}")


if __name__ == "__main__":
    main()
