"""Days and lengths of time in the words people use."""

from datetime import date

from kithmap.kit.speech import marked, say, say_count

_MONTHS = (
    *(marked("January"), marked("February"), marked("March"), marked("April"), marked("May"), marked("June")),
    *(marked("July"), marked("August"), marked("September"), marked("October"), marked("November")),
    marked("December"),
)
_WEEKDAYS = (
    *(marked("Monday"), marked("Tuesday"), marked("Wednesday"), marked("Thursday"), marked("Friday")),
    *(marked("Saturday"), marked("Sunday")),
)
DAYS_A_YEAR = 365.25


def spoken_weekday(weekday: int) -> str:
    """Give the name of a day of the week, 0 for Monday to 6 for Sunday and around again.

    >>> spoken_weekday(6)
    'Sunday'
    """
    return say(_WEEKDAYS[weekday % len(_WEEKDAYS)])


def spoken_month(day: date) -> str:
    """Give the name of the month that `day` is in.

    >>> spoken_month(date(2026, 5, 3))
    'May'
    """
    return say(_MONTHS[day.month - 1])


def spoken_month_and_year(day: date) -> str:
    """Give the month that `day` is in, and its year.

    >>> spoken_month_and_year(date(2026, 5, 3))
    'May 2026'
    """
    return say("{month} {year}", month=spoken_month(day), year=day.year)


def spoken_date(day: date) -> str:
    """Give a day with its year, as it is said.

    >>> spoken_date(date(2027, 6, 3))
    '3 June 2027'
    """
    return say("{day} {month} {year}", day=day.day, month=spoken_month(day), year=day.year)


def spoken_day(day: date, *, today: date) -> str:
    """Give a day as people say it: "3 May", with the year where it is not this one.

    >>> spoken_day(date(2026, 5, 3), today=date(2026, 11, 1)), spoken_day(date(2024, 5, 3), today=date(2026, 11, 1))
    ('3 May', '3 May 2024')
    """
    if day.year != today.year:
        return spoken_date(day)
    return say("{day} {month}", day=day.day, month=spoken_month(day))


def spoken_length(days: int) -> str:
    """Give a length of time in the unit people would use.

    >>> [spoken_length(d) for d in (1, 12, 40, 100, 800)]
    ['a day', '12 days', '40 days', '3 months', '2 years']
    """
    if days < 60:
        return say_count("a day", "{number} days", days)
    if days < 2 * DAYS_A_YEAR:
        return say_count("{number} month", "{number} months", round(days / (DAYS_A_YEAR / 12)))
    return say_count("{number} year", "{number} years", round(days / DAYS_A_YEAR))
