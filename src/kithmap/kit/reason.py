"""A reason: one sentence with a weight that explains a figure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a figure is what it is.

    `text` is a sentence the owner can check; `weight` is how much it moved the figure, in the figure's own unit
    (positive raises it), or 0.0 where the sentence only states a fact.
    """

    text: str
    weight: float = 0.0
