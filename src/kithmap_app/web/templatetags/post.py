"""What went wrong with the latest letter, for the pages that tell it until it works again."""

from django import template
from django.conf import settings

from kithmap_app.post.round import Post

register = template.Library()


@register.simple_tag
def post_trouble() -> str:
    """Give the sentence, "" while all is well."""
    return Post(settings.HOME).trouble
