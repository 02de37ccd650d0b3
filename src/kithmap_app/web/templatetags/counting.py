"""A filter that counts things in words: "1 person", "2,345 people"."""

from django import template

from kithmap.kit.speech import written

register = template.Library()


@register.filter
def counted(number: int, words: str) -> str:
    """Give `number` with the first of two words, which the page says in its language, for one, the second for others.

    >>> counted(1, "person,people"), counted(2345, "person,people")
    ('1 person', '2,345 people')
    """
    one, many = words.split(",")
    return f"{written(number)} {one if number == 1 else many}"
