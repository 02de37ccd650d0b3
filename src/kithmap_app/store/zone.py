"""In which time zone this machine is: what day it is for the owner hangs on it."""

import time
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

LOCALTIME = Path("/etc/localtime")
"""Where Linux and macOS link the zone of the machine."""
FOLDER = "zoneinfo/"
SECONDS_AN_HOUR = 3600


def local_zone(environment: Mapping[str, str], *, localtime: Path = LOCALTIME) -> str:
    """Give the name of the zone: TZ where it names one, else that of the machine.

    Where the machine tells no name (Windows), it is the offset of this moment, in whole hours.

    >>> local_zone({"TZ": "Europe/Madrid"})
    'Europe/Madrid'
    """
    told = (environment.get("TZ", "").removeprefix(":"), _linked(localtime))
    return next((name for name in told if name and _is_known(name)), _by_offset(time.localtime().tm_gmtoff))


def _linked(localtime: Path) -> str:
    path = localtime.resolve().as_posix()
    return path.rpartition(FOLDER)[2] if FOLDER in path else ""


def _is_known(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _by_offset(seconds: int) -> str:
    """Give the zone `seconds` east of Greenwich; its name counts westwards (tz database, "etcetera").

    >>> _by_offset(2 * 3600), _by_offset(-5 * 3600), _by_offset(0)
    ('Etc/GMT-2', 'Etc/GMT+5', 'UTC')
    """
    hours = round(seconds / SECONDS_AN_HOUR)
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"
