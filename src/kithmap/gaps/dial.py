"""A dial: one of six figures about the network, with its sentence, its people and one next step."""

from dataclasses import dataclass
from enum import StrEnum

from kithmap.kit.reason import Reason


class DialName(StrEnum):
    """The six dials."""

    SIZE = "Size"
    COVERAGE = "Coverage"
    DEPTH = "Depth"
    FRESHNESS = "Freshness"
    REACH = "Reach"
    RESILIENCE = "Resilience"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dial:
    """One figure about the network.

    `value` is in `unit`, None below the minimum of facts; `label` is the same in few words ("4 of 7 needs"). `people`
    are the ids of those behind the sentence. `enough` is false below the minimum; the sentence says then what is
    missing and the next step how to get there.
    """

    name: DialName
    value: float | None
    unit: str
    label: str
    sentence: str
    people: tuple[str, ...]
    next_step: str
    enough: bool
    reasons: tuple[Reason, ...] = ()


def silent(name: DialName, unit: str, *, sentence: str, next_step: str, people: tuple[str, ...] = ()) -> Dial:
    """Give a dial below its minimum of facts."""
    return Dial(
        name=name,
        value=None,
        unit=unit,
        label="not enough to say",
        sentence=sentence,
        people=people,
        next_step=next_step,
        enough=False,
    )
