"""Welcome: one question, what the owner works towards; or a look at the sample network first."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from kithmap.actions.clear_sample import clear_sample, is_sample
from kithmap.actions.make_sample import make_sample
from kithmap.actions.open_sample import open_sample
from kithmap.actions.set_goal import USUAL_TEMPLATE, set_goal
from kithmap.goals.template import load_template, template_names
from kithmap_app.web.answers import go, whole_page
from kithmap_app.web.desk import Desk, open_desk

OUTCOME_CHARS = 140
"""A longer outcome fits above no map; it is a reason then."""
WHY_CHARS = 500
FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Beyond these a year is a slip of the finger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What was filled in: the goal as told, and what is still to be said about it (`trouble`, "" where all is well)."""

    outcome: str = ""
    by: date | None = None
    by_text: str = ""
    why: str = ""
    template: str = USUAL_TEMPLATE
    trouble: str = ""


def welcome(request: HttpRequest) -> HttpResponse:
    """Ask for a goal."""
    return _page(request, open_desk(), Wish())


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Set the goal and go on to what it brings along; what cannot be used is asked for again."""
    desk, wish = open_desk(), _wish(request)
    if wish.trouble:
        return _page(request, desk, wish, status=400)
    goal = set_goal(desk.book, wish.outcome, today=desk.today, by=wish.by, why=wish.why, template=wish.template)
    return go(request, "categories", said=f"Your goal is set: {goal.outcome}")


@require_POST
def sample(request: HttpRequest) -> HttpResponse:
    """Fill an empty book with the sample network and show its map."""
    desk = open_desk()
    if not _is_empty(desk):
        return go(request, "welcome", said="The sample opens in an empty book only, so that nothing mixes with yours.")
    with TemporaryDirectory(prefix="kithmap-sample-") as folder:
        made = make_sample(Path(folder), today=desk.today)
        open_sample(desk.book, made, today=desk.today)
    said = f"This is the sample: {made.facts.owner_name} and everybody around her are made up."
    return go(request, "map", said=said)


@require_POST
def clear(request: HttpRequest) -> HttpResponse:
    """Empty the book of the sample, ready for the owner's own goal."""
    clear_sample(open_desk().book)
    return go(request, "welcome", said="The sample is cleared.")


def _wish(request: HttpRequest) -> Wish:
    outcome = _line(request, "outcome")
    by_text = _line(request, "by")
    by = _day(by_text)
    template = request.POST.get("template", "")
    return Wish(
        outcome=outcome,
        by=by,
        by_text=by_text,
        why=_line(request, "why"),
        template=template if template in template_names() else USUAL_TEMPLATE,
        trouble=_trouble(outcome, is_day=by is not None or not by_text, why=_line(request, "why")),
    )


def _line(request: HttpRequest, name: str) -> str:
    return " ".join(request.POST.get(name, "").replace("\0", "").split())


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _trouble(outcome: str, *, is_day: bool, why: str) -> str:
    if not outcome:
        return "Say in a few words what you are working towards; it stands in the middle of your map."
    if len(outcome) > OUTCOME_CHARS:
        return f"Please say it in at most {OUTCOME_CHARS} letters; the rest can stand under why."
    if len(why) > WHY_CHARS:
        return f"Please keep the reason to {WHY_CHARS} letters."
    if not is_day:
        return "That day could not be read. Write it like 2027-06-30, or leave it out."
    return ""


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
