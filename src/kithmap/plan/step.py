"""A step: one small thing that is due, with its sentence."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class StepKind(StrEnum):
    """What there is to do."""

    ANOTHER_PERSON = "another person"
    FOLLOW_UP = "follow up"
    PROMISE = "promise"
    OWED = "owed"
    INTRODUCTION = "introduction"
    TALK_AGAIN = "talk again"
    IN_TOUCH = "in touch"
    THANK = "thank"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing due since `due`. `fact_id` is the id of the fact it comes from; `person_id` whom it is about.

    `others` are the ids of people whom the sentence proposes besides.
    """

    kind: StepKind
    person_id: str
    name: str
    due: date
    sentence: str
    fact_id: str
    others: tuple[str, ...] = ()
