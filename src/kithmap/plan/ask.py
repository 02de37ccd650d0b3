"""An ask: a request made to one person for one goal, from its first words to the thank-you."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kithmap.goals.need import Support
from kithmap.sources.card import content_key


class AskState(StrEnum):
    """How far an ask has come."""

    DRAFTED = "drafted"
    SENT = "sent"
    ANSWERED = "answered"
    HELPED = "helped"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A request to `person`, a card id or a handle.

    `need_id` is "" where it serves no need that the goal names. `guess` is how likely the owner thought a yes was, 0 to
    1, None where they did not say. `way` is the kind of handle it went by ("mail", "tel" …), "" where it was not said.
    Each step keeps its day, and the state follows from the days, so that the two can never disagree.
    """

    goal_id: str
    person: str
    drafted_on: date
    kind: Support = Support.ADVICE
    need_id: str = ""
    text: str = ""
    guess: float | None = None
    way: str = ""
    sent_on: date | None = None
    followed_up_on: date | None = None
    answered_on: date | None = None
    helped_on: date | None = None
    declined_on: date | None = None
    thanked_on: date | None = None

    @property
    def id(self) -> str:
        """One for each person, need, kind and day: a form that is sent twice asks once."""
        return "ask:" + content_key(self.goal_id, self.person, self.need_id, self.kind.value, self.drafted_on)

    @property
    def state(self) -> AskState:
        """How far it has come; help that came after a no is help."""
        if self.helped_on is not None:
            return AskState.HELPED
        if self.declined_on is not None:
            return AskState.DECLINED
        if self.answered_on is not None:
            return AskState.ANSWERED
        return AskState.SENT if self.sent_on is not None else AskState.DRAFTED

    @property
    def heard_on(self) -> date | None:
        """The day on which the person answered in whatever way, None before."""
        days = [day for day in (self.answered_on, self.helped_on, self.declined_on) if day is not None]
        return min(days, default=None)

    @property
    def is_waiting(self) -> bool:
        """True from the day it was sent until an answer came."""
        return self.state is AskState.SENT
