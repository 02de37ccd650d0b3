"""What can be read about a goal: its map, its reading, its weeks, and how it moved."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from kithmap.actions.end_goal import thanks_of
from kithmap.actions.last_look import last_look
from kithmap.actions.look_back import Past
from kithmap.actions.plan_week import reminders_of, steps_of
from kithmap.actions.read_map import who_is_at
from kithmap.actions.review_week import review_of
from kithmap.actions.see_progress import progress_of
from kithmap.gaps.reading import Reading
from kithmap.gaps.reconnect import DORMANT_DAYS
from kithmap.gaps.whereabouts import AtOrganisation
from kithmap.goalmap.seat import MapSubject
from kithmap.goals.goal import Goal
from kithmap.goals.offer import Offer
from kithmap.plan.ask import Ask
from kithmap.plan.introduction import Introduction
from kithmap.plan.progress import Track
from kithmap.plan.reminders import Reminder
from kithmap.plan.step import Step
from kithmap.plan.thanks import Thanks
from kithmap.plan.week import Week
from kithmap.plan.weekly_review import WeeklyReview
from kithmap.roster.blind_spots import BlindSpots
from kithmap.roster.proposals import RingProposal
from kithmap_app.api.keys import READ
from kithmap_app.programs.days import EARLIEST, LATEST
from kithmap_app.programs.desk import open_desk
from kithmap_app.programs.seen import DialsSeen, GapsSeen, GoalTold, Moved, goal_told, moved
from kithmap_app.programs.shapes import shape_of

goals = Router(auth=READ, tags=["goals"])
Size = Annotated[int | None, Query(ge=1, le=20, description="How many conversations; as the owner said unless told.")]
Silence = Annotated[int, Query(ge=30, le=20_000, description="Days of silence from which a tie is dormant.")]
Organisation = Annotated[str, Query(min_length=1, max_length=300, pattern="^[^\\x00]+$")]
OnDay = Annotated[date | None, Query(ge=EARLIEST, le=LATEST, description="The day of the last review unless told.")]


@goals.get("", response=list[shape_of(Goal)])  # type: ignore[misc]
def list_goals(request: HttpRequest) -> Any:
    """Give all goals, in the order they were set."""
    return list(open_desk().book.facts.goals.values())


@goals.get("/{goal}", response=shape_of(GoalTold))
def read_goal(request: HttpRequest, goal: str) -> Any:
    """Give a goal with its categories, needs, chairs and targets; `in-hand` is the one taken up last."""
    return goal_told(open_desk(), goal)


@goals.get("/{goal}/map", response=shape_of(MapSubject))
def read_map(request: HttpRequest, goal: str) -> Any:
    """Give the map as data: who sits where, how warm and how strong the pull, chairs, open needs, links."""
    return open_desk().flow(goal).subject


@goals.get("/{goal}/reading", response=shape_of(Reading))
def read_reading(request: HttpRequest, goal: str, dormant_days: Silence = DORMANT_DAYS) -> Any:
    """Give the reading: how strong, where the gaps are, whom to connect with again."""
    flow = open_desk().flow(goal)
    return flow.reading if dormant_days == DORMANT_DAYS else flow.read_again(dormant_days)


@goals.get("/{goal}/dials", response=shape_of(DialsSeen))
def read_dials(request: HttpRequest, goal: str) -> Any:
    """Give the six dials, each with its sentence, its people and a next step."""
    return DialsSeen(open_desk().flow(goal).reading.dials)


@goals.get("/{goal}/gaps", response=shape_of(GapsSeen))
def read_gaps(request: HttpRequest, goal: str) -> Any:
    """Give the gaps."""
    return GapsSeen(open_desk().flow(goal).reading.gaps)


@goals.get("/{goal}/week", response=shape_of(Week))
def read_week(request: HttpRequest, goal: str, size: Size = None) -> Any:
    """Give this week's conversations, each with its reasons."""
    flow = open_desk().flow(goal)
    return flow.planned(size or flow.facts.preference.capacity)


