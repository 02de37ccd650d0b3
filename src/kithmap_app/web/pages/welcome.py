"""Welcome: one question, what the owner works towards; or a look at the sample network first."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from kithmap.actions.clear_sample import clear_sample, is_sample
from kithmap.actions.make_sample import make_sample
from kithmap.actions.open_sample import open_sample
from kithmap.actions.set_goal import set_goal
from kithmap.goals.template import load_template, template_names
from kithmap_app.speech import say
from kithmap_app.web.answers import at_desk, go, whole_page
from kithmap_app.web.desk import Desk, take_up
from kithmap_app.web.wish import OUTCOME_CHARS, WHY_CHARS, Wish, told_wish


@at_desk
def welcome(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask for a goal."""
    return _page(request, desk, Wish())


@require_POST
@at_desk
def start(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Set the goal and go on to what it brings along; what cannot be used is asked for again."""
    wish = told_wish(request).ahead_of(desk.today)
    if wish.trouble:
        return _page(request, desk, wish, status=400)
    goal = set_goal(desk.book, wish.outcome, today=desk.today, by=wish.by, why=wish.why, template=wish.template)
    take_up(desk, goal)
    return go(request, "categories", said=say("Your goal is set: {goal}", goal=goal.outcome))


@require_POST
@at_desk
def sample(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Fill an empty book with the sample network and show its map."""
    if not _is_empty(desk):
        full = say("The sample opens in an empty book only, so that nothing mixes with yours.")
        return go(request, "welcome", said=full)
    with TemporaryDirectory(prefix="kithmap-sample-") as folder:
        made = make_sample(Path(folder), today=desk.today)
        open_sample(desk.book, made, today=desk.today)
    said = say("This is the sample: {name} and everybody around her are made up.", name=made.facts.owner_name)
    return go(request, "map", said=said)


@require_POST
@at_desk
def clear(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Empty the book of the sample, ready for the owner's own goal; any other book stays as it is."""
    if not is_sample(desk.book.facts):
        return go(request, "welcome")
    clear_sample(desk.book)
    return go(request, "welcome", said=say("The sample is cleared."))


def _is_empty(desk: Desk) -> bool:
    facts = desk.book.facts
    return not facts.goals and not facts.cards


def _page(request: HttpRequest, desk: Desk, wish: Wish, *, status: int = 200) -> HttpResponse:
    answer = whole_page(
        request,
        desk,
        "kithmap/welcome.html",
        page="welcome",
        wish=wish,
        templates=[load_template(name) for name in template_names()],
        outcome_chars=OUTCOME_CHARS,
        why_chars=WHY_CHARS,
        is_empty=_is_empty(desk),
        is_sample=is_sample(desk.book.facts),
    )
    answer.status_code = status
    return answer


urls = [
    path("welcome/", welcome, name="welcome"),
    path("welcome/goal/", start, name="start-goal"),
    path("welcome/sample/", sample, name="open-sample"),
    path("welcome/sample/clear/", clear, name="clear-sample"),
]
