"""A review: the owner has looked back on a week."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A look back on one goal on `day`, with the owner's own words."""

    goal_id: str
    day: date
    words: str = ""

    @property
    def id(self) -> str:
        """One a day."""
        return f"review:{self.goal_id}/{self.day.isoformat()}"
