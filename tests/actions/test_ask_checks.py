"""Needs with too little help noted are found, so that they are asked about."""

from kithmap.actions.ask_checks import thin_needs
from kithmap.goals.need import Need, Support
from kithmap.goals.offer import Offer, OfferState

DOORS, ADVICE, NEWS = (
    Need(id=name, goal_id="goal", support=Support.ADVICE, label=name) for name in ("doors", "advice", "news")
)


def test_a_need_is_thin_until_two_could_help() -> None:
    """With one person, a single no leaves it open; who said no helps with nothing, and other goals are not asked."""
    offers = (
        Offer(person="ana", need_id="doors", state=OfferState.COULD),
        Offer(person="ben", need_id="doors", state=OfferState.GAVE),
        Offer(person="ana", need_id="advice", state=OfferState.ASKED),
        Offer(person="ben", need_id="advice", state=OfferState.DECLINED),
        Offer(person="ana", need_id="elsewhere", state=OfferState.COULD),
    )

    assert thin_needs((DOORS, ADVICE, NEWS), offers) == {"advice", "news"}
