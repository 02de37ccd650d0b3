"""The bank of questions: what to ask in a conversation, by theme; each can be said otherwise or left out."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from kithmap.actions.set_preference import edit_question, reset_question
from kithmap.goals.stable_id import stable_id
from kithmap.kit.speech import marked
from kithmap.plan.question import Question, Theme
from kithmap.plan.questions import BANK, bank_of
from kithmap_app.speech import say
from kithmap_app.web.answers import go, needs_goal, whole_page
from kithmap_app.web.as_seen import has_moved_on, mark_of, moved_on
from kithmap_app.web.desk import Desk
from kithmap_app.web.told_form import told_form

THEMES = {
    Theme.TRENDS: marked("Trends: what is changing"),
    Theme.INSIGHTS: marked("Insights: what they have seen"),
    Theme.ADVICE: marked("Advice: what they would do"),
    Theme.RESOURCES: marked("Resources: what and who would help"),
    Theme.ASSIGNMENTS: marked("Assignments: the work itself"),
}


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """One question as it stands now; `is_own` tells that the owner wrote or changed it."""

    id: str
    text: str
    is_own: bool
    mark: str


@needs_goal
def questions(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show all questions by theme, those that were left out with an empty field."""
    own = desk.book.facts.questions
    brought = {question.id: question for question in BANK}
    shown = []
    for theme, title in THEMES.items():
        mine = [q for q in {**brought, **own}.values() if q.theme is theme]
        shown.append((theme.value, say(title), [_shown(q, own.get(q.id)) for q in mine]))
    return whole_page(request, desk, "kithmap/questions.html", page="week", here="questions", themes=shown)


@require_POST
@needs_goal
def edit(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Keep a question as the owner says it, add one, or take a change back."""
    form, own = told_form(request), desk.book.facts.questions
    id, text = form.line("id"), form.line("text")
    theme = form.choice("theme", list(Theme))
    if id and has_moved_on(request, own.get(id)):
        return go(request, "questions", said=moved_on())
    if request.POST.get("act") == "reset":
        reset_question(desk.book, id)
        return go(request, "questions", said=say("Back as it was."))
    known = next((question for question in (*own.values(), *BANK) if question.id == id), None)
    if known is not None:
        edit_question(desk.book, Question(id=id, theme=known.theme, text=text))
        return go(request, "questions", said=say("Kept.") if text else say("This one is left out."))
    if theme and text:
        edit_question(desk.book, Question(id=stable_id("question", theme, text), theme=Theme(theme), text=text))
        return go(request, "questions", said=say("Added to your questions."))
    return go(request, "questions")


def _shown(question: Question, own: Question | None) -> ShownQuestion:
    return ShownQuestion(
        id=question.id,
        text=own.text if own is not None else _brought(question),
        is_own=own is not None,
        mark=mark_of(own),
    )


def _brought(question: Question) -> str:
    """Give a question that came with Kithmap in the language spoken."""
    return next(one.text for one in bank_of(()) if one.id == question.id)


urls = [path("questions/", questions, name="questions"), path("questions/edit/", edit, name="edit-question")]
