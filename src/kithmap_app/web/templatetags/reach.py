"""A handle becomes a way to reach its person: opens the owner's own mail, phone or browser."""

from dataclasses import dataclass
from urllib.parse import quote

from django import template

from kithmap_app.speech import say

register = template.Library()


@dataclass(frozen=True, slots=True)
class Way:
    """A link and its label; both empty where a handle cannot be reached by a link."""

    href: str = ""
    label: str = ""


@register.filter
def way_to_reach(handle: str) -> Way:
    """Give the way to reach a handle. Kithmap itself never sends anything."""
    kind, _, value = handle.partition(":")
    if kind == "mail":
        return Way(f"mailto:{quote(value, safe='@+')}", say("Write to {address}", address=value))
    if kind == "tel":
        return Way(f"tel:{quote(value, safe='+;')}", say("Call {number}", number=value))
    if kind == "url":
        return Way(f"https://{quote(value, safe='/-_.~%')}", value)
    return Way()
