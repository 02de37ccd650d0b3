"""A goal: an outcome with a date and a reason, and the categories its map is divided into."""

from dataclasses import dataclass
from datetime import date

COLOURS = 8
"""Colours of the Okabe-Ito set, which everybody can tell apart; 0 is its grey. A ninth sector begins again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What the owner works towards. `by` is None where no date was given."""

    id: str
    outcome: str
    by: date | None = None
    why: str = ""
    since: date | None = None

    def days_left(self, today: date) -> int | None:
        """Give the days from `today` to the goal's date (negative once it has passed), or None without a date."""
        return None if self.by is None else (self.by - today).days


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A sector of one goal's map. `order` runs clockwise from 12 o'clock; `colour` is 0 to 7 of the Okabe-Ito set."""

    id: str
    goal_id: str
    name: str
    order: int
    colour: int
    prompt: str = ""
    """The question that brings names to mind ("Who did you work with that you would call tomorrow?")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where the owner put one person on one goal's map.

    `person` is an anchor: a card id, or a handle such as "mail:ana@x.org", of the person. `ring` is closeness, 1
    (closest) to 5; None is "not placed" and never counts as weak. `category_id` is None where none was chosen.
    """

    goal_id: str
    person: str
    ring: int | None = None
    category_id: str | None = None

    @property
    def id(self) -> str:
        return f"{self.goal_id}/{self.person}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chair:
    """A wanted person or role that nobody fills yet, drawn as an empty seat on one goal's map."""

    id: str
    goal_id: str
    label: str
    category_id: str | None = None
    ring: int = 3
    need_id: str | None = None
