"""Goals: all that the owner works towards, each with a map of its own; one of them is in hand."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from kithmap.actions.drop_goal import GoalParts, drop_goal, facts_of_goal
from kithmap.actions.edit_goal import edit_goal
from kithmap.errors import GoalExists
from kithmap.goals.goal import Goal
from kithmap.kit.dates import spoken_day, spoken_length
from kithmap.people.directory import Directory
from kithmap_app.speech import say
from kithmap_app.web.answers import go, needs_goal, whole_page
from kithmap_app.web.desk import Desk, take_up
from kithmap_app.web.wish import OUTCOME_CHARS, WHY_CHARS, Wish, told_wish


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownGoal:
    """A goal as its card tells it; `wish` holds what stands in its form."""

    goal: Goal
    is_in_hand: bool
    when: str
    people: int
    offers: int
    wish: Wish


@needs_goal
def goals(request: HttpRequest, desk: Desk) -> HttpResponse:
    """List the goals in the order they were set, with what can be done with each."""
    return _page(request, desk)


@require_POST
@needs_goal
def open_goal(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take a goal up and show its map."""
    goal = _goal_called(request, desk)
    if goal is None:
        return go(request, "goals")
    take_up(desk, goal)
    return go(request, "map")


@require_POST
@needs_goal
def change_goal(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Change outcome, date and reason of a goal; what cannot be used is asked for again."""
    goal, wish = _goal_called(request, desk), told_wish(request)
    if goal is None:
        return go(request, "goals")
    if wish.by != goal.by:
        wish = wish.ahead_of(desk.today)
    if wish.trouble:
        return _page(request, desk, wrong=goal, wish=wish)
    try:
        edit_goal(desk.book, goal, outcome=wish.outcome, by=wish.by, why=wish.why)
    except GoalExists as trouble:
        return _page(request, desk, wrong=goal, wish=wish.refused(str(trouble)))
    return go(request, "goals", said=say("Changed."))


@require_POST
@needs_goal
def drop(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Drop a goal with its map. The one in hand stays in hand; if it went itself, undo brings it back to hand."""
    goal = _goal_called(request, desk)
    if goal is None:
        return go(request, "goals")
    if desk.goal is not None:
        take_up(desk, desk.goal)
    is_last = len(desk.book.facts.goals) == 1
    drop_goal(desk.book, goal)
    said = say("“{goal}” and its map are gone. Everybody is still among your people.", goal=goal.outcome)
    return go(request, "welcome" if is_last else "goals", said=said)


def _goal_called(request: HttpRequest, desk: Desk) -> Goal | None:
    return desk.book.facts.goals.get(request.POST.get("goal", ""))


def _page(request: HttpRequest, desk: Desk, *, wrong: Goal | None = None, wish: Wish | None = None) -> HttpResponse:
    """Show the goals; in the form of the one that is `wrong` stands what was told, with what is the matter."""
    facts, people = desk.book.facts, desk.flow.people
    wishes = {wrong.id: wish} if wrong and wish else {}
    shown = [
        _shown(desk, goal, people, parts=facts_of_goal(facts, goal), wish=wishes.get(goal.id, _as_told(goal)))
        for goal in facts.goals.values()
    ]
    chars = {"outcome_chars": OUTCOME_CHARS, "why_chars": WHY_CHARS}
    answer = whole_page(request, desk, "kithmap/goals.html", page="goals", goals=shown, **chars)
    answer.status_code = 400 if wrong else 200
    return answer


def _shown(desk: Desk, goal: Goal, people: Directory, *, parts: GoalParts, wish: Wish) -> ShownGoal:
    return ShownGoal(
        goal=goal,
        is_in_hand=desk.goal is not None and goal.id == desk.goal.id,
        when=_when(goal, desk),
        people=_people_placed(people, parts),
        offers=len(parts.offers),
        wish=wish,
    )


def _people_placed(people: Directory, parts: GoalParts) -> int:
    """Give how many people stand on a goal's map: nobody twice, and nobody of whom nothing is left."""
    found = (people.at(placement.person) for placement in parts.placements)
    return len({person.id for person in found if person is not None})


def _as_told(goal: Goal) -> Wish:
    return Wish(outcome=goal.outcome, by=goal.by, by_text=goal.by.isoformat() if goal.by else "", why=goal.why)


def _when(goal: Goal, desk: Desk) -> str:
    """Give the goal's date as people say it, with the time that is left."""
    days = goal.days_left(desk.today)
    if goal.by is None or days is None:
        return say("No date yet")
    day = spoken_day(goal.by, today=desk.today)
    if days < 0:
        return say("Its day was {day}. Has it come true, or does it get another?", day=day)
    if days == 0:
        return say("By {day}, today", day=day)
    return say("By {day}, {length} from now", day=day, length=spoken_length(days))


urls = [
    path("goals/", goals, name="goals"),
    path("goals/open/", open_goal, name="open-goal"),
    path("goals/change/", change_goal, name="change-goal"),
    path("goals/drop/", drop, name="drop-goal"),
]
