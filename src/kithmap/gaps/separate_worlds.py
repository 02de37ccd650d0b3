"""Separate worlds: the circles the owner's people form, named, and who stands between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from kithmap.gaps.linked_worlds import LinkedWorlds
from kithmap.gaps.member import Member
from kithmap.gaps.organisation import largest_crowd, most_common
from kithmap.gaps.situation import Situation
from kithmap.gaps.wording import closest_first, ids_of
from kithmap.kit.speech import say

NAMED_FROM = 0.5
"""Share of a world's people who must have a word in common before the world is called by it."""


@dataclass(frozen=True, slots=True)
class World:
    """People who know one another more than chance would have it, by what most of them share; closest first."""

    name: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeparateWorlds:
    """The worlds of a map, largest first, and the ids of those between them; both empty where none stand apart."""

    worlds: tuple[World, ...] = ()
    bridges: tuple[str, ...] = ()


def separate_worlds(now: Situation, known: LinkedWorlds) -> SeparateWorlds:
    """Give the worlds among people whose links are known; none below eight of them."""
    found = tuple(World(_name(people, now), ids_of(closest_first(people))) for people in known.large)
    return SeparateWorlds(found, ids_of(known.bridges))


def _name(people: Sequence[Member], now: Situation) -> str:
    crowd = largest_crowd(people)
    if crowd is not None and len(crowd.members) >= NAMED_FROM * len(people):
        return crowd.name
    names = {category.id: category.name for category in now.categories}
    circles = [names[member.category_id] for member in people if member.category_id in names]
    if circles:
        top = most_common(circles)
        if circles.count(top) >= NAMED_FROM * len(people):
            return top
    return say("Around {name}", name=closest_first(people)[0].name)
