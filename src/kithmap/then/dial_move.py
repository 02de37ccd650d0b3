"""A dial then and now, and who made the difference."""

from dataclasses import dataclass

from kithmap.gaps.dial import Dial, DialName
from kithmap.gaps.wording import listed
from kithmap.kit.speech import say
from kithmap.then.snapshot import Snapshot

_COUNTED = (DialName.SIZE, DialName.DEPTH, DialName.FRESHNESS)
"""Dials that count their people, so that who came in and who went out explains them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DialMove:
    """One dial on both days; `sentence` names who came in and who went out, "" where nobody did."""

    then: Dial
    now: Dial
    sentence: str

    @property
    def has_changed(self) -> bool:
        return self.then.label != self.now.label


def dial_moves(then: Snapshot, now: Snapshot) -> tuple[DialMove, ...]:
    """Give the six dials of two days side by side, in their order."""
    return tuple(
        DialMove(then=before, now=after, sentence=_difference(before, after, now))
        for before, after in zip(then.reading.dials, now.reading.dials, strict=True)
    )


def _difference(before: Dial, after: Dial, now: Snapshot) -> str:
    if after.name not in _COUNTED or not (before.enough and after.enough):
        return ""
    came = _names([key for key in after.people if key not in before.people], now)
    went = _names([key for key in before.people if key not in after.people], now)
    if came and went:
        return say("Came in: {came}. Went out: {went}.", came=came, went=went)
    if came:
        return say("Came in: {came}.", came=came)
    return say("Went out: {went}.", went=went) if went else ""


def _names(person_ids: list[str], now: Snapshot) -> str:
    return listed([now.people[key].member.name for key in person_ids if key in now.people])
