"""A need: one kind of support that a goal requires."""

from dataclasses import dataclass
from enum import StrEnum

from kithmap.kit.speech import marked, say


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


_WORDS = {
    Support.INFORMATION: marked("information"),
    Support.ADVICE: marked("advice"),
    Support.INTRODUCTION: marked("introduction"),
    Support.SPONSORSHIP: marked("sponsorship"),
    Support.FEEDBACK: marked("feedback"),
    Support.SKILLS: marked("skills"),
    Support.RESOURCES: marked("resources"),
    Support.ENCOURAGEMENT: marked("encouragement"),
    Support.ACCOUNTABILITY: marked("accountability"),
    Support.ROLE_MODEL: marked("role model"),
}


def support_word(support: Support) -> str:
    """Give the word for a kind of support."""
    return say(_WORDS[support])


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
