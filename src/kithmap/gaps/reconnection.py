"""A reconnection: somebody the owner was once in touch with, and what speaks for calling them now."""

from dataclasses import dataclass

from kithmap.kit.reason import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconnection:
    """One dormant person, for one goal.

    `trust`, `novelty` and `fit` are 0 to 1; where nothing is known, novelty and fit take a middle value. Their mean,
    `promise`, orders the list; it says what speaks for a talk, never whether an answer will come. `reasons` carry how
    much each moved it, and add up to it. `silence_days` run to the day of the reading, or to the end of the records
    where these stop well before. `is_on_map` is false for people of the pool. `seen_by` are ids of the owner's people
    who are in touch with this one. `talked_about` is what the owner noted of the last talk, "" without a note.
    """

    person_id: str
    name: str
    is_on_map: bool
    silence_days: int
    trust: float
    novelty: float
    fit: float
    promise: float
    why_now: str
    reasons: tuple[Reason, ...]
    opener: str
    seen_by: tuple[str, ...] = ()
    talked_about: str = ""
