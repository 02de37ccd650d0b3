"""What day it is: the owner's, or the one a test sets."""

from datetime import date

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """Give today in the owner's time zone; `KITHMAP_TODAY` in the settings (YYYY-MM-DD) stands in for it in tests."""
    fixed: str = getattr(settings, "KITHMAP_TODAY", "")
    return date.fromisoformat(fixed) if fixed else timezone.localdate()
