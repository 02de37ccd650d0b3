"""Introductions: the owner to somebody, or two people by the owner; made only once both have said yes."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from kithmap.actions.arrange_introduction import (
    NotAgreed,
    advance_introduction,
    ask_for_introduction,
    drop_introduction,
    edit_blurb,
    note_yes,
    plan_introduction,
)
from kithmap.flow import Flow
from kithmap.plan.introduction import Direction, Introduction, IntroductionState
from kithmap.plan.introduction_steps import blurb, next_word
from kithmap_app.speech import say
from kithmap_app.web.answers import go, needs_goal, whole_page
from kithmap_app.web.as_seen import has_moved_on, mark_of, moved_on
from kithmap_app.web.desk import Desk
from kithmap_app.web.placed import goal_in_hand
from kithmap_app.web.told_form import told_form
from kithmap_app.web.told_person import ToldPerson, told_person

Act = Callable[[Desk, Introduction], Introduction]
OVER = (IntroductionState.THANKED, IntroductionState.DECLINED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """One thing that may have happened, and its words."""

    act: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownIntroduction:
    """One introduction as its card tells it. `typed` is what a form held that came too late."""

    introduction: Introduction
    who: str
    to: str
    title: str
    stands: str
    next_step: str
    blurb: str
    buttons: tuple[Button, ...]
    mark: str
    is_over: bool


@needs_goal
def introductions(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show all introductions, what is next with each, and a form for another one."""
    return _page(request, desk)


