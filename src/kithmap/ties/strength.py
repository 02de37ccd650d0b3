"""The history becomes the strength of every tie as of a day, in passes over columns of some people at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from kithmap.ties.daily import ContactDays
from kithmap.ties.history import Direction

MATTERS_HALF_LIFE_DAYS = 180.0
"""Half-life for "who matters": 180 to 365 days did best at declared friendship and hierarchy."""
ALIVE_HALF_LIFE_DAYS = 45.0
"""Half-life for "alive now": 30 to 90 days did best at contact in the next 90 days."""
ONE_WAY_SHARE = 0.5
"""What is left of contact that goes one way only; the rest comes with reciprocity. With nothing left, predictions get
worse (next exchange on Enron: AUC .82 with this, .69 with none)."""
LEAST_CONTACT_DAYS = 3
"""Fewer days with contact than this: unknown, never weak (logs miss ties; Wiese et al. 2015)."""
SPELL_GAP_DAYS = 3
"""Contact days no further apart than this are one spell: a weekend interrupts nothing."""
LEAST_PAUSES = 2
"""Pauses between spells from which there is a usual one."""
DAILY_DAYS = 10
"""Contact days from which contact without pauses is a habit and not one exchange of letters."""
ROWS_AT_ONCE = 2**16
"""Contact days measured at a time: their columns (5 MB) and what is made of them stay in the processor's cache and in
memory that was used before. All at once, a person among 300,000 costs half as much again as one among 10,000."""
EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True, eq=False)
class Ties:
    """p ties, one for each person of the directory in its order, as of `as_of`.

    strength      float64 (p)  (0.5 + 0.5 rho) · S_180: who matters; 0 without contact
    alive         float64 (p)  (0.5 + 0.5 rho) · S_45: alive now
    reciprocity   float64 (p)  rho over 180 days, 0 to 1
    days          int64 (p)    days with contact
    out, got, both  int64 (p)  interactions sent, received, and without direction (meetings)
    calls         int64 (p, 3)  of these, the calls, by `Direction`
    first, last   int64 (p)    first and last contact day since 1970-01-01, -1 without contact
    usual_gap     float64 (p)  median days between two spells of contact; with somebody whom the owner is in touch
                  with nearly daily, between two contact days; nan where neither can be told
    spells        int64 (p)    runs of contact days without a pause of more than three days
    """

    as_of: date
    strength: NDArray[np.float64]
    alive: NDArray[np.float64]
    reciprocity: NDArray[np.float64]
    days: NDArray[np.int64]
    out: NDArray[np.int64]
    got: NDArray[np.int64]
    both: NDArray[np.int64]
    calls: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    usual_gap: NDArray[np.float64]
    spells: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.strength)

    @property
    def silence(self) -> NDArray[np.float64]:
        """Days since the last contact (p), nan without contact."""
        return np.where(self.last >= 0, day_number(self.as_of) - self.last, np.nan)

    @property
    def is_known(self) -> NDArray[np.bool_]:
        """Whether there are facts enough to speak of strength (p): contact on three days, and not only unanswered."""
        return (self.days >= LEAST_CONTACT_DAYS) & (self.got + self.both > 0)

    @property
    def is_mutual(self) -> NDArray[np.bool_]:
        """Whether contact went both ways (p): both wrote, or they met. Newsletters and announcements never do."""
        return (self.out + self.both > 0) & (self.got + self.both > 0)


@dataclass(frozen=True, slots=True, eq=False)
class _Fading:
    """What is left of contact by its age in days, by the half-life of who matters and of who is alive now."""

    matters: NDArray[np.float64]
    alive: NDArray[np.float64]


def day_number(day: date) -> int:
    """Give the days since 1970-01-01."""
    return (day - EPOCH).days


def known_day(number: int) -> date | None:
    """Give the date of a day number, None for -1 (no contact)."""
    return None if number < 0 else EPOCH + timedelta(days=number)


def measure_ties(days: ContactDays, *, as_of: date) -> Ties:
    """Measure every tie as of a day; later contact is not seen.

    S_h = sum over days of 2^(-age/h) · sqrt(weight of the day); rho = min(out, in) / max(out, in), both decayed, where
    contact without direction counts on either side. Half-life decay follows Roth et al. 2010; the root makes bursts
    on one day count less than in proportion (Ureña-Carrión et al. 2020).
    """
    oldest = day_number(as_of) - int(days.day.min(initial=day_number(as_of)))
    fading = _Fading(_fading(oldest, MATTERS_HALF_LIFE_DAYS), _fading(oldest, ALIVE_HALF_LIFE_DAYS))
    return _joined([_measured(part, as_of=as_of, fading=fading) for part in days.spans(ROWS_AT_ONCE)])


def _fading(oldest_days: int, half_life_days: float) -> NDArray[np.float64]:
    return np.asarray(np.exp2(-np.arange(oldest_days + 1) / half_life_days), dtype=np.float64)


def _joined(parts: Sequence[Ties]) -> Ties:
    columns = [field.name for field in fields(Ties) if field.name != "as_of"]
    whole = {name: np.concatenate([getattr(part, name) for part in parts]) for name in columns}
    return Ties(as_of=parts[0].as_of, **whole)


def _measured(days: ContactDays, *, as_of: date, fading: _Fading) -> Ties:
    """Measure the ties of some people: no row of one meets a row of another, so parts give what the whole gives."""
    today = day_number(as_of)
    start, end = days.start[:-1], days.ends(today)
    number = end - start
    counts = np.concatenate((np.zeros((1, 3), dtype=np.int64), np.cumsum(days.count, axis=0)))
    counted = counts[end] - counts[start]
    age = np.maximum(today - days.day, 0)
    rho, strength = _decayed(days, end=end, decay=fading.matters[age])
    pauses = _pauses(days, end=end)
    rho_now, alive = _decayed(days, end=end, decay=fading.alive[age])
    return Ties(
        as_of=as_of,
        strength=(ONE_WAY_SHARE + (1 - ONE_WAY_SHARE) * rho) * strength,
        alive=(ONE_WAY_SHARE + (1 - ONE_WAY_SHARE) * rho_now) * alive,
        reciprocity=rho,
        days=number,
        out=counted[:, Direction.OUT],
        got=counted[:, Direction.IN],
        both=counted[:, Direction.BOTH],
        calls=days.calls.until(today, people=days.people),
        first=_days_at(days, start, number > 0),
        last=_days_at(days, end - 1, number > 0),
        usual_gap=_usual_gaps(days, number=number, pauses=pauses, last_day=today),
        spells=np.where(number > 0, pauses + 1, 0),
    )


def _decayed(
    days: ContactDays, *, end: NDArray[np.int64], decay: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give rho and S of each person, from the rows before `end` and each row's decay."""
    out = _span_sums(decay * days.out, days.start[:-1], end)
    got = _span_sums(decay * days.got, days.start[:-1], end)
    total = _span_sums(decay * days.root, days.start[:-1], end)
    larger = np.maximum(out, got)
    rho = np.divide(np.minimum(out, got), larger, out=np.zeros(len(larger)), where=larger > 0)
    return rho, total


