"""An ending: how a goal came to its end, and who was thanked."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class EndingKind(StrEnum):
    """How a goal ended; none of them is a failure."""

    REACHED = "reached"
    CHANGED = "changed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """The end of one goal on `day`. `thanked` are those thanked for it, card ids or handles."""

    goal_id: str
    kind: EndingKind
    day: date
    words: str = ""
    thanked: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """One a goal."""
        return f"ending:{self.goal_id}"
