"""A week's choice: the people whom the owner means to talk with this week."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekChoice:
    """The week that begins on `start`, written down with the first thing the owner does about it.

    `people` are whom to talk with, in order; `swapped` were exchanged for somebody else and do not come back this week;
    `done` were talked with. All are card ids or handles.
    """

    goal_id: str
    start: date
    people: tuple[str, ...] = ()
    swapped: tuple[str, ...] = ()
    done: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """One a week and goal."""
        return f"week:{self.goal_id}/{self.start.isoformat()}"
