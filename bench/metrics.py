"""How long an owner's network measures take beside networkx and igraph in the same run, and reading and plan."""

import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta

import igraph  # type: ignore[import-untyped]
import networkx as nx  # type: ignore[import-untyped]
import numpy as np

from kithmap.gaps.betweenness import ego_betweenness
from kithmap.gaps.ego_network import ego_network
from kithmap.gaps.graph import Graph, undirected
from kithmap.gaps.member import Link, Member
from kithmap.gaps.reading import Reading, read_map
from kithmap.gaps.structural_holes import constraint, effective_size
from kithmap.goals.goal import Goal
from kithmap.goals.need import Need, Support
from kithmap.goals.offer import Offer
from kithmap.plan.week import Circle, Week, plan_week
from kithmap.ties.tie import Rhythm, Tie, Warmth

PEOPLE = (150, 1_000, 15_000)
LINKS_PER_PERSON = 6
"""People each one knows, on average: sparse, as in logs of mail and meetings."""
ROUNDS = 5
TODAY = date(2026, 11, 2)
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


def made_up_people(n: int) -> list[Member]:
    """Give n people of every kind of tie, one in three placed, every other one with an offer; the same each time."""
    return [
        Member(
            person_id=f"p{i}",
            name=f"Person {i}",
            organisation=f"Firm {i % 400}",
            ring=1 + i % 5 if i % 3 == 0 else None,
            ring_is_proposed=False,
            category_id=None,
            tie=made_up_tie(i),
            offers=(Offer(need_id=f"n{i % 10}", person=f"p{i}", influence=i % 4),) if i % 2 else (),
        )
        for i in range(n)
    ]


def made_up_tie(i: int) -> Tie:
    """Give a tie last seen i % 900 days ago."""
    return Tie(
        person_id=f"p{i}",
        strength=(i % 100) / 100,
        warmth_score=None,
        warmth=list(Warmth)[i % len(Warmth)],
        rhythm=Rhythm.ON_TRACK,
        sent=20,
        received=10,
        days_with_contact=20,
        first=TODAY - timedelta(days=900 + i % 900),
        last=TODAY - timedelta(days=i % 900),
        usual_gap_days=10.0,
        silence_days=i % 900,
    )


def reading_rows() -> list[tuple[str, float]]:
    """Give what was read or planned, and how long it took."""
    people, goal = made_up_people(10_000), Goal(id="g", outcome="A goal")
    needs = [Need(id=f"n{i}", goal_id="g", support=Support.ADVICE, label=f"Need {i}") for i in range(10)]
    graph = made_up_network(10_000)
    links = [Link(f"p{a}", f"p{b}") for a, b in zip(graph.a.tolist(), graph.b.tolist(), strict=True)]

    def read(members: list[Member], pool: list[Member], bonds: list[Link]) -> Reading:
        return read_map(members, goal=goal, needs=needs, categories=(), links=bonds, chairs=(), pool=pool, today=TODAY)

    few, pool = people[:80], people[80:2_080]
    near, whole = read(few, pool, []), read(people, [], [])

    def plan(members: list[Member], others: list[Member], reading: Reading) -> Week:
        return plan_week(Circle(members=members, reading=reading, pool=others), today=TODAY)

    return [
        ("reading, 80 people and a pool of 2,000", median_ms(lambda: read(few, pool, []))),
        ("reading, 10,000 people", median_ms(lambda: read(people, [], []))),
        (f"reading, 10,000 people and {len(links):,} links", median_ms(lambda: read(people, [], links), rounds=3)),
        (
            "plan, 80 people and a pool of 2,000",
            median_ms(lambda: plan(few, pool, near)),
        ),
        ("plan, 10,000 people and 10 needs", median_ms(lambda: plan(people, [], whole))),
    ]


def main() -> None:
    """Print two tables: milliseconds, medians."""
    print(f"{'people':>7}  {'measure':<16} {'kithmap':>10} {'networkx':>10} {'igraph':>10}   ms, medians of {ROUNDS}")
    for n in PEOPLE:
        for measure, ours, *peers in rows(n):
            shown = " ".join(f"{'-' if time_ms is None else f'{time_ms:,.2f}':>10}" for time_ms in (ours, *peers))
            print(f"{n:>7,}  {measure:<16} {shown}")
    print()
    for what, time_ms in reading_rows():
        print(f"{what:<50} {time_ms:>10,.2f} ms")


if __name__ == "__main__":
    main()
