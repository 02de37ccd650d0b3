"""An offer: what one person could do for one need."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kithmap.kit.speech import marked, say


class OfferState(StrEnum):
    """How far an offer has come."""

    COULD = "could"
    ASKED = "asked"
    GAVE = "gave"
    DECLINED = "declined"


_STATES = {
    OfferState.COULD: marked("could"),
    OfferState.ASKED: marked("asked"),
    OfferState.GAVE: marked("gave"),
    OfferState.DECLINED: marked("declined"),
}


def state_word(state: OfferState) -> str:
    """Give the word for how far an offer has come."""
    return say(_STATES[state])


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What one person could do for one need (social resource).

    `person` is an anchor as in `Placement`. `influence` is 0 (none) to 3 (decides it). `proposed` is true while
    only Kithmap says so; the owner's word makes it false. `noted_on` is the day on which it was first noted, None where
    that is not known.
    """

    need_id: str
    person: str
    state: OfferState = OfferState.COULD
    influence: int = 1
    proposed: bool = False
    noted_on: date | None = None

    @property
    def id(self) -> str:
        return f"{self.need_id}/{self.person}"
