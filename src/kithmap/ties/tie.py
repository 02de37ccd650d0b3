"""A tie: the owner's bond with one person, as of a day, with its reasons."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kithmap.kit.reason import Reason


class Warmth(StrEnum):
    """Tie strength in words for the owner, from warmest to nothing known."""

    WARM = "warm"
    COOLING = "cooling"
    COLD = "cold"
    DORMANT = "dormant"
    UNKNOWN = "unknown"


class Rhythm(StrEnum):
    """The silence now, held against the usual gap between two contacts."""

    ON_TRACK = "on track"
    SLIPPING = "slipping"
    DORMANT = "dormant"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """The owner's bond with one person as of a day (ego-alter tie).

    `strength` and `warmth_score` are position among the owner's own ties, 0 to 1 (share of known ties that are
    weaker), or None below the minimum of facts. `sent` and `received` count messages, and calls of whom a file says who
    rang; `meetings` counts what neither side began: meetings, and calls that the owner tells of. `usual_gap_days` and
    `silence_days` make `rhythm`.
    """

    person_id: str
    strength: float | None
    warmth_score: float | None
    warmth: Warmth
    rhythm: Rhythm
    sent: int = 0
    received: int = 0
    meetings: int = 0
    days_with_contact: int = 0
    first: date | None = None
    last: date | None = None
    usual_gap_days: float | None = None
    silence_days: int | None = None
    reasons: tuple[Reason, ...] = ()
