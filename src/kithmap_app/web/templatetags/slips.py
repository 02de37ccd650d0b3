"""A slip on a page: the field at fault takes the focus, so that whoever sees or hears the page is where to mend it."""

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def at_fault(context: Context, field: str, *, told_in: str = "trouble") -> SafeString:
    """Give attributes for `field` if it is the one that the page calls `slip`; the sentence has the id `told_in`."""
    if not context.get("slip") or context["slip"] != field:
        return SafeString("")
    return format_html(' aria-invalid="true" aria-describedby="{}" autofocus', told_in)
