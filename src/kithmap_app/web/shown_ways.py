"""Ways to reach somebody, as buttons: the address stands beside the words where one kind comes twice."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kithmap.plan.ways import Way
from kithmap_app.speech import say


@dataclass(frozen=True, slots=True)
class ShownWay:
    """One button: the link that opens a program of the owner's, its words, and the address for whoever listens."""

    link: str
    words: str
    address: str


def shown_ways(ways: Iterable[Way]) -> tuple[ShownWay, ...]:
    """Give a button for each way, in their order."""
    all_ways = tuple(ways)
    times = Counter(way.kind for way in all_ways)
    return tuple(
        ShownWay(way.link, say("{way}: {address}", way=way.title, address=way.address), "")
        if times[way.kind] > 1
        else ShownWay(way.link, way.title, way.address)
        for way in all_ways
    )
