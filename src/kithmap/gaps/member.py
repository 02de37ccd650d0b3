"""A member: one person as the reading needs them, tie and offers side by side."""

from dataclasses import dataclass

from kithmap.goals.offer import Offer
from kithmap.ties.tie import Tie

BY_MYSELF = "myself"
"""`Member.met_through` of a person whom nobody introduced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person on a goal's map, or in the pool of people who are known but not on it.

    `ring` is closeness, 1 (closest) to 5; None is "not placed" and never counts as weak. `ring_is_proposed` tells
    that Kithmap, not the owner, said so. `category_id` is None where none was chosen. `met_through` is the id of the
    person who introduced them, `BY_MYSELF` where nobody did, None where the owner has not said. `given` is how the
    owner would greet them; empty means the whole name.
    """

    person_id: str
    name: str
    organisation: str
    ring: int | None
    ring_is_proposed: bool
    category_id: str | None
    tie: Tie
    offers: tuple[Offer, ...] = ()
    met_through: str | None = None
    given: str = ""

    @property
    def is_close(self) -> bool:
        """True in rings 1 and 2, whoever placed them there."""
        return self.ring is not None and self.ring <= 2


@dataclass(frozen=True, slots=True)
class Link:
    """A bond between two persons (alter-alter tie), by their ids; `weight` is above 0 and has no unit."""

    a: str
    b: str
    weight: float = 1.0
