"""What day and hour it is: the owner's, or the one a test sets."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from kithmap.plan.weeks import day_at


def today(time_zone: str = "") -> date:
    """Give today in `time_zone` ("" is the machine's), or the day that `KITHMAP_TODAY` in the settings sets."""
    fixed: str = getattr(settings, "KITHMAP_TODAY", "")
    if fixed:
        return date.fromisoformat(fixed)
    return day_at(timezone.now(), time_zone=time_zone) if time_zone else timezone.localdate()


def now() -> datetime:
    """Give this moment with its offset; noon of the day that the settings fix, in the machine's time zone."""
    fixed: str = getattr(settings, "KITHMAP_TODAY", "")
    if fixed:
        return datetime.combine(date.fromisoformat(fixed), time(12), tzinfo=ZoneInfo(settings.TIME_ZONE))
    return timezone.localtime()
