"""The languages a page can be had in, and words of the library that a book keeps in English."""

from django import template

from kithmap.kit.speech import LANGUAGES, say

register = template.Library()


@register.simple_tag
def tongues() -> dict[str, str]:
    """Give the names of the languages by their codes."""
    return LANGUAGES


@register.filter
def in_tongue(title: str) -> str:
    """Give the title of a kind of file, which a book keeps in English, as the page says it."""
    return say(title)
