"""The owner chooses the language of the pages."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_POST

from kithmap.kit.speech import LANGUAGES
from kithmap_app.web.answers import own_path


@require_POST
def choose_tongue(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language in this browser and show the same page in it; an unknown one changes nothing."""
    code = request.POST.get("language", "")
    answer = redirect(own_path(request.POST.get("next", "")) or "map")
    if code in LANGUAGES:
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            code,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            httponly=True,
            samesite="Lax",
        )
    return answer


urls = [path("language/", choose_tongue, name="tongue")]
