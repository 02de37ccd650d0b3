"""A seat: one person as the map needs them, ties and goals brought together."""

from dataclasses import dataclass
from datetime import date

from kithmap.goals.goal import Category
from kithmap.ties.tie import Warmth


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One person on the map.

    `ring` 1 (closest) to 5, None is "not placed". `ring_is_proposed` and `category_is_proposed` tell that Kithmap,
    not the owner, said so. `pull` is 0 to 1, or None where no offer is known. `relevance` orders people where not
    all fit. `pinned` people come first in their cell. `next_step` marks one of this week's conversations.
    """

    person_id: str
    name: str
    ring: int | None
    category_id: str
    warmth: Warmth = Warmth.UNKNOWN
    pull: float | None = None
    relevance: float = 0.0
    ring_is_proposed: bool = False
    category_is_proposed: bool = False
    pinned: bool = False
    next_step: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptySeat:
    """A chair as the map needs it: a wanted person or role, drawn dashed."""

    chair_id: str
    label: str
    category_id: str
    ring: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSubject:
    """All that one goal's map shows, before anything is placed.

    `categories` are in order, clockwise from 12 o'clock. `open_needs` are the labels of needs that nobody covers.
    """

    title: str
    subtitle: str
    today: date
    by: date | None
    categories: tuple[Category, ...]
    seats: tuple[Seat, ...]
    chairs: tuple[EmptySeat, ...] = ()
    open_needs: tuple[str, ...] = ()
    links: tuple[tuple[str, str, float], ...] = ()
    """Bonds between two persons on the map: both person ids and a weight of 0 to 1; drawn only in focus."""
