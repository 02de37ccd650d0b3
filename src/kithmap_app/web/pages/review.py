"""The weekly review: five screens in ten minutes; and pausing the goal for some weeks."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from kithmap.actions.pause_goal import end_pause, pause_goal
from kithmap.actions.review_week import keep_review, review_in
from kithmap.kit.dates import spoken_day
from kithmap.kit.speech import marked
from kithmap.plan.weeks import weeks_later
from kithmap_app.speech import say
from kithmap_app.web.answers import go, needs_goal, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.pages.week import ShownStep, door_of
from kithmap_app.web.placed import goal_in_hand
from kithmap_app.web.told_form import told_form

SCREENS = (
    marked("What happened"),
    marked("What is open"),
    marked("How the map moved"),
    marked("The way so far"),
    marked("Next week"),
)
MOST_WEEKS = 26
"""Half a year; a longer pause is an end."""


@needs_goal
def review(request: HttpRequest, desk: Desk, screen: int = 1) -> HttpResponse:
    """Show one of the five screens; the last one takes a few words and keeps the review."""
    flow, at = desk.flow, min(max(screen, 1), len(SCREENS))
    found = review_in(flow)
    before = [one for one in flow.loop.reviews if one.words]
    return whole_page(
        request,
        desk,
        "kithmap/review.html",
        page="week",
        here="review",
        review=found,
        since=spoken_day(found.since, today=desk.today),
        screen=at,
        heading=say(SCREENS[at - 1]),
        screens=[(number, say(words)) for number, words in enumerate(SCREENS, start=1)],
        last=len(SCREENS),
        following=at + 1,
        steps=[ShownStep(step, door_of(step)) for step in found.open_steps],
        earlier=[(spoken_day(one.day, today=desk.today), one.words) for one in before[-3:][::-1]],
        kept=next((one for one in flow.loop.reviews if one.day == desk.today), None),
        is_paused=flow.loop.is_paused(desk.today),
    )


@require_POST
@needs_goal
def keep(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Keep the review with the owner's words."""
    keep_review(desk.book, goal_in_hand(desk), today=desk.today, words=told_form(request).text("words"))
    return go(request, "week", said=say("Your look back is kept. Have a good week."))


@require_POST
@needs_goal
def pause(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Let the goal rest for some weeks, or go on with it."""
    goal, form = goal_in_hand(desk), told_form(request)
    if request.POST.get("act") == "go-on":
        end_pause(desk.book, goal, today=desk.today)
        return go(request, "week", said=say("Welcome back."))
    weeks = form.number("weeks", least=0, most=MOST_WEEKS)
    until = weeks_later(desk.today, weeks) if weeks else None
    pause_goal(desk.book, goal, since=desk.today, until=until)
    if until is None:
        return go(request, "week", said=say("Your goal rests until you go on. Nothing is proposed or reminded of."))
    day = spoken_day(until, today=desk.today)
    return go(request, "week", said=say("Your goal rests until {day}. Nothing is proposed or reminded of.", day=day))


urls = [
    path("review/", review, name="review"),
    path("review/<int:screen>/", review, name="review-screen"),
    path("review/keep/", keep, name="keep-review"),
    path("review/pause/", pause, name="pause"),
]
