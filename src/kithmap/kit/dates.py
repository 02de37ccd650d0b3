"""Days and lengths of time in the words people use."""

from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DAYS_A_YEAR = 365.25


def spoken_day(day: date, *, today: date) -> str:
    """Give a day as people say it: "3 May", with the year where it is not this one.

    >>> spoken_day(date(2026, 5, 3), today=date(2026, 11, 1)), spoken_day(date(2024, 5, 3), today=date(2026, 11, 1))
    ('3 May', '3 May 2024')
    """
    text = f"{day.day} {MONTHS[day.month - 1]}"
    return text if day.year == today.year else f"{text} {day.year}"


def spoken_length(days: int) -> str:
    """Give a length of time in the unit people would use.

    >>> [spoken_length(d) for d in (1, 12, 40, 100, 800)]
    ['a day', '12 days', '40 days', '3 months', '2 years']
    """
    if days < 60:
        return "a day" if days == 1 else f"{days} days"
    if days < 2 * DAYS_A_YEAR:
        return f"{round(days / (DAYS_A_YEAR / 12))} months"
    return f"{round(days / DAYS_A_YEAR)} years"
