"""A target: an organisation that the owner would like to reach for one goal."""

from dataclasses import dataclass

from kithmap.goals.stable_id import stable_id

MOST_MOTIVATION = 5
"""Motivation runs from 1 (would do) to 5 (the one I want)."""
USUAL_MOTIVATION = 3
"""Where the owner has not said how much they want it: the middle of 1 to 5."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One organisation that the owner aims at.

    `motivation` is 1 to 5, None where the owner has not said. `advocate` is a card id or handle of the person who
    speaks for the owner there, "" while there is none. `posting` is the text of an advertised place, "" without one.
    """

    goal_id: str
    organisation: str
    motivation: int | None = None
    advocate: str = ""
    posting: str = ""

    @property
    def wanted(self) -> float:
        """How much it is wanted as a share of the most, 0.2 to 1."""
        return (self.motivation or USUAL_MOTIVATION) / MOST_MOTIVATION

    @property
    def id(self) -> str:
        """One an organisation and goal, as it is written: what is told later takes its place."""
        return stable_id("target", self.goal_id, self.organisation)
