"""Worth: how much a conversation with each person would raise the expected coverage of the goal's needs."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kithmap.gaps.chance import could, reach
from kithmap.gaps.coverage import NeedCover
from kithmap.gaps.member import Member
from kithmap.goals.offer import OfferState
from kithmap.plan.brought_up import UNTHOUGHT
from kithmap.ties.tie import Warmth

_OPEN = (OfferState.COULD,)
_ASKED = (OfferState.ASKED, OfferState.GAVE)


@dataclass(frozen=True, slots=True, eq=False)
class Prospects:
    """What p people could do for k needs, before and after a talk.

    before  float64 (p, k)  could · reach now; 0 where nothing is noted, and for people off the map
    after   float64 (p, k)  the same after a talk this week; never below `before`
    to_ask  float64 (p, k)  could · reach now of help that was not yet asked for
    asked   float64 (p, k)  could · reach now of help that was asked for or given
    reached float64 (p)     reach now
    weight  float64 (k)     importance of each need as a share of all
    comes   float64 (p)     chance that a talk comes about
    """

    before: NDArray[np.float64]
    after: NDArray[np.float64]
    to_ask: NDArray[np.float64]
    asked: NDArray[np.float64]
    reached: NDArray[np.float64]
    weight: NDArray[np.float64]
    comes: NDArray[np.float64]

    def open_now(self) -> NDArray[np.float64]:
        """Give the chance (k) that nobody helps, need by need."""
        still_open: NDArray[np.float64] = np.prod(1.0 - self.before, axis=0)
        return still_open

    def unasked(self) -> NDArray[np.float64]:
        """Give the chance (k) that what was asked for so far brings no help, need by need."""
        still_open: NDArray[np.float64] = np.prod(1.0 - self.asked, axis=0)
        return still_open

    def remaining(self) -> NDArray[np.float64]:
        """Give by how much (p, k) a talk with each person multiplies the chance that nobody helps; at most 1."""
        return (1.0 - self.after) / (1.0 - self.before)

    def rises(self, still_open: NDArray[np.float64]) -> NDArray[np.float64]:
        """Give how much (p) a talk with each, if it comes about, raises expected coverage while needs are `still_open`.

        Coverage is Σ weight · (1 - Π (1 - chance)). Talks multiply into the product, so what one more adds can only
        shrink as others are chosen: it is monotone and submodular.
        """
        rises: NDArray[np.float64] = (1.0 - self.remaining()) @ (self.weight * still_open)
        return rises

    def expected(self, remaining: NDArray[np.float64]) -> NDArray[np.float64]:
        """Give by how much (p, …) setting out to talk with each multiplies chances; a talk multiplies by `remaining`.

        Talks come about independently, so 1 - comes · (1 - remaining): a constant for each person, which leaves the
        value of a week monotone and submodular.
        """
        if (self.comes == 1.0).all():
            return remaining
        return 1.0 - self.comes[:, None] * (1.0 - remaining)


def prospects(
    people: Sequence[Member],
    covers: Sequence[NeedCover],
    *,
    on_map: int,
    warmth_then: Mapping[str, Warmth] | None = None,
    talked: Collection[str] = (),
    comes: NDArray[np.float64] | None = None,
    unthought: NDArray[np.float64] | None = None,
) -> Prospects:
    """Give the prospects of `people`, row by row in their order. The first `on_map` are on the map.

    `warmth_then` is the warmth of each tie, by person id, after a talk today; without it a talk makes ties warm. It
    also brings to light help that nobody had thought of, unless the two have `talked` about this goal before (ids):
    they have had their say. An offer that was declined stays declined. A guess of Kithmap
    keeps its half weight: whether it is true a talk shows either way. `comes` is how likely a talk with each comes
    about (p), 1 unless told; `unthought` the chance (p) of help that nobody had thought of, `UNTHOUGHT` unless told.
    """
    column = {cover.need.id: number for number, cover in enumerate(covers)}
    now, then = _reached(people, warmth_then)
    shape = (len(people), len(covers))
    able, to_ask, asked = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    hoped = np.full(shape, UNTHOUGHT) if unthought is None else np.repeat(unthought[:, None], len(covers), axis=1)
    for row, member in enumerate(people):
        if member.person_id in talked:
            hoped[row] = 0.0
        for offer in member.offers:
            if (place := column.get(offer.need_id)) is None:
                continue
            chance = could(offer)
            able[row, place] = max(able[row, place], chance)
            if offer.state in _OPEN:
                to_ask[row, place] = max(to_ask[row, place], chance)
            elif offer.state in _ASKED:
                asked[row, place] = max(asked[row, place], chance)
            else:
                hoped[row, place] = 0.0
    before, after = able * now[:, None], np.maximum(able, hoped) * then[:, None]
    before[on_map:] = 0.0
    importance = np.array([cover.need.importance for cover in covers], dtype=np.float64)
    return Prospects(
        before=before,
        after=after,
        to_ask=to_ask * now[:, None],
        asked=asked * now[:, None],
        reached=now,
        weight=importance / importance.sum() if len(importance) else importance,
        comes=np.ones(len(people)) if comes is None else comes,
    )


def _reached(
    people: Sequence[Member], warmth_then: Mapping[str, Warmth] | None
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give reach now and after a talk; it rests on ring and warmth alone, so each pair of them is worked out once."""
    known: dict[tuple[int | None, bool, Warmth], float] = {}

    def reached(member: Member, warmth: Warmth) -> float:
        key = (member.ring, member.ring_is_proposed, warmth)
        if key not in known:
            known[key] = reach(replace(member, tie=replace(member.tie, warmth=warmth)))
        return known[key]

    warm = warmth_then or {}
    now = np.array([reached(m, m.tie.warmth) for m in people])
    then = np.array([reached(m, warm.get(m.person_id, Warmth.WARM)) for m in people])
    return now, np.maximum(now, then)
