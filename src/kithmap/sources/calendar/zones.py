"""The time zones that a calendar file defines for itself are told apart from those of other files."""

import re
from collections.abc import Sequence
from hashlib import blake2b
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kithmap.sources.calendar.events import DAMAGE

_ZONE_ID = re.compile(r'(;TZID=)(?:"([^"]*)"|([^";:,]*))', re.IGNORECASE)
_AREA = re.compile(
    r"(?:.*/)?((?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)/.+)"
)


class Zones:
    """The zones one file has defined so far.

    The calendar package keeps zones by name for as long as the program runs, but two files may both define a
    "Customized Time Zone"; so each definition gets a name made from its content.
    """

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def define(self, lines: Sequence[str]) -> None:
        """Take in the definition of a zone, unless the world knows its name or it makes no sense."""
        import icalendar  # loading it takes 0.2 s, which start-up must not pay

        written = next((line.partition(":")[2].strip() for line in lines if line.upper().startswith("TZID")), "")
        if not written or _is_known(_plain(written)):
            return
        # The times of a zone's own definition are in no zone.
        rest = [_ZONE_ID.sub("", line) for line in lines if not line.upper().startswith("TZID")]
        name = "Kithmap-" + blake2b("\n".join(rest).encode("utf-8", "replace"), digest_size=8).hexdigest()
        zone = ["BEGIN:VTIMEZONE", f"TZID:{name}", *rest, "END:VTIMEZONE"]
        try:
            icalendar.Calendar.from_ical("\r\n".join(["BEGIN:VCALENDAR", *zone, "END:VCALENDAR"]))
        except DAMAGE:
            return
        self._names[written] = name

    def resolve(self, line: str) -> str:
        """Give a property with the name under which its zone is known, or without a zone where it is not."""
        return _ZONE_ID.sub(self._parameter, line)

    def _parameter(self, found: re.Match[str]) -> str:
        written = found[2] or found[3] or ""
        if written not in self._names:
            name = _plain(written)
            self._names[written] = name if _is_known(name) else ""
        return f"{found[1]}{self._names[written]}" if self._names[written] else ""


def _plain(written: str) -> str:
    """Take away what programs put before a name of the world's list, as in "/freeassociation.net/Europe/Berlin"."""
    area = _AREA.fullmatch(written)
    return area[1] if area else written.strip("/")


def _is_known(name: str) -> bool:
    """Does the world's list know it, or Windows? Folders of that list ("Europe") are no zones, and raise OSError."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # as above

    if name in WINDOWS_TO_OLSON:
        return True
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
