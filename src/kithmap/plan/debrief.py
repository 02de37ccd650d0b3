"""A debrief: what a talk brought, written down in a minute."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Debrief:
    """What came of the talk `talk_id` with `person`, a card id or a handle.

    `new_names` are card ids of people whom the owner heard of there; `promises` are ids of promises made, either way;
    `next_on` is the day on which the two mean to talk again.
    """

    talk_id: str
    person: str
    day: date
    goal_id: str = ""
    learned: str = ""
    new_names: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    next_on: date | None = None

    @property
    def id(self) -> str:
        """One a talk: what is told later takes its place."""
        return f"debrief:{self.talk_id}"
