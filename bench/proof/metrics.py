"""An owner's network measures: beside igraph and networkx on the same graph, with the same results."""

from collections.abc import Callable, Mapping

import igraph  # type: ignore[import-untyped]
import networkx as nx  # type: ignore[import-untyped]

from bench.metrics import made_up_network
from bench.proof.figure import COUNT_LESS, MILLISECONDS, Figure, Other
from bench.proof.setup import Setup, tell
from bench.proof.turns import seconds_in_turns
from kithmap.gaps.betweenness import ego_betweenness
from kithmap.gaps.ego_network import ego_network
from kithmap.gaps.structural_holes import constraint, effective_size

COMMAND = "python -m bench.proof.metrics"
TOO_SLOW = "not measured: would take minutes, as it works through the whole network"
NETWORKX_CONSTRAINT_PEOPLE, WHOLE_BETWEENNESS_PEOPLE = 150, 1_000
"""Above so many people a peer is not asked."""
SAME = 1e-9
"""Results nearer than this are the same: sums in another order differ by as much."""

Act = Callable[[], float]


def measure(setup: Setup) -> list[Figure]:
    """Give milliseconds of each measure, and how many results differ from the peers'."""
    found: list[Figure] = []
    differing = 0
    for people in setup.sizes.people_in_metrics:
        for what, ours, peers in _acts(people):
            known = {name: act for name, act in peers.items() if act}
            differing += sum(abs(act() - ours()) > SAME * max(1.0, abs(ours())) for act in known.values())
            rounds = setup.sizes.rounds if people <= NETWORKX_CONSTRAINT_PEOPLE else 1
            theirs = seconds_in_turns({"ours": ours, **known}, rounds=rounds)
            others = [
                Other(name, 1000 * theirs[name] if act else None, "" if act else TOO_SLOW)
                for name, act in peers.items()
            ]
            found.append(
                Figure(
                    issue=2,
                    what=f"{what} of an owner who knows {people:,} people",
                    unit=MILLISECONDS,
                    ours=1000 * seconds_in_turns({"ours": ours}, rounds=5)["ours"],
                    peers=tuple(others),
                    command=COMMAND,
                )
            )
    return [*found, _differing(differing)]


def _differing(count: int) -> Figure:
    return Figure(
        issue=2,
        what="measures above that differ from igraph's or networkx's",
        unit=COUNT_LESS,
        ours=count,
        asked=0,
        command=COMMAND,
    )


def _acts(people: int) -> list[tuple[str, Act, Mapping[str, Act | None]]]:
    links = made_up_network(people)
    net = ego_network(links)
    owner = people
    edges = [*zip(links.a.tolist(), links.b.tolist(), strict=True), *((person, owner) for person in range(people))]
    graph, peer = nx.Graph(edges), igraph.Graph(n=people + 1, edges=edges)
    few, whole = people <= NETWORKX_CONSTRAINT_PEOPLE, people <= WHOLE_BETWEENNESS_PEOPLE
    return [
        (
            "constraint",
            lambda: constraint(net) or 0.0,
            {
                "igraph": lambda: peer.constraint(owner),
                "networkx": (lambda: nx.constraint(graph, nodes=[owner])[owner]) if few else None,
            },
        ),
        (
            "effective size",
            lambda: effective_size(net) or 0.0,
            {"networkx": lambda: nx.effective_size(graph, nodes=[owner])[owner]},
        ),
        (
            "ego betweenness",
            lambda: ego_betweenness(links),
            {
                "igraph": (lambda: peer.betweenness(owner)) if whole else None,
                "networkx": (lambda: nx.betweenness_centrality(graph, normalized=False)[owner]) if whole else None,
            },
        ),
    ]


if __name__ == "__main__":
    tell(measure, __doc__)
