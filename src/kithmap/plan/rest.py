"""A rest: the owner does not want a person proposed for now."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kithmap.plan.weeks import months_later, weeks_later


class RestLength(StrEnum):
    """How long "not now" is."""

    WEEK = "1 week"
    MONTH = "1 month"
    QUARTER = "3 months"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """ "Not now" for one person on one goal: from `since` up to, but without, the day `until`; None is never again."""

    goal_id: str
    person: str
    since: date
    until: date | None = None

    @property
    def id(self) -> str:
        """One a person and goal: the last word counts."""
        return f"rest:{self.goal_id}/{self.person}"

    def holds(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


def end_of_rest(length: RestLength, *, since: date) -> date | None:
    """Give the day on which a rest is over, None for never.

    >>> end_of_rest(RestLength.MONTH, since=date(2028, 1, 31))
    datetime.date(2028, 2, 29)
    """
    if length is RestLength.NEVER:
        return None
    if length is RestLength.WEEK:
        return weeks_later(since, 1)
    return months_later(since, 1 if length is RestLength.MONTH else 3)