@goals.get("/{goal}/steps", response=list[shape_of(Step)])  # type: ignore[misc]
def read_steps(request: HttpRequest, goal: str) -> Any:
    """Give what is due today: follow-ups, promises, introductions, thanks, keeping in touch."""
    desk = open_desk()
    return list(steps_of(desk.book, desk.goal(goal), today=desk.today))


@goals.get("/{goal}/reminders", response=list[shape_of(Reminder)])  # type: ignore[misc]
def read_reminders(request: HttpRequest, goal: str) -> Any:
    """Give the reminders of the coming days."""
    desk = open_desk()
    return list(reminders_of(desk.book, desk.goal(goal), today=desk.today))


@goals.get("/{goal}/review", response=shape_of(WeeklyReview))
def read_review(request: HttpRequest, goal: str) -> Any:
    """Give the review since the last one: what happened, what is open, how the map moved, what comes next."""
    desk = open_desk()
    return review_of(desk.book, desk.goal(goal), today=desk.today)


@goals.get("/{goal}/progress", response=list[shape_of(Track)])  # type: ignore[misc]
def read_progress(request: HttpRequest, goal: str) -> Any:
    """Give each dial week by week."""
    desk = open_desk()
    return list(progress_of(desk.book, desk.goal(goal), today=desk.today))


@goals.get("/{goal}/then", response=shape_of(Moved))
def read_then(request: HttpRequest, goal: str, on: OnDay = None) -> Any:
    """Give what moved since a past day."""
    flow = open_desk().flow(goal)
    day = on or last_look(flow.facts, flow.goal, today=flow.today)
    return moved(Past(flow).since(day))


@goals.get("/{goal}/proposals", response=list[shape_of(RingProposal)])  # type: ignore[misc]
def read_proposals(request: HttpRequest, goal: str) -> Any:
    """Give rings for people who have none, as the owner usually places people like them."""
    return list(open_desk().flow(goal).ring_proposals)


@goals.get("/{goal}/blind-spots", response=shape_of(BlindSpots))
def read_blind_spots(request: HttpRequest, goal: str) -> Any:
    """Give who is placed close and silent, and who is in touch constantly and not on the map."""
    return open_desk().flow(goal).blind_spots


@goals.get("/{goal}/offers", response=list[shape_of(Offer)])  # type: ignore[misc]
def list_offers(request: HttpRequest, goal: str) -> Any:
    """Give what people could do for the needs of a goal, and how far it has come."""
    flow = open_desk().flow(goal)
    needs = {need.id for need in flow.needs}
    return [offer for offer in flow.facts.offers.values() if offer.need_id in needs]


@goals.get("/{goal}/asks", response=list[shape_of(Ask)])  # type: ignore[misc]
def list_asks(request: HttpRequest, goal: str) -> Any:
    """Give the asks of a goal, in the order written."""
    return list(open_desk().flow(goal).loop.asks)


@goals.get("/{goal}/introductions", response=list[shape_of(Introduction)])  # type: ignore[misc]
def list_introductions(request: HttpRequest, goal: str) -> Any:
    """Give the introductions of a goal, and those of none."""
    return list(open_desk().flow(goal).loop.introductions)


@goals.get("/{goal}/thanks", response=list[shape_of(Thanks)])  # type: ignore[misc]
def read_thanks(request: HttpRequest, goal: str) -> Any:
    """Give who helped, what each gave, and a thank-you to begin from."""
    desk = open_desk()
    return list(thanks_of(desk.book, desk.goal(goal), today=desk.today))


@goals.get("/{goal}/who-is-at", response=shape_of(AtOrganisation))
def read_who_is_at(request: HttpRequest, goal: str, organisation: Organisation) -> Any:
    """Tell whom the owner knows at an organisation, by its whole name."""
    desk = open_desk()
    return who_is_at(desk.book, organisation, goal=desk.goal(goal), today=desk.today)
