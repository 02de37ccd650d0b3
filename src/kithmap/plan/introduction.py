"""An introduction: one person brings two together, and both have said yes before it is made."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kithmap.sources.card import content_key


class Direction(StrEnum):
    """Who is introduced: the owner to somebody, or two people by the owner."""

    FOR_ME = "for me"
    BY_ME = "by me"


class IntroductionState(StrEnum):
    """How far an introduction has come."""

    PLANNED = "planned"
    ASKED = "asked"
    AGREED = "agreed"
    MADE = "made"
    MET = "met"
    THANKED = "thanked"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """An introduction with both yeses (double opt-in).

    For the owner, `who` makes it and `to` is whom they would meet; by the owner, `who` and `to` are the two. Both are
    card ids or handles; `to` may be a name, for somebody whom the owner does not know yet. `blurb` is the text that can
    be passed on.
    """

    direction: Direction
    who: str
    to: str
    planned_on: date
    goal_id: str = ""
    blurb: str = ""
    asked_on: date | None = None
    who_agreed_on: date | None = None
    to_agreed_on: date | None = None
    made_on: date | None = None
    met_on: date | None = None
    thanked_on: date | None = None
    declined_on: date | None = None

    @property
    def id(self) -> str:
        """One for each pair, direction and goal."""
        return "introduction:" + content_key(self.direction.value, self.who, self.to, self.goal_id)

    @property
    def is_agreed(self) -> bool:
        """True once both have said yes."""
        return self.who_agreed_on is not None and self.to_agreed_on is not None

    @property
    def state(self) -> IntroductionState:
        """How far it has come."""
        steps = (
            (self.thanked_on, IntroductionState.THANKED),
            (self.met_on, IntroductionState.MET),
            (self.made_on, IntroductionState.MADE),
            (self.declined_on, IntroductionState.DECLINED),
            (self.to_agreed_on if self.is_agreed else None, IntroductionState.AGREED),
            (self.asked_on, IntroductionState.ASKED),
        )
        return next((state for day, state in steps if day is not None), IntroductionState.PLANNED)
