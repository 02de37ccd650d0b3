"""A target: an organisation that the owner would like to reach for one goal."""

from dataclasses import dataclass

from kithmap.goals.stable_id import stable_id

MOST_MOTIVATION = 5
"""Motivation runs from 1 (would do) to 5 (the one I want)."""


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
    def id(self) -> str:
        """One an organisation and goal, as it is written: what is told later takes its place."""
        return stable_id("target", self.goal_id, self.organisation)
