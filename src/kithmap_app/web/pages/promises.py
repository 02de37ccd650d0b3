"""Promises: what is owed, either way; kept, or let go."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from kithmap.actions.make_promise import keep_promise, let_go, make_promise
from kithmap.flow import Flow
from kithmap.kit.dates import spoken_day
from kithmap.plan.promise import Promise
from kithmap.plan.remembering import promise_sentence
from kithmap_app.speech import say
from kithmap_app.web.answers import go, needs_goal, whole_page
from kithmap_app.web.as_seen import has_moved_on, mark_of, moved_on
from kithmap_app.web.desk import Desk
from kithmap_app.web.told_form import told_form
from kithmap_app.web.told_person import ToldPerson, told_person

SETTLED_SHOWN = 20
"""Of those that are settled, the latest: the rest is history."""


@dataclass(frozen=True, slots=True)
class ShownPromise:
    """One promise in words, with how it ended ("" while it is open)."""

    promise: Promise
    sentence: str
    ended: str
    mark: str


@needs_goal
def promises(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what the owner owes, what is owed to them, and what was settled."""
    return _page(request, desk)


@require_POST
@needs_goal
def promise(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Note a promise, by the owner or to them."""
    form, told = told_form(request), told_person(request.POST, desk.flow)
    what = form.line("what")
    if told.person is None or not what:
        trouble = told.trouble or (say("Say with whom.") if told.person is None else say("Say what was promised."))
        return _page(request, desk, trouble=trouble, who=told)
    by_me, due = form.choice("by", ("me", "them")) != "them", form.day("due")
    made = make_promise(desk.book, told.person, what=what, by_me=by_me, today=desk.today, due=due)
    return go(request, "promises", said=promise_sentence(made, name=told.person.name, today=desk.today))


@require_POST
@needs_goal
def settle(request: HttpRequest, desk: Desk, id: str) -> HttpResponse:
    """Note that a promise was kept or let go; whoever comes second in another window is told."""
    found = desk.book.facts.promises.get(id)
    if found is None or has_moved_on(request, found):
        return go(request, "promises", said=moved_on())
    if request.POST.get("act") == "let-go":
        let_go(desk.book, found, day=desk.today)
        return go(request, "promises", said=say("Let go: {what}", what=found.what))
    keep_promise(desk.book, found, day=desk.today)
    return go(request, "promises", said=say("Kept: {what}", what=found.what))


def _page(request: HttpRequest, desk: Desk, *, trouble: str = "", who: ToldPerson | None = None) -> HttpResponse:
    flow, form = desk.flow, told_form(request)
    found = sorted(flow.loop.promises, key=lambda p: (p.due is None, p.due or p.made_on, p.made_on))
    shown = [_shown(one, flow) for one in found]
    settled = [one for one in shown if not one.promise.is_open]
    asked = flow.people.at(request.GET.get("person", ""))
    answer = whole_page(
        request,
        desk,
        "kithmap/promises.html",
        page="week",
        here="promises",
        mine=[one for one in shown if one.promise.is_open and one.promise.by_me],
        theirs=[one for one in shown if one.promise.is_open and not one.promise.by_me],
        settled=settled[-SETTLED_SHOWN:][::-1],
        trouble=trouble,
        slip=("" if not trouble else "who" if who is None or who.person is None else "what"),
        who=who or ToldPerson(asked, asked.name if asked else ""),
        what=form.line("what"),
        due=form.line("due"),
        by=form.choice("by", ("me", "them")) or "me",
    )
    answer.status_code = 400 if trouble else 200
    return answer


def _shown(promise: Promise, flow: Flow) -> ShownPromise:
    sentence = promise_sentence(promise, name=flow.loop.name(promise.person), today=flow.today)
    return ShownPromise(promise, sentence, _ended(promise, flow), mark_of(promise))


def _ended(promise: Promise, flow: Flow) -> str:
    if promise.kept_on:
        return say("Kept on {day}.", day=spoken_day(promise.kept_on, today=flow.today))
    if promise.let_go_on:
        return say("Let go on {day}.", day=spoken_day(promise.let_go_on, today=flow.today))
    return ""


urls = [
    path("promises/", promises, name="promises"),
    path("promises/note/", promise, name="note-promise"),
    path("promises/<str:id>/", settle, name="settle-promise"),
]
