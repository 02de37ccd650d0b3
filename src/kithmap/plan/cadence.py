"""A cadence: how often the owner wants to be in touch, with a person, a category or a ring."""

from dataclasses import dataclass
from enum import StrEnum


class CadenceOf(StrEnum):
    """Whom a cadence is for; a person's own goes before their category's, and that before their ring's."""

    PERSON = "person"
    CATEGORY = "category"
    RING = "ring"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """In touch every `every_days` days; 0 means no reminder at all, whatever a wider cadence says.

    `whom` is a card id or a handle, a category's id, or the number of a ring.
    """

    goal_id: str
    of: CadenceOf
    whom: str
    every_days: int

    @property
    def id(self) -> str:
        """One for each person, category or ring of a goal."""
        return f"cadence:{self.goal_id}/{self.of.value}/{self.whom}"
