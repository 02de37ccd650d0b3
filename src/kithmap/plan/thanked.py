"""Thanked: the owner said thank you to a person for what they gave to a goal, where no ask stands behind it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanked:
    """A thank-you to `person`, a card id or a handle, on `day`."""

    goal_id: str
    person: str
    day: date

    @property
    def id(self) -> str:
        """One a person and goal: the latest counts."""
        return f"thanked:{self.goal_id}/{self.person}"
