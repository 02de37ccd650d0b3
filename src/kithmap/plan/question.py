"""A question: something good to ask in a conversation, from the owner's own bank."""

from dataclasses import dataclass
from enum import StrEnum


class Theme(StrEnum):
    """What a question is about: TIARA, in the order in which a talk warms up (Dalton 2012)."""

    TRENDS = "trends"
    INSIGHTS = "insights"
    ADVICE = "advice"
    RESOURCES = "resources"
    ASSIGNMENTS = "assignments"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of the bank. With the id of a question that Kithmap brings it takes that one's place.

    An empty text leaves the question out.
    """

    id: str
    theme: Theme
    text: str
