"""A standing: where one person stands for one goal, tie and pull side by side."""

from dataclasses import dataclass

from kithmap.goals.offer import Offer
from kithmap.goals.pull import Pull
from kithmap.kit.reason import Reason
from kithmap.people.person import Person
from kithmap.ties.tie import Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one person stands for one goal.

    `ring` is 1 (closest) to 5, None is "not placed". `category_id` is None where nothing speaks for any category.
    What is proposed comes from Kithmap, with `category_reasons`; everything else is the owner's word. `relevance`
    orders people where not all can be shown: higher first, no unit.
    """

    person: Person
    tie: Tie
    pull: Pull
    offers: tuple[Offer, ...]
    ring: int | None
    ring_is_proposed: bool
    category_id: str | None
    category_is_proposed: bool
    category_reasons: tuple[Reason, ...] = ()
    relevance: float = 0.0


@dataclass(frozen=True, slots=True)
class Roster:
    """Who is on the map of one goal, and who of the pool is near enough to be worth a look; most relevant first."""

    on_map: tuple[Standing, ...]
    pool: tuple[Standing, ...]
