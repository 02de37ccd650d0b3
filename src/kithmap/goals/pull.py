"""Offers become pull: how much one person could do for one goal."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log, prod

from kithmap.goals.need import Need
from kithmap.goals.offer import Offer, OfferState
from kithmap.kit.reason import Reason
from kithmap.kit.speech import marked, say

MOST_IMPORTANCE = 3
MOST_INFLUENCE = 3
CERTAINTY = 0.8
"""What one offer can bring at most (no unit): a decisive need in the hands of someone who decides it. Below 1, so that
a second kind of help still shows and nobody ever counts as certain."""
PROPOSED_SHARE = 0.5
"""How much of its weight an offer has while only Kithmap says so: half, so that the owner's own word always wins."""

_INFLUENCE = (
    marked("have little say"),
    marked("can help a little"),
    marked("can help a lot"),
    marked("can decide it"),
)
_IMPORTANCE = (marked("nice to have"), marked("matters"), marked("decisive"))
_SENTENCES = {
    OfferState.COULD: marked("For “{need}” ({importance}) they {influence}."),
    OfferState.ASKED: marked("You have asked them for “{need}” ({importance}); they {influence}."),
    OfferState.GAVE: marked("They have helped with “{need}” before ({importance}) and {influence}."),
    OfferState.DECLINED: marked("They said no to “{need}”."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """How much one person could do for one goal: `value` 0 to below 1, or None where no offer is known."""

    person_id: str
    value: float | None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Pulls:
    """The pull of everybody for one goal; ask with `of`, which gives a pull of None for those without an offer."""

    known: Mapping[str, Pull] = field(default_factory=dict)

    def of(self, person_id: str) -> Pull:
        return self.known.get(person_id) or Pull(person_id=person_id, value=None)


def pull(person_id: str, offers: Iterable[Offer], needs: Iterable[Need]) -> Pull:
    """Give the pull of one person from their `offers` for the `needs` of one goal.

    Each offer helps by a = 0.8 · importance/3 · influence/3 (halved while proposed, 0 once declined), and

        pull = 1 - Π (1 - a)    over the needs, the strongest offer of each

    as if the kinds of help worked independently of one another (noisy-or, Pearl 1988). So pull is 0 where every offer
    was declined or carries no influence, never reaches 1, grows with every offer, and counts a second kind of help for
    less than the first. Offers for needs of other goals are left out; with none left the value is None.

    The weights of the reasons add up to the pull; the strongest comes first.
    """
    wanted = {need.id: need for need in needs}
    return _pull(person_id, [offer for offer in offers if offer.need_id in wanted], wanted)


def pulls(offers: Iterable[Offer], needs: Iterable[Need], *, persons: Mapping[str, str] | None = None) -> Pulls:
    """Give the pull of everybody who has an offer. `persons` maps anchors of offers to person ids where they differ."""
    wanted = {need.id: need for need in needs}
    of_person: defaultdict[str, list[Offer]] = defaultdict(list)
    for offer in offers:
        if offer.need_id in wanted:
            of_person[(persons or {}).get(offer.person, offer.person)].append(offer)
    return Pulls({person_id: _pull(person_id, theirs, wanted) for person_id, theirs in of_person.items()})


def _pull(person_id: str, offers: Iterable[Offer], wanted: Mapping[str, Need]) -> Pull:
    best: dict[str, tuple[float, Offer]] = {}
    for offer in offers:
        help_ = _help(offer, wanted[offer.need_id])
        if offer.need_id not in best or help_ > best[offer.need_id][0]:
            best[offer.need_id] = (help_, offer)
    if not best:
        return Pull(person_id=person_id, value=None)
    value = 1.0 - prod(1.0 - help_ for help_, _ in best.values())
    whole = sum(log(1.0 - help_) for help_, _ in best.values())
    reasons = [
        Reason(_sentence(offer, wanted[offer.need_id]), value * log(1.0 - help_) / whole if whole else 0.0)
        for help_, offer in best.values()
    ]
    return Pull(person_id=person_id, value=value, reasons=tuple(sorted(reasons, key=lambda r: (-r.weight, r.text))))


def _help(offer: Offer, need: Need) -> float:
    if offer.state is OfferState.DECLINED:
        return 0.0
    share = min(need.importance / MOST_IMPORTANCE, 1.0) * min(offer.influence / MOST_INFLUENCE, 1.0)
    return CERTAINTY * max(share, 0.0) * (PROPOSED_SHARE if offer.proposed else 1.0)


def _sentence(offer: Offer, need: Need) -> str:
    sentence = say(
        _SENTENCES[offer.state],
        need=need.label,
        importance=say(_IMPORTANCE[max(1, min(need.importance, MOST_IMPORTANCE)) - 1]),
        influence=say(_INFLUENCE[max(0, min(offer.influence, MOST_INFLUENCE))]),
    )
    if not offer.proposed:
        return sentence
    return say("{sentence} Kithmap proposes this; you have not confirmed it.", sentence=sentence)
