"""As seen: forms remember how a fact stood when they were shown, so that two windows never overwrite each other."""

from hashlib import blake2b

from django.http import HttpRequest

from kithmap.book.facts import Fact
from kithmap.kit.speech import marked
from kithmap_app.speech import say

SEEN = "seen"
"""The field of a form that holds the mark."""
MOVED_ON = marked("This was changed in another window meanwhile, so nothing was changed now. Here it is as it stands.")


def mark_of(fact: Fact | None) -> str:
    """Give a mark that is another one as soon as anything about the fact is; "" for a fact that is gone."""
    return blake2b(repr(fact).encode(), digest_size=8).hexdigest() if fact is not None else ""


def has_moved_on(request: HttpRequest, fact: Fact | None) -> bool:
    """Tell whether a fact was changed since the form was shown; a form without a mark has seen nothing to lose."""
    seen = request.POST.get(SEEN, "")
    return bool(seen) and seen != mark_of(fact)


def moved_on() -> str:
    """Give the sentence for whoever comes second."""
    return say(MOVED_ON)
