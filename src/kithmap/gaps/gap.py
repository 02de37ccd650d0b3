"""A gap: something the goal needs that the network lacks."""

from dataclasses import dataclass
from enum import StrEnum


class GapKind(StrEnum):
    """What a gap is about."""

    NEED = "need"
    CATEGORY = "category"
    CHAIR = "chair"
    TARGET = "target"
    OVERALL = "overall"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing that lacks, with who stands behind the sentence and one next step.

    `key` names the gap and stays the same from day to day ("need/<id>/nobody"), so that two days can be compared.
    `subject_id` is the need, category, chair or target, None for the network as a whole. `people` are the ids of those
    named or counted. `weight` (no unit) orders gaps, the largest first: about 3 where a decisive need is open, below 1
    where it would only be good to know.
    """

    key: str
    kind: GapKind
    subject_id: str | None
    sentence: str
    people: tuple[str, ...]
    next_step: str
    weight: float


def widest_first(gaps: list[Gap]) -> tuple[Gap, ...]:
    """Give gaps by weight; of equal ones the first by key."""
    return tuple(sorted(gaps, key=lambda gap: (-gap.weight, gap.key)))
