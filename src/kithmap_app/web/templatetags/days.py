"""Filters that write days and numbers as the language of the page does."""

from datetime import date

from django import template

from kithmap.kit import dates, speech

register = template.Library()


@register.filter
def spoken(day: date | None) -> str:
    """Give a day with its year as it is said, nothing for none.

    >>> spoken(date(2026, 5, 3))
    '3 May 2026'
    """
    return dates.spoken_date(day) if day else ""


@register.filter
def written(number: int) -> str:
    """Give a whole number with its thousands apart.

    >>> written(2345)
    '2,345'
    """
    return speech.written(number)
