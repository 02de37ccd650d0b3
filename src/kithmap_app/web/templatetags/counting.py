"""A filter that counts things in words: "1 person", "2,345 people"."""

from django import template

register = template.Library()


@register.filter
def counted(number: int, words: str) -> str:
    """Give `number` with the first of two words for one and the second for any other.

    >>> counted(1, "person,people"), counted(2345, "person,people")
    ('1 person', '2,345 people')
    """
    one, many = words.split(",")
    return f"{number:,} {one if number == 1 else many}"
