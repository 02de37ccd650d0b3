"""The words for a tie change exactly where the page says: on the border, and not a day before."""

import pytest

from kithmap.ties.tie import Rhythm, Warmth
from kithmap.ties.tie_reading import rhythm_of, warmth_of


@pytest.mark.parametrize(
    ("alive", "silence_days", "warmth"),
    [
        (0.5, 45, Warmth.WARM),
        (0.499, 45, Warmth.COOLING),
        (0.125, 135, Warmth.COOLING),
        (0.124, 135, Warmth.COLD),
        (2.0, 365, Warmth.WARM),
        (2.0, 366, Warmth.DORMANT),
        (2.0, None, Warmth.UNKNOWN),
    ],
)
def test_warmth_is_told_from_its_border_on(alive: float, silence_days: int | None, warmth: Warmth) -> None:
    """Half of an exchange after 45 days, an eighth after 135; a year to the day is not yet more than a year."""

    assert warmth_of(alive, silence_days) is warmth


@pytest.mark.parametrize(
    ("silence_days", "usual_gap_days", "rhythm"),
    [
        (29, 10.0, Rhythm.ON_TRACK),
        (30, 10.0, Rhythm.SLIPPING),
        (160, 20.0, Rhythm.SLIPPING),
        (161, 20.0, Rhythm.DORMANT),
        (90, 1.0, Rhythm.SLIPPING),
        (91, 1.0, Rhythm.DORMANT),
        (2, 0.0, Rhythm.ON_TRACK),
        (None, 10.0, Rhythm.UNKNOWN),
        (10, None, Rhythm.UNKNOWN),
    ],
)
def test_rhythm_is_told_from_its_border_on(
    silence_days: int | None, usual_gap_days: float | None, rhythm: Rhythm
) -> None:
    """Three usual gaps slip; more than eight are dormant, but never within ninety days; a gap is a day at least."""

    assert rhythm_of(silence_days, usual_gap_days) is rhythm
