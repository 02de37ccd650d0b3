"""A member: one person as the reading needs them, tie and offers side by side."""

from dataclasses import dataclass

from kithmap.goals.offer import Offer
from kithmap.people.met import Met
from kithmap.ties.talk import Talk
from kithmap.ties.tie import Tie

BY_MYSELF = "myself"
"""`Member.met_through` of a person whom nobody introduced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person on a goal's map, or in the pool of people who are known but not on it.

    `ring` is closeness, 1 (closest) to 5; None is "not placed" and never counts as weak. `ring_is_proposed` tells
    that Kithmap, not the owner, said so. `category_id` is None where none was chosen. `met_through` is the id of the
    person who introduced them, `BY_MYSELF` where nobody did, None where the owner has not said. `given` is how the
    owner would greet them; empty means the whole name. `elsewhere` are other organisations that cards name, former
    ones as a rule; `shared` is one at which the owner is, or was, too, "" without any. `met` is how the owner met them,
    `talked` the last talk with a note; None where neither was told.
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
    elsewhere: tuple[str, ...] = ()
    shared: str = ""
    met: Met | None = None
    talked: Talk | None = None

    @property
    def is_close(self) -> bool:
        """True in rings 1 and 2, whoever placed them there."""
        return self.ring is not None and self.ring <= 2


@dataclass(frozen=True, slots=True)
class Link:
    """What is known of two persons (alter-alter tie), by their ids.

    `weight` is 0 to 1: how sure it is that they know each other; 0 where the owner said that they do not. Of a pair
    without a link nothing is known. `is_told` tells that the owner, or a file that was brought in,
    said so.
    """

    a: str
    b: str
    weight: float = 1.0
    is_told: bool = False
