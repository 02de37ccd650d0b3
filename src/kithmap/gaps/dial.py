"""A dial: one of six figures about the network, with its sentence, its people and one next step."""

from dataclasses import dataclass
from enum import StrEnum

from kithmap.kit.reason import Reason
from kithmap.kit.speech import marked, say


class DialName(StrEnum):
    """The six dials."""

    SIZE = marked("Size")
    COVERAGE = marked("Coverage")
    DEPTH = marked("Depth")
    FRESHNESS = marked("Freshness")
    REACH = marked("Reach")
    RESILIENCE = marked("Resilience")


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

    @property
    def title(self) -> str:
        """The name as the owner reads it."""
        return say(self.name.value)


def silent(name: DialName, unit: str, *, sentence: str, next_step: str, people: tuple[str, ...] = ()) -> Dial:
    """Give a dial below its minimum of facts."""
    return Dial(
        name=name,
        value=None,
        unit=unit,
        label=say("not enough to say"),
        sentence=sentence,
        people=people,
        next_step=next_step,
        enough=False,
    )
