"""A wish: what a form tells of a goal, and whether it can be used."""

from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest

from kithmap.actions.set_goal import USUAL_TEMPLATE
from kithmap.goals.template import template_names
from kithmap_app.speech import say
from kithmap_app.web.told_form import WHOLE_CHARS, told_form

OUTCOME_CHARS = 140
"""A longer outcome fits above no map; it is a reason then."""
WHY_CHARS = 500


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

    def ahead_of(self, today: date) -> "Wish":
        """Give the wish as it is, or asked for again where its day has passed: mostly a slip in the year."""
        if self.trouble or self.by is None or self.by >= today:
            return self
        return self.refused(say("That day has passed. Choose one that is still to come, or leave it out."))


def told_wish(request: HttpRequest) -> Wish:
    """Give what a form tells of a goal, on one line each, with what is still to be said about it."""
    form = told_form(request)
    outcome, why = form.line("outcome", most=WHOLE_CHARS), form.line("why", most=WHOLE_CHARS)
    by, by_text = form.day("by"), form.line("by")
    return Wish(
        outcome=outcome,
        by=by,
        by_text=by_text,
        why=why,
        template=form.choice("template", template_names()) or USUAL_TEMPLATE,
        trouble=_trouble(outcome, is_day=by is not None or not by_text, why=why),
    )


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
