"""People whose links are known, the worlds they form, and who stands between two of them."""

from dataclasses import dataclass

from kithmap.gaps.graph import Graph, undirected
from kithmap.gaps.member import Member
from kithmap.gaps.situation import LEAST_PEOPLE, Situation
from kithmap.gaps.worlds import Worlds, reaches_across, worlds

SMALLEST_WORLD = 3
"""People that make a world: two who know each other are a pair."""
BRIDGE_FROM = 0.3
"""Spread of a person's links over worlds (0 to 1) from which they count as a bridge: about a fifth lead elsewhere."""


@dataclass(frozen=True, slots=True, eq=False)
class LinkedWorlds:
    """The members of whom a link to another is known, or told to be none, by id, and the links between them weighted.

    `parts` are the worlds they form, None below eight people: looking for them is the dearest step of a reading.
    """

    members: tuple[Member, ...]
    links: Graph
    parts: Worlds | None

    @property
    def is_known(self) -> bool:
        """True where enough people have known links for a sentence about the network."""
        return self.parts is not None

    @property
    def large(self) -> tuple[tuple[Member, ...], ...]:
        """The people of each world of at least three, largest first; none where worlds do not stand apart."""
        if self.parts is None or not self.parts.are_apart:
            return ()
        sizes, label = self.parts.sizes().tolist(), self.parts.world.tolist()
        found: list[list[Member]] = [[] for _ in sizes]
        for member, world in zip(self.members, label, strict=True):
            found[world].append(member)
        large = tuple(tuple(people) for people in found if len(people) >= SMALLEST_WORLD)
        return large if len(large) > 1 else ()

    @property
    def bridges(self) -> tuple[Member, ...]:
        """Those whose links lead into several worlds, the widest spread first."""
        if self.parts is None or not self.large:
            return ()
        spread = reaches_across(self.links, self.parts).tolist()
        across = [(share, member) for share, member in zip(spread, self.members, strict=True) if share >= BRIDGE_FROM]
        return tuple(m for _, m in sorted(across, key=lambda pair: (-pair[0], pair[1].name, pair[1].person_id)))


def linked_worlds(now: Situation) -> LinkedWorlds:
    """Give the people of the map whose links are known, and the worlds they form."""
    on_map = {member.person_id: member for member in now.members}
    known = [link for link in now.links if link.a in on_map and link.b in on_map and link.a != link.b]
    ids = sorted({end for link in known for end in (link.a, link.b)})
    place = {person_id: number for number, person_id in enumerate(ids)}
    rows = [link for link in known if link.weight > 0]
    graph = undirected(
        len(ids),
        a=[place[link.a] for link in rows],
        b=[place[link.b] for link in rows],
        weight=[link.weight for link in rows],
    )
    members = tuple(on_map[person_id] for person_id in ids)
    return LinkedWorlds(members, graph, worlds(graph) if len(ids) >= LEAST_PEOPLE else None)
