"""Programs: the tokens by which programs on this machine use the book; made, told once, taken away."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from kithmap_app.speech import say
from kithmap_app.store.tokens import NAME_CHARS, NewToken, Scope, TokenFile, TokenRefused
from kithmap_app.web.answers import at_desk, go, whole_page
from kithmap_app.web.desk import Desk

JUST_MADE = "just-made-token"
"""Where the session says which token was made by this browser; the secret itself stays out of cookies and addresses."""
_just_made: dict[str, NewToken] = {}
"""The token that waits to be shown, in the memory of the one process that serves the pages."""


@at_desk
def programs(request: HttpRequest, desk: Desk) -> HttpResponse:
    """List the tokens; the one just made with its secret, this once: loading the page again neither shows nor makes."""
    made = _just_made.pop(request.session.pop(JUST_MADE, ""), None)
    address = request.build_absolute_uri("/api/v1/")
    shown = {"tokens": _tokens().tokens, "made": made, "name_chars": NAME_CHARS, "address": address}
    answer = whole_page(request, desk, "kithmap/programs.html", page="book", **shown)
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
@at_desk
def make_token(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Make a token and go to the page that shows its secret."""
    scope = Scope.WRITE if request.POST.get("scope") == Scope.WRITE else Scope.READ
    try:
        made = _tokens().make(request.POST.get("name", ""), scope=scope, today=desk.today)
    except TokenRefused as trouble:
        return go(request, "programs", said=str(trouble))
    # only one waits to be shown: whoever made two without looking makes the first again
    _just_made.clear()
    _just_made[made.token.id] = made
    request.session[JUST_MADE] = made.token.id
    return go(request, "programs")


@require_POST
@at_desk
def revoke_token(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take a token away."""
    gone = _tokens().revoke(request.POST.get("token", ""))
    return go(request, "programs", said=say("{name} has no access any more.", name=gone.name))


def _tokens() -> TokenFile:
    return TokenFile(settings.HOME)


urls = [
    path("programs/", programs, name="programs"),
    path("programs/make/", make_token, name="make-token"),
    path("programs/revoke/", revoke_token, name="revoke-token"),
]
