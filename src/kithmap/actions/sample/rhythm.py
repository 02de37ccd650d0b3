"""A rhythm of contact becomes days: steady, in bursts, or fading."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random

from kithmap.actions.sample.cast import Stretch

DAYS_A_MONTH = 30.44
GAP_DAYS = {"desk": 3.5, "weekly": 7, "fortnightly": 14, "monthly": 30, "quarterly": 91, "yearly": 340}
"""Mean gap between two days with contact, in days; a year is a little short so that each third year has its three."""
GAP_SHAPE = 4.0
"""Shape of the gamma distribution of gaps: spread is half of the mean, as a person keeps a rhythm and no timetable."""
BURST_EVERY_DAYS, BURST_LONG_DAYS, BURST_GAP_DAYS = 110, 16, 2.5
FADING_FIRST_GAP_DAYS, FADING_DOUBLINGS = 7, 4


def contact_days(stretches: Iterable[Stretch], *, today: date, rng: Random) -> tuple[date, ...]:
    """Give the days with contact before `today`, in order, each once."""
    days = {today - timedelta(days=int(ago)) for stretch in stretches for ago in _days_ago(stretch, rng)}
    return tuple(sorted(days))


def is_in_touch(stretches: Iterable[Stretch], day: date, *, today: date) -> bool:
    """Tell whether `day` lies within one of the stretches: who has gone quiet is not copied in either."""
    months_ago = (today - day).days / DAYS_A_MONTH
    return any(stretch.until_months <= months_ago <= stretch.since_months for stretch in stretches)


def _days_ago(stretch: Stretch, rng: Random) -> Iterator[float]:
    first, last = stretch.since_months * DAYS_A_MONTH, max(stretch.until_months * DAYS_A_MONTH, 1.0)
    if stretch.rhythm == "burst":
        yield from _bursts(first, last, rng)
    elif stretch.rhythm == "fading":
        yield from _fading(first, last, rng)
    else:
        gap = GAP_DAYS[stretch.rhythm]
        ago = first - rng.random() * min(gap, first - last)
        while ago >= last:
            yield ago
            ago -= _varied(gap, rng)


def _bursts(first: float, last: float, rng: Random) -> Iterator[float]:
    start = first - rng.random() * BURST_EVERY_DAYS / 2
    while start >= last:
        ago = start
        while ago >= max(last, start - BURST_LONG_DAYS):
            yield ago
            ago -= _varied(BURST_GAP_DAYS, rng)
        start -= _varied(BURST_EVERY_DAYS, rng)


def _fading(first: float, last: float, rng: Random) -> Iterator[float]:
    ago = first
    while ago >= last:
        yield ago
        passed = (first - ago) / (first - last)
        ago -= _varied(FADING_FIRST_GAP_DAYS * 2 ** (FADING_DOUBLINGS * passed), rng)


def _varied(gap_days: float, rng: Random) -> float:
    return max(1.0, rng.gammavariate(GAP_SHAPE, gap_days / GAP_SHAPE))
