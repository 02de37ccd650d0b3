"""Does the clock of this machine tell a day that can be?"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from kithmap.kit.dates import spoken_date
from kithmap_app.doctor.finding import Finding, well, wrong
from kithmap_app.speech import say

CLOCK = "clock"
SLACK = timedelta(days=1)
"""Clocks of two machines, or of two time zones, may differ so much and both be right."""


def look_at_clock(now: datetime, *, zone: str, written: Iterable[Path]) -> Finding:
    """Say whether `now` is later than the files `written` by Kithmap: warmth and the week are counted in days."""
    times = (datetime.fromtimestamp(path.stat().st_mtime, now.tzinfo) for path in written if path.exists())
    latest = max(times, default=now)
    if now < latest - SLACK:
        return wrong(
            CLOCK,
            say(
                "The clock says {day}, but files of Kithmap are from {latest}. Set the clock of this machine.",
                day=spoken_date(now.date()),
                latest=spoken_date(latest.date()),
            ),
        )
    return well(CLOCK, say("Today is {day}, in the time zone {zone}.", day=spoken_date(now.date()), zone=zone))
