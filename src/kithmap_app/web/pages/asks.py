"""Asks: all that was asked for this goal, in words; each taken one step further."""

from collections.abc import Callable
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from kithmap.actions.make_ask import draft_ask, drop_ask, edit_ask, follow_up, note_answer, send_ask
from kithmap.actions.thank_person import thank_person
from kithmap.flow import Flow
from kithmap.goals.need import Support, support_word
from kithmap.people.person import Person
from kithmap.plan.ask import Ask, AskState
from kithmap.plan.board import board
from kithmap.plan.courage import Greeting, easy_greetings, own_guesses, takes_courage
from kithmap.plan.funnel import funnel
from kithmap.plan.remembering import open_promises, promise_sentence
from kithmap.plan.ways import ways_to_reach
from kithmap_app.speech import say
from kithmap_app.web.answers import go, needs_goal, whole_page
from kithmap_app.web.as_seen import has_moved_on, mark_of, moved_on
from kithmap_app.web.desk import Desk
from kithmap_app.web.placed import goal_in_hand
from kithmap_app.web.shown_ways import shown_ways
from kithmap_app.web.told_form import ToldForm, told_form
from kithmap_app.web.told_person import ToldPerson, told_person

Step = Callable[[Desk, Ask, Person, date], str]


@needs_goal
def asks(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the board: drafted, waiting, answered, helped, said no."""
    flow = desk.flow
    guesses = own_guesses(flow.loop.asks)
    parts = [
        (part.part.heading, [(one, mark_of(one.ask), _need_label(one.ask, flow)) for one in part.asks])
        for part in board(flow.loop, today=flow.today)
    ]
    shown = {"parts": parts, "way": funnel(flow.loop).sentences, "guesses": guesses}
    return whole_page(request, desk, "kithmap/asks.html", page="week", here="asks", **shown)


@needs_goal
def new_ask(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Draft an ask, with `?person=` for one to somebody."""
    flow = desk.flow
    if request.method != "POST":
        person = flow.people.at(request.GET.get("person", ""))
        return _form(request, desk, flow, ToldPerson(person, person.name if person else ""))
    told, form = told_person(request.POST, flow), told_form(request)
    if told.person is None:
        asked = ToldPerson(None, told.who, told.trouble or say("Say whom you would ask; a part of the name is enough."))
        return _form(request, desk, flow, asked, status=400)
    need = next((need for need in flow.needs if need.id == form.line("need")), None)
    kind = Support(form.choice("kind", list(Support)) or (need.support if need else Support.ADVICE))
    ask = draft_ask(
        desk.book,
        told.person,
        goal=goal_in_hand(desk),
        today=desk.today,
        need=need,
        kind=kind,
        text=form.text("text"),
        guess=_guess(form),
    )
    return go(request, "ask", ask.id, said=say("Drafted. Send it from here when it reads well."))


@needs_goal
def ask(request: HttpRequest, desk: Desk, id: str) -> HttpResponse:
    """Show one ask with its words, the ways to send it and what may come next; keep its words when they change."""
    flow = desk.flow
    found, person = _found(flow, id)
    if request.method != "POST":
        return _ask_page(request, desk, found, person)
    form = told_form(request)
    if has_moved_on(request, found):
        return _ask_page(request, desk, found, person, typed=form.text("text"), status=409)
    edit_ask(desk.book, found, person, text=form.text("text"), guess=_guess(form))
    return go(request, "ask", id, said=say("Your words are kept."))


@require_POST
@needs_goal
def step(request: HttpRequest, desk: Desk, id: str) -> HttpResponse:
    """Take an ask one step further, and go back to where it was asked."""
    found, person = _found(desk.flow, id)
    act = STEPS.get(request.POST.get("act", ""))
    where = ("ask", id) if request.POST.get("from") == "ask" else ("asks",)
    if act is None:
        return go(request, *where)
    if has_moved_on(request, found):
        return go(request, *where, said=moved_on())
    day = told_form(request).day("day")
    said = act(desk, found, person, min(day or desk.today, desk.today))
    return go(request, *(("asks",) if act is _drop else where), said=said)


def _send(desk: Desk, ask: Ask, person: Person, day: date) -> str:
    send_ask(desk.book, ask, person, day=day)
    return say("Sent, noted. {name} is left in peace until an answer comes.", name=person.name)


def _again(desk: Desk, ask: Ask, person: Person, day: date) -> str:
    follow_up(desk.book, ask, person, day=day)
    return say("Noted: you wrote to {name} again.", name=person.name)


def _answered(desk: Desk, ask: Ask, person: Person, day: date) -> str:
    note_answer(desk.book, ask, person, state=AskState.ANSWERED, day=day)
    return say("Noted: {name} answered.", name=person.name)


def _helped(desk: Desk, ask: Ask, person: Person, day: date) -> str:
    note_answer(desk.book, ask, person, state=AskState.HELPED, day=day)
    return say("Noted: {name} helped. Say thank you while it is fresh.", name=person.name)


def _declined(desk: Desk, ask: Ask, person: Person, day: date) -> str:
    note_answer(desk.book, ask, person, state=AskState.DECLINED, day=day)
    return say("Noted: {name} said no. That is about the day more often than about you.", name=person.name)


def _thanked(desk: Desk, ask: Ask, person: Person, day: date) -> str:
    thank_person(desk.book, person, goal=goal_in_hand(desk), day=day)
    return say("Noted: you thanked {name}.", name=person.name)


def _drop(desk: Desk, ask: Ask, person: Person, day: date) -> str:
    drop_ask(desk.book, ask, person)
    return say("The ask to {name} is off the list.", name=person.name)


STEPS: dict[str, Step] = {
    "sent": _send,
    "again": _again,
    "answered": _answered,
    "helped": _helped,
    "declined": _declined,
    "thanked": _thanked,
    "drop": _drop,
}


def _found(flow: Flow, id: str) -> tuple[Ask, Person]:
    """Give an ask of the goal in hand and whom it is to."""
    found = next((ask for ask in flow.loop.asks if ask.id == id), None)
    person = flow.people.at(found.person) if found else None
    if found is None or person is None:
        raise Http404("This ask is no longer in your book.")
    return found, person


def _guess(form: ToldForm) -> float | None:
    percent = form.number("guess", least=0, most=100)
    return None if percent is None else percent / 100


def _need_label(ask: Ask, flow: Flow) -> str:
    label = next((need.label for need in flow.needs if need.id == ask.need_id), "")
    return label or support_word(ask.kind)


def _greetings(flow: Flow, person: Person) -> tuple[Greeting, ...]:
    """Give easy greetings before a message that takes courage."""
    tie = flow.ties.tie(flow.people.rows[person.id], person.id)
    if not takes_courage(tie.warmth):
        return ()
    return easy_greetings(flow.members, besides=[person.id], today=flow.today)


def _promises(flow: Flow, person: Person) -> list[str]:
    found = open_promises(flow.loop, person.id)
    return [promise_sentence(promise, name=person.name, today=flow.today) for promise in found]


def _form(request: HttpRequest, desk: Desk, flow: Flow, told: ToldPerson, *, status: int = 200) -> HttpResponse:
    form, person = told_form(request), told.person
    guess = form.number("guess", least=0, most=100)
    answer = whole_page(
        request,
        desk,
        "kithmap/ask_new.html",
        page="week",
        here="asks",
        told=told,
        text=form.text("text"),
        guess_text="" if guess is None else str(guess),
        slip="who" if told.trouble else "",
        kind=form.choice("kind", list(Support)),
        need_id=form.line("need") or request.GET.get("need", ""),
        needs=flow.needs,
        kinds=[(kind.value, support_word(kind)) for kind in Support],
        promises=_promises(flow, person) if person else [],
        greetings=_greetings(flow, person) if person else (),
    )
    answer.status_code = status
    return answer


def _ask_page(
    request: HttpRequest, desk: Desk, ask: Ask, person: Person, *, typed: str | None = None, status: int = 200
) -> HttpResponse:
    flow = desk.flow
    told = next(one for part in board(flow.loop, today=flow.today) for one in part.asks if one.ask.id == ask.id)
    need = _need_label(ask, flow)
    is_draft = ask.state is AskState.DRAFTED
    answer = whole_page(
        request,
        desk,
        "kithmap/ask.html",
        page="week",
        here="asks",
        one=told,
        ask=ask,
        person=person,
        need=need,
        mark=mark_of(ask),
        typed=typed,
        moved_on=moved_on() if typed is not None else "",
        guess_text="" if ask.guess is None else str(round(100 * ask.guess)),
        ways=shown_ways(ways_to_reach(person.handles, text=ask.text, subject=say("A question"))),
        promises=_promises(flow, person),
        greetings=_greetings(flow, person) if is_draft else (),
        today=desk.today.isoformat(),
    )
    answer.status_code = status
    return answer


urls = [
    path("asks/", asks, name="asks"),
    path("asks/new/", new_ask, name="new-ask"),
    path("asks/<str:id>/", ask, name="ask"),
    path("asks/<str:id>/step/", step, name="ask-step"),
]
