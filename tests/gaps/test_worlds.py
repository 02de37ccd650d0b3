"""Worlds are circles of people who know one another."""

from itertools import combinations

import igraph  # type: ignore[import-untyped]
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithmap.gaps.graph import Graph, undirected
from kithmap.gaps.linked_worlds import linked_worlds
from kithmap.gaps.member import Link
from kithmap.gaps.separate_worlds import SeparateWorlds, separate_worlds
from kithmap.gaps.situation import Situation
from kithmap.gaps.worlds import modularity, reaches_across, worlds
from tests.gaps.circle import now_of, person


def named_worlds(now: Situation) -> SeparateWorlds:
    """The worlds of a map as the reading tells them."""
    return separate_worlds(now, linked_worlds(now))


def two_circles() -> Graph:
    """People 0-4 all know each other, 5-8 too, and 4 knows 5."""
    pairs = [(i, j) for i in range(5) for j in range(i)] + [(i, j) for i in range(5, 9) for j in range(5, i)] + [(4, 5)]
    return undirected(9, a=[a for a, _ in pairs], b=[b for _, b in pairs])


def random_graph(seed: int) -> Graph:
    """Fifty people in five circles of ten, mostly linked within, weights of 0.1 to 1."""
    chance = np.random.default_rng(seed)
    a = chance.integers(0, 50, 160)
    b = np.where(chance.random(160) < 0.7, a // 10 * 10 + chance.integers(0, 10, 160), chance.integers(0, 50, 160))
    return undirected(50, a=a, b=b, weight=chance.uniform(0.1, 1.0, 160))


def test_two_circles_are_two_worlds() -> None:
    """The clearest case there is: two cliques and one link, the larger called 0."""
    found = worlds(two_circles())

    assert found.world.tolist() == [0, 0, 0, 0, 0, 1, 1, 1, 1]
    assert found.are_apart


def test_the_modularity_of_two_circles_by_hand() -> None:
    """17 links, 10 and 6 of them inside; degrees add up to 21 and 13: 16/17 - (21/34)² - (13/34)²."""
    assert worlds(two_circles()).modularity == pytest.approx(16 / 17 - (21 / 34) ** 2 - (13 / 34) ** 2)


def test_only_those_who_join_two_worlds_reach_across() -> None:
    """By hand: 4 has four links at home and one away, 1 - .8² - .2² = .32; 0 has none away."""
    links = two_circles()
    across = reaches_across(links, worlds(links))

    assert across[4] == pytest.approx(0.32)
    assert across[0] == 0


def test_nobody_knows_anybody_is_no_error() -> None:
    """People without links are worlds of their own, and nothing holds them apart."""
    found = worlds(undirected(3, a=[], b=[]))

    assert sorted(found.world.tolist()) == [0, 1, 2]
    assert found.modularity == 0


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000))
def test_worlds_are_as_good_as_igraphs(seed: int) -> None:
    """igraph runs the same method in C; ours may differ in ties, but not by more than a twentieth."""
    links = random_graph(seed)
    peer = igraph.Graph(n=links.n, edges=list(zip(links.a.tolist(), links.b.tolist(), strict=True)))
    theirs = peer.community_multilevel(weights=links.weight.tolist())
    found = worlds(links)

    assert found.modularity >= peer.modularity(theirs, weights=links.weight.tolist()) - 0.05
    assert found.modularity == pytest.approx(
        peer.modularity(found.world.tolist(), weights=links.weight.tolist()), abs=1e-9
    )
    assert modularity(links, found.world) == found.modularity


def test_worlds_are_called_by_what_most_of_them_share() -> None:
    """Five at Acme, four friends, and one link between Eli and Finn, who stand between the two."""
    members = [
        *(person(i, organisation="Acme" if i else "ACME Inc", category="work") for i in range(5)),
        *(person(i, category="friends") for i in range(5, 9)),
    ]
    pairs = [*combinations(range(5), 2), *combinations(range(5, 9), 2), (4, 5)]
    found = named_worlds(now_of(members, links=[Link(f"p{a}", f"p{b}", 0.5) for a, b in pairs]))

    assert [(world.name, len(world.people)) for world in found.worlds] == [("Acme", 5), ("Friends", 4)]
    assert set(found.bridges) == {"p4", "p5"}


def test_a_world_that_shares_no_word_is_called_by_its_nearest() -> None:
    """Better a name than "world 3"."""
    members = [person(i, category=None, ring=1 if i in (2, 6) else 3) for i in range(8)]
    pairs = [*combinations(range(4), 2), *combinations(range(4, 8), 2)]
    found = named_worlds(now_of(members, links=[Link(f"p{a}", f"p{b}") for a, b in pairs]))

    assert [world.name for world in found.worlds] == ["Around Cleo Alm", "Around Gita Alm"]


def test_worlds_are_silent_below_eight_people_with_links() -> None:
    """Two trios prove nothing about forty others."""
    pairs = [*combinations(range(3), 2), *combinations(range(3, 6), 2)]
    found = named_worlds(now_of([person(i) for i in range(40)], links=[Link(f"p{a}", f"p{b}") for a, b in pairs]))

    assert found.worlds == ()


def test_half_of_a_world_is_enough_to_call_it_by_what_they_share() -> None:
    """Two of four at Acme name their circle; one of four elsewhere names nothing."""
    firms = ["Acme", "Acme", "Birch", "Cedar", "Dune", "Elm", "Fern", "Grove"]
    members = [person(i, organisation=firm, category=None, ring=1 + i % 4) for i, firm in enumerate(firms)]
    pairs = [*combinations(range(4), 2), *combinations(range(4, 8), 2)]
    found = named_worlds(now_of(members, links=[Link(f"p{a}", f"p{b}") for a, b in pairs]))

    assert [world.name for world in found.worlds] == ["Acme", "Around Eli Alm"]
