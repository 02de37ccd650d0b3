"""A pause: weeks in which a goal rests, so that nothing is proposed and nobody is reminded."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """From `since` up to, but without, `until`; None is until the owner goes on."""

    goal_id: str
    since: date
    until: date | None = None

    @property
    def id(self) -> str:
        """One for each first day."""
        return f"pause:{self.goal_id}/{self.since.isoformat()}"

    def holds(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)
