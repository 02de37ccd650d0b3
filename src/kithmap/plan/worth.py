"""Worth: how much a conversation with each person would raise the expected coverage of the goal's needs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kithmap.gaps.chance import could, reach, reach_after_talk
from kithmap.gaps.coverage import NeedCover
from kithmap.gaps.member import Member
from kithmap.goals.offer import OfferState

UNTHOUGHT = 0.05
"""Chance that somebody turns out able to help where the owner never thought of them (no unit). It lets a first talk be
worth something; small, so that help already noted always comes before it."""


@dataclass(frozen=True, slots=True, eq=False)
class Prospects:
    """What p people could do for k needs, before and after a talk.

    before  float64 (p, k)  could · reach now; 0 where nothing is noted, and for people off the map
    after   float64 (p, k)  the same after a talk this week; never below `before`
    weight  float64 (k)     importance of each need as a share of all
    """

    before: NDArray[np.float64]
    after: NDArray[np.float64]
    weight: NDArray[np.float64]

    def open_now(self) -> NDArray[np.float64]:
        """Give the chance (k) that nobody helps, need by need."""
        still_open: NDArray[np.float64] = np.prod(1.0 - self.before, axis=0)
        return still_open

    def remaining(self) -> NDArray[np.float64]:
        """Give by how much (p, k) a talk with each person multiplies the chance that nobody helps; at most 1."""
        return (1.0 - self.after) / (1.0 - self.before)

    def rises(self, still_open: NDArray[np.float64]) -> NDArray[np.float64]:
        """Give how much (p) a talk with each would raise expected coverage while each need is open by `still_open`.

        Coverage is Σ weight · (1 - Π (1 - chance)). Talks multiply into the product, so what one more adds can only
        shrink as others are chosen: the choice of a week is monotone and submodular, and taking the best again and
        again stays within 1 - 1/e of the optimum (Nemhauser, Wolsey & Fisher 1978).
        """
        rises: NDArray[np.float64] = (1.0 - self.remaining()) @ (self.weight * still_open)
        return rises


def prospects(people: Sequence[Member], covers: Sequence[NeedCover], *, on_map: int) -> Prospects:
    """Give the prospects of `people`, row by row in their order. The first `on_map` are on the map.

    A talk makes the tie warm and brings to light help that nobody had thought of. An offer that was declined stays
    declined. A guess of Kithmap keeps its half weight: whether it is true a talk shows either way.
    """
    column = {cover.need.id: number for number, cover in enumerate(covers)}
    now = np.array([reach(member) for member in people])
    then = np.maximum(now, np.array([reach_after_talk(member) for member in people]))
    able, unthought = np.zeros((len(people), len(covers))), np.full((len(people), len(covers)), UNTHOUGHT)
    for row, member in enumerate(people):
        for offer in member.offers:
            if (place := column.get(offer.need_id)) is not None:
                able[row, place] = max(able[row, place], could(offer))
                if offer.state is OfferState.DECLINED:
                    unthought[row, place] = 0.0
    before, after = able * now[:, None], np.maximum(able, unthought) * then[:, None]
    before[on_map:] = 0.0
    importance = np.array([cover.need.importance for cover in covers], dtype=np.float64)
    return Prospects(
        before=before,
        after=after,
        weight=importance / importance.sum() if len(importance) else importance,
    )
