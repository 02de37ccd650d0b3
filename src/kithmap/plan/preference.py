"""Preferences: how the owner's weeks go. Addresses and passwords never stand here."""

from dataclasses import dataclass

from kithmap.plan.weeks import MONDAY

LEAST_CAPACITY, MOST_CAPACITY = 1, 15
"""Conversations a week that anybody can have."""
LAST_HOUR = 23
"""The latest hour at which reminders can ring."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """How the owner's weeks go.

    `week_starts_on` is 0 for Monday to 6 for Sunday; `capacity` is conversations a week, 1 to 15; `time_zone` is a name
    such as "Europe/Madrid", "" where it was not said; `alarm_hour` is when reminders ring, 0 to 23.
    """

    id: str = "preference"
    week_starts_on: int = MONDAY
    capacity: int = 5
    time_zone: str = ""
    wants_digest: bool = False
    alarm_hour: int = 9