@require_POST
@needs_goal
def plan(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Plan an introduction; whom one would meet may be nobody that is known yet."""
    flow, form = desk.flow, told_form(request)
    direction = Direction(form.choice("direction", list(Direction)) or Direction.FOR_ME)
    who, to, name = told_person(request.POST, flow), told_person(request.POST, flow, field="to"), form.line("to")
    trouble = who.trouble or _to_trouble(direction, to, name)
    if who.person is None or trouble:
        trouble = trouble or say("Say who would make the introduction, or whom you would bring together.")
        slip = "to" if who.person else "who"
        return _page(request, desk, trouble=trouble, slip=slip, who=who, to=name, direction=direction)
    if to.person is not None and to.person.id == who.person.id:
        trouble = say("These are one person.")
        return _page(request, desk, trouble=trouble, slip="to", who=who, to=name, direction=direction)
    known = desk.book.facts.introductions
    planned = Introduction(
        direction=direction,
        who=who.person.id,
        to=to.person.id if to.person else name,
        planned_on=desk.today,
        goal_id=goal_in_hand(desk).id,
    )
    if planned.id in known:
        return go(request, "introductions", said=say("This introduction is on your list already."))
    plan_introduction(
        desk.book, who.person, to.person or name, direction=direction, goal=goal_in_hand(desk), today=desk.today
    )
    return go(request, "introductions", said=say("On your list. Both are asked before it is made."))


@require_POST
@needs_goal
def step(request: HttpRequest, desk: Desk, id: str) -> HttpResponse:
    """Take an introduction one step further, or keep other words to pass on."""
    found = next((one for one in desk.flow.loop.introductions if one.id == id), None)
    if found is None:
        raise Http404("This introduction is no longer in your book.")
    if has_moved_on(request, found):
        late = (found.id, told_form(request).text("blurb"))
        return _page(request, desk, trouble=moved_on(), slip=found.id, late=late, status=409)
    asked = request.POST.get("act", "")
    if asked == "blurb":
        edit_blurb(desk.book, found, blurb=told_form(request).text("blurb"))
        return go(request, "introductions", said=say("Your words are kept."))
    if asked == "drop":
        drop_introduction(desk.book, found)
        return go(request, "introductions", said=say("Off the list."))
    if asked not in ACTS:
        return go(request, "introductions")
    try:
        ACTS[asked](desk, found)
    except NotAgreed as error:
        return go(request, "introductions", said=str(error))
    return go(request, "introductions", said=say("Noted."))


def _advance(state: IntroductionState) -> Act:
    return lambda desk, one: advance_introduction(desk.book, one, state=state, day=desk.today)


ACTS: dict[str, Act] = {
    "asked": lambda desk, one: ask_for_introduction(desk.book, one, day=desk.today),
    "who-yes": lambda desk, one: note_yes(desk.book, one, by_who=True, day=desk.today),
    "to-yes": lambda desk, one: note_yes(desk.book, one, by_who=False, day=desk.today),
    "made": _advance(IntroductionState.MADE),
    "met": _advance(IntroductionState.MET),
    "thanked": _advance(IntroductionState.THANKED),
    "declined": _advance(IntroductionState.DECLINED),
}


def _to_trouble(direction: Direction, to: ToldPerson, name: str) -> str:
    if not name and to.person is None:
        return say("Say whom they would meet.")
    # whom the owner would meet is mostly somebody they do not know yet
    return to.trouble if direction is Direction.BY_ME else ""


def _shown(one: Introduction, flow: Flow) -> ShownIntroduction:
    loop = flow.loop
    who, to = loop.name(one.who), loop.name(one.to)
    if one.direction is Direction.FOR_ME:
        title = say("{who} introduces you to {to}", who=who, to=to)
    else:
        title = say("You introduce {who} and {to}", who=who, to=to)
    return ShownIntroduction(
        introduction=one,
        who=who,
        to=to,
        title=title,
        stands=_stands(one, who, to),
        next_step=next_word(one, loop=loop),
        blurb=blurb(one, loop=loop, goal=flow.goal, owner_name=flow.facts.me.name),
        buttons=_buttons(one, who, to),
        mark=mark_of(one),
        is_over=one.state in OVER,
    )


def _stands(one: Introduction, who: str, to: str) -> str:
    """Give how an introduction stands, in words."""
    if one.state is IntroductionState.ASKED and one.who_agreed_on:
        return say("{name} has said yes.", name=who)
    if one.state is IntroductionState.ASKED and one.to_agreed_on:
        return say("{name} has said yes.", name=to)
    return {
        IntroductionState.PLANNED: say("Planned; nobody is asked yet."),
        IntroductionState.ASKED: say("Asked."),
        IntroductionState.AGREED: say("Both have said yes."),
        IntroductionState.MADE: say("Made."),
        IntroductionState.MET: say("Met."),
        IntroductionState.THANKED: say("Met, and thanked for."),
        IntroductionState.DECLINED: say("One of them said no, and that is fine."),
    }[one.state]


def _buttons(one: Introduction, who: str, to: str) -> tuple[Button, ...]:
    """Give what may have happened next, the likeliest first."""
    no = Button(act="declined", words=say("Somebody said no"))
    if one.state is IntroductionState.PLANNED:
        return (Button(act="asked", words=say("I have asked")),)
    if one.state is IntroductionState.ASKED:
        yes = [("who-yes", who, one.who_agreed_on), ("to-yes", to, one.to_agreed_on)]
        said = [Button(act=act, words=say("{name} said yes", name=name)) for act, name, day in yes if day is None]
        return (*said, no)
    if one.state is IntroductionState.AGREED:
        return (Button(act="made", words=say("It is made")), no)
    if one.state is IntroductionState.MADE:
        return (
            Button(act="met", words=say("They have met") if one.direction is Direction.BY_ME else say("We have met")),
        )
    if one.state is IntroductionState.MET:
        return (Button(act="thanked", words=say("I said thank you")),)
    return ()


def _page(
    request: HttpRequest,
    desk: Desk,
    *,
    trouble: str = "",
    slip: str = "",
    who: ToldPerson | None = None,
    to: str = "",
    direction: Direction = Direction.FOR_ME,
    late: tuple[str, str] | None = None,
    status: int | None = None,
) -> HttpResponse:
    """Show the page; `late` is the id of an introduction and the words for it that came after another change.

    `slip` is the field at fault: who, to, or the id of the introduction whose words were changed meanwhile.
    """
    flow = desk.flow
    shown = [_shown(one, flow) for one in flow.loop.introductions]
    asked = flow.people.at(request.GET.get("person", ""))
    answer = whole_page(
        request,
        desk,
        "kithmap/introductions.html",
        page="week",
        here="introductions",
        open_ones=[one for one in shown if not one.is_over],
        over=[one for one in shown if one.is_over],
        trouble=trouble,
        slip=slip,
        who=who or ToldPerson(asked, asked.name if asked else ""),
        to=to,
        direction=direction.value,
        late_id=late[0] if late else "",
        late_words=late[1] if late else "",
    )
    answer.status_code = status or (400 if trouble else 200)
    return answer


urls = [
    path("introductions/", introductions, name="introductions"),
    path("introductions/plan/", plan, name="plan-introduction"),
    path("introductions/<str:id>/", step, name="introduction-step"),
]
