"""A wish: what a form tells of a goal, and whether it can be used."""

from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest

from kithmap.actions.set_goal import USUAL_TEMPLATE
from kithmap.goals.template import template_names
from kithmap_app.speech import say

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

    def refused(self, trouble: str) -> "Wish":
        """Give what was filled in with what is the matter with it."""
        return replace(self, trouble=trouble)


def told_wish(request: HttpRequest) -> Wish:
    """Give what a form tells of a goal, on one line each, with what is still to be said about it."""
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
        return say("Say in a few words what you are working towards; it stands in the middle of your map.")
    if len(outcome) > OUTCOME_CHARS:
        return say("Please say it in at most {most} letters; the rest can stand under why.", most=OUTCOME_CHARS)
    if len(why) > WHY_CHARS:
        return say("Please keep the reason to {most} letters.", most=WHY_CHARS)
    if not is_day:
        return say("That day could not be read. Write it like 2027-06-30, or leave it out.")
    return ""