def _span_sums(values: NDArray[np.float64], start: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.float64]:
    """Give the sum of values[start[i]:end[i]] for each i, spans in ascending order and apart, empty ones 0."""
    filled = end > start
    sums = np.zeros(len(start))
    if filled.any():
        bounds = np.stack((start[filled], end[filled]), axis=1).ravel()
        sums[filled] = np.add.reduceat(np.append(values, 0.0), bounds)[::2]
    return sums


def _days_at(days: ContactDays, row: NDArray[np.int64], has_any: NDArray[np.bool_]) -> NDArray[np.int64]:
    found = np.full(len(row), -1, dtype=np.int64)
    found[has_any] = days.day[row[has_any]]
    return found


def _pauses(days: ContactDays, *, end: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give the number of pauses between spells of each person, from the rows before `end`."""
    counted = np.concatenate(([0], np.cumsum(days.gap > SPELL_GAP_DAYS)))
    return np.asarray(counted[end] - counted[days.start[:-1]], dtype=np.int64)


def _usual_gaps(
    days: ContactDays, *, number: NDArray[np.int64], pauses: NDArray[np.int64], last_day: int
) -> NDArray[np.float64]:
    """Give the median pause of each person; the median of all gaps where there are hardly any pauses in many days.

    Letters come in bursts, so the median of all gaps is a day or two for most, and everybody would be slipping after a
    weekend. Medians are lower ones: a number of days that did occur.
    """
    seen = days.day[days.by_gap] <= last_day
    ordered = days.gap[days.by_gap if seen.all() else days.by_gap[seen]]
    end = np.cumsum(number)
    gaps = np.maximum(number - 1, 0)
    usual = np.full(days.people, np.nan)
    in_spells = pauses >= LEAST_PAUSES
    usual[in_spells] = ordered[(end - pauses + (pauses - 1) // 2)[in_spells]]
    daily = ~in_spells & (number >= DAILY_DAYS)
    start = days.start[:-1][daily]
    daily[daily] = days.day[start + gaps[daily]] - days.day[start] <= SPELL_GAP_DAYS * gaps[daily]
    usual[daily] = ordered[(end - gaps + (gaps - 1) // 2)[daily]]
    return usual
