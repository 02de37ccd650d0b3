"""Weeks, months and working days: Sundays first, 29 February, and clocks that change."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithmap.plan.rest import Rest, RestLength, end_of_rest
from kithmap.plan.weeks import (
    SUNDAY,
    after_working_days,
    day_at,
    months_later,
    week_start,
    weeks_later,
)

DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@given(DAYS, st.integers(0, 6))
def test_every_day_lies_in_one_week(day: date, starts_on: int) -> None:
    """Whatever the day on which weeks begin."""
    start = week_start(day, starts_on=starts_on)

    assert start.weekday() == starts_on
    assert 0 <= (day - start).days <= 6


def test_a_sunday_begins_a_week_or_ends_one() -> None:
    """1 March 2026 is a Sunday (calendar of 2026)."""
    sunday = date(2026, 3, 1)

    assert week_start(sunday) == date(2026, 2, 23)
    assert week_start(sunday, starts_on=SUNDAY) == sunday


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 31), 0, date(2026, 12, 31)),
        (date(2026, 9, 15), 3, date(2026, 12, 15)),
    ],
)
def test_months_end_where_the_calendar_ends_them(day: date, months: int, then: date) -> None:
    """By the calendar: 2028 is a leap year, 2027 is not."""
    assert months_later(day, months) == then


def _counted(day: date, today: date) -> int:
    """Give the days from Monday to Friday after `day`, up to and including `today`, counted one by one."""
    return sum((day + timedelta(days=n)).weekday() < 5 for n in range(1, (today - day).days + 1))


@given(DAYS, st.integers(1, 40))
def test_the_day_some_working_days_ahead_is_the_first_with_so_many(day: date, number: int) -> None:
    """A reminder must not come on a Saturday, nor a day late."""
    then = after_working_days(day, number)

    assert _counted(day, then) == number
    assert _counted(day, then - timedelta(days=1)) < number
    assert then.weekday() < 5


def test_which_day_it_is_depends_on_where_the_owner_lives() -> None:
    """23:30 in London is tomorrow in Madrid; an unknown zone must not stop the week."""
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)

    assert day_at(late, time_zone="Europe/Madrid") == date(2026, 11, 23)
    assert day_at(late, time_zone="America/New_York") == date(2026, 11, 22)
    assert day_at(late, time_zone="Nowhere/Else") == date(2026, 11, 22)


def test_a_day_is_a_day_when_the_clocks_change() -> None:
    """Madrid, 29 March 2026: 02:00 becomes 03:00; half past midnight is that day, before and after."""
    spring = [datetime(2026, 3, 28, 23, 30, tzinfo=UTC), datetime(2026, 3, 29, 21, 59, tzinfo=UTC)]
    autumn = [datetime(2026, 10, 24, 22, 30, tzinfo=UTC), datetime(2026, 10, 25, 22, 59, tzinfo=UTC)]

    assert {day_at(moment, time_zone="Europe/Madrid") for moment in spring} == {date(2026, 3, 29)}
    assert {day_at(moment, time_zone="Europe/Madrid") for moment in autumn} == {date(2026, 10, 25)}


def test_not_now_ends_on_its_day_and_never_does_not() -> None:
    """A week off for a month would be a promise broken."""
    since = date(2028, 2, 29)
    ends = [end_of_rest(length, since=since) for length in RestLength]
    month = Rest(goal_id="g", person="p", since=since, until=ends[1])

    assert ends == [weeks_later(since, 1), date(2028, 3, 29), date(2028, 5, 29), None]
    assert [month.holds(date(2028, 3, 28)), month.holds(date(2028, 3, 29))] == [True, False]
    assert Rest(goal_id="g", person="p", since=since).holds(date(2099, 1, 1))
