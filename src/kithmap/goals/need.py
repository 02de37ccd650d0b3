"""A need: one kind of support that a goal requires."""

from dataclasses import dataclass
from enum import StrEnum


class Support(StrEnum):
    """Kinds of support that people give one another on the way to a goal."""

    INFORMATION = "information"
    ADVICE = "advice"
    INTRODUCTION = "introduction"
    SPONSORSHIP = "sponsorship"
    FEEDBACK = "feedback"
    SKILLS = "skills"
    RESOURCES = "resources"
    ENCOURAGEMENT = "encouragement"
    ACCOUNTABILITY = "accountability"
    ROLE_MODEL = "role model"


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One support kind that a goal requires. `importance` is 1 (nice), 2 (matters) or 3 (decisive)."""

    id: str
    goal_id: str
    support: Support
    label: str
    importance: int = 2
    question: str = ""
    """How the owner is asked for it: "Who could introduce you to people who hire for this?"."""
