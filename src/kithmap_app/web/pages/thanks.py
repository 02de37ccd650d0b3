"""Thanks: who helped, what each gave, a thank-you for each; and the end of a goal."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from kithmap.actions.end_goal import end_goal, go_on
from kithmap.actions.thank_person import thank_person
from kithmap.flow import Flow
from kithmap.kit.dates import spoken_day
from kithmap.kit.speech import marked
from kithmap.plan.ending import EndingKind
from kithmap.plan.funnel import funnel
from kithmap.plan.thanks import Thanks, thanks
from kithmap.plan.ways import ways_to_reach
from kithmap_app.speech import say
from kithmap_app.web.answers import go, needs_goal, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.placed import goal_in_hand, person_at
from kithmap_app.web.shown_ways import ShownWay, shown_ways
from kithmap_app.web.told_form import told_form

ENDINGS = {
    EndingKind.REACHED: marked("I reached it"),
    EndingKind.CHANGED: marked("It became another one"),
    EndingKind.DROPPED: marked("I let it go"),
}
ENDED = {
    EndingKind.REACHED: marked("You reached this goal on {day}."),
    EndingKind.CHANGED: marked("On {day} this goal became another one."),
    EndingKind.DROPPED: marked("On {day} you let this goal go."),
}


@needs_goal
def thanked(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show everybody who helped with the goal in hand, and how it may end."""
    flow = desk.flow
    found = thanks(flow.loop, (*flow.members, *flow.pool), goal=flow.goal, needs=flow.needs)
    ending = flow.loop.endings[-1] if flow.loop.endings else None
    day = spoken_day(ending.day, today=desk.today) if ending else ""
    return whole_page(
        request,
        desk,
        "kithmap/thanks.html",
        page="week",
        here="thanks",
        waiting=[(one, _ways(flow, one)) for one in found if not one.is_thanked],
        thanked=[one for one in found if one.is_thanked],
        ending=ending,
        ended=say(ENDED[ending.kind], day=day) if ending else "",
        endings=[(kind.value, say(words)) for kind, words in ENDINGS.items()],
        way=funnel(flow.loop).sentences,
    )


@require_POST
@needs_goal
def thank(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Note that somebody was thanked."""
    person = person_at(desk.flow, request.POST.get("person", ""))
    if not thank_person(desk.book, person, goal=goal_in_hand(desk), day=desk.today):
        return go(request, "thanks", said=say("You have thanked {name} already.", name=person.name))
    return go(request, "thanks", said=say("Noted: you thanked {name}.", name=person.name))


@require_POST
@needs_goal
def end(request: HttpRequest, desk: Desk) -> HttpResponse:
    """End the goal, or take its end back."""
    form, goal = told_form(request), goal_in_hand(desk)
    if request.POST.get("act") == "go-on":
        go_on(desk.book, goal)
        return go(request, "week", said=say("You go on with “{goal}”.", goal=goal.outcome))
    kind = form.choice("kind", list(EndingKind))
    if not kind:
        return go(request, "thanks", said=say("Say how it ended: reached, changed or let go."))
    end_goal(desk.book, goal, kind=EndingKind(kind), day=desk.today, words=form.text("words"))
    return go(request, "thanks", said=say("It is written down. Now the best part: thank everybody who helped."))


def _ways(flow: Flow, one: Thanks) -> tuple[ShownWay, ...]:
    person = flow.people.at(one.person_id)
    handles = person.handles if person else ()
    return shown_ways(ways_to_reach(handles, text=one.text, subject=say("Thank you")))


urls = [
    path("thanks/", thanked, name="thanks"),
    path("thanks/said/", thank, name="thank"),
    path("thanks/end/", end, name="end-goal"),
]
