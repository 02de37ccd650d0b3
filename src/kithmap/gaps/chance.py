"""How likely one person's help for one need is: that they could, times that a request reaches them."""

from math import exp

from kithmap.gaps.member import Member
from kithmap.goals.offer import Offer, OfferState
from kithmap.goals.pull import CERTAINTY, MOST_INFLUENCE, PROPOSED_SHARE
from kithmap.ties.tie import Warmth

# The chance that a request is granted is taken as a half where nothing is known: people grant direct requests far more
# often than askers expect, about every second one in the first study of Flynn & Lake (2008). What is known moves the
# log-odds from there, so that no figure reaches 0 or 1, each fact counts once, and what is unknown moves nothing. The
# steps are judgement, not fitted.

RING_LOG_ODDS = {1: 1.6, 2: 1.1, 3: 0.4, 4: -0.2, 5: -0.5}
"""By closeness, in log-odds: from a half to .83 in the closest ring and .38 in the outermost."""
PROPOSED_RING_SHARE = 0.5
"""Part of that which a ring carries while only Kithmap says so."""
WARMTH_LOG_ODDS = {
    Warmth.WARM: 1.0,
    Warmth.COOLING: 0.4,
    Warmth.COLD: -0.1,
    Warmth.DORMANT: -0.3,
    Warmth.UNKNOWN: 0.0,
}
"""By warmth, in log-odds. Dormant costs little: asked again after years, people do help (Levin et al. 2011)."""


def could(offer: Offer) -> float:
    """Give how likely it is that the person can help with this need, 0 to 0.8, on the scale of `goals.pull`."""
    if offer.state is OfferState.DECLINED:
        return 0.0
    share = min(max(offer.influence, 0) / MOST_INFLUENCE, 1.0)
    return CERTAINTY * share * (PROPOSED_SHARE if offer.proposed else 1.0)


def reach(member: Member) -> float:
    """Give how likely a request gets through and is granted, from closeness and warmth; 0.5 where both are unknown."""
    return _chance(_ring_log_odds(member) + WARMTH_LOG_ODDS[member.tie.warmth])


def _ring_log_odds(member: Member) -> float:
    if member.ring is None:
        return 0.0
    return RING_LOG_ODDS[member.ring] * (PROPOSED_RING_SHARE if member.ring_is_proposed else 1.0)


def _chance(log_odds: float) -> float:
    return 1.0 / (1.0 + exp(-log_odds))
