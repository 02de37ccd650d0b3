"""The languages a page can be had in, each under its own name."""

from django import template

from kithmap.kit.speech import LANGUAGES

register = template.Library()


@register.simple_tag
def tongues() -> dict[str, str]:
    """Give the names of the languages by their codes."""
    return LANGUAGES
