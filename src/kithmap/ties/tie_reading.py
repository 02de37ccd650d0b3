"""One row of the measured ties becomes a tie in words, with the reasons behind it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kithmap.kit.reason import Reason
from kithmap.ties.strength import Ties, day_number, known_day
from kithmap.ties.tie import Rhythm, Tie, Warmth
from kithmap.ties.why import why_alive

WARM_FROM = 0.5
"""Decayed contact (S_45 with reciprocity) of one exchange both ways within the last 45 days."""
COOLING_FROM = 0.125
"""The same one exchange 135 days ago: three half-lives."""
DORMANT_AFTER_DAYS = 365
"""A year without contact is dormant however warm it was before."""
SLIPPING_RATIO = 3.0
"""Silence of three usual gaps: half of such ties come back by themselves within 180 days (Enron: .52)."""
DORMANT_RATIO = 8.0
"""Silence of eight usual gaps is decay (Navarro et al. 2017)."""
LEAST_DORMANT_SILENCE_DAYS = 90
"""Whoever writes daily is slipping, not dormant, until two half-lives of "alive now" have passed."""


@dataclass(frozen=True, slots=True, eq=False)
class TieBook:
    """All ties as of a day, ready to be told one by one.

    `position` and `alive_position` (p) are shares of the owner's own known ties that are weaker, nan where unknown.
    """

    ties: Ties
    position: NDArray[np.float64]
    alive_position: NDArray[np.float64]

    def tie(self, row: int, person_id: str) -> Tie:
        """Give the tie of the person in `row`."""
        ties = self.ties
        known = not np.isnan(self.position[row])
        silence, rhythm = self._silence(row), self.rhythm(row)
        return Tie(
            person_id=person_id,
            strength=float(self.position[row]) if known else None,
            warmth_score=float(self.alive_position[row]) if known else None,
            warmth=warmth_of(float(ties.alive[row]), silence) if known else Warmth.UNKNOWN,
            rhythm=rhythm,
            sent=int(ties.out[row]),
            received=int(ties.got[row]),
            meetings=int(ties.both[row]),
            days_with_contact=int(ties.days[row]),
            first=known_day(int(ties.first[row])),
            last=known_day(int(ties.last[row])),
            usual_gap_days=self._usual_gap(row),
            silence_days=silence,
            reasons=(Reason(why_alive(ties, row, is_known=known, rhythm=rhythm)),),
        )

    def rhythm(self, row: int) -> Rhythm:
        """Give the rhythm of the tie in `row`, unknown where too little is known."""
        if np.isnan(self.position[row]):
            return Rhythm.UNKNOWN
        return rhythm_of(self._silence(row), self._usual_gap(row))

    def _silence(self, row: int) -> int | None:
        last = int(self.ties.last[row])
        return day_number(self.ties.as_of) - last if last >= 0 else None

    def _usual_gap(self, row: int) -> float | None:
        return None if np.isnan(self.ties.usual_gap[row]) else float(self.ties.usual_gap[row])


def read_ties(ties: Ties) -> TieBook:
    """Place each known tie among the owner's own known ties."""
    return TieBook(ties, _positions(ties.strength, ties.is_known), _positions(ties.alive, ties.is_known))


def warmth_of(alive: float, silence_days: int | None) -> Warmth:
    """Give warmth in words, from decayed contact and the silence.

    >>> warmth_of(2.0, 3).value, warmth_of(0.2, 100).value, warmth_of(0.0, 900).value
    ('warm', 'cooling', 'dormant')
    """
    if silence_days is None:
        return Warmth.UNKNOWN
    if silence_days > DORMANT_AFTER_DAYS:
        return Warmth.DORMANT
    if alive >= WARM_FROM:
        return Warmth.WARM
    return Warmth.COOLING if alive >= COOLING_FROM else Warmth.COLD


def rhythm_of(silence_days: int | None, usual_gap_days: float | None) -> Rhythm:
    """Give the rhythm: the silence held against the usual gap.

    >>> rhythm_of(40, 12.0).value, rhythm_of(60, 1.0).value, rhythm_of(200, 10.0).value
    ('slipping', 'slipping', 'dormant')
    """
    if silence_days is None or usual_gap_days is None:
        return Rhythm.UNKNOWN
    ratio = silence_days / max(usual_gap_days, 1.0)
    if ratio > DORMANT_RATIO and silence_days > LEAST_DORMANT_SILENCE_DAYS:
        return Rhythm.DORMANT
    return Rhythm.SLIPPING if ratio >= SLIPPING_RATIO else Rhythm.ON_TRACK


def _positions(values: NDArray[np.float64], known: NDArray[np.bool_]) -> NDArray[np.float64]:
    position = np.full(len(values), np.nan)
    own = values[known]
    if len(own) == 1:
        position[known] = 1.0
    elif len(own):
        position[known] = _weaker(own) / (len(own) - 1)
    return position


def _weaker(values: NDArray[np.float64]) -> NDArray[np.int64]:
    """Give how many of the values are smaller than each: read off one sort, since looking each up misses the cache."""
    order = np.argsort(values)
    ordered = values[order]
    is_first = np.concatenate(([True], ordered[1:] != ordered[:-1]))
    weaker = np.empty(len(values), dtype=np.int64)
    weaker[order] = np.maximum.accumulate(np.where(is_first, np.arange(len(values)), 0))
    return weaker
