"""A small past: a handful of people whose contact is dated, for tests of then and now."""

from datetime import date, timedelta

from kithmap.actions.look_back import Past
from kithmap.book.facts import Facts, Owner
from kithmap.flow import Flow
from kithmap.goals.goal import Category, Goal, Placement
from kithmap.people.met import Met
from kithmap.sources.card import Card
from kithmap.sources.interaction import Interaction
from kithmap.sources.interactions import gather
from kithmap.ties.acquaintance import Acquaintance
from kithmap.ties.talk import Talk
from tests.contacts import ME, got, sent

TODAY = date(2026, 11, 2)
THEN = date(2026, 5, 1)
GOAL = Goal(id="goal", outcome="Lead a data team", since=date(2026, 1, 5))
WORK = Category(id="work", goal_id="goal", name="Colleagues", order=0, colour=1)


def address(name: str) -> str:
    """Give the handle of a person called `name`."""
    return f"mail:{name}@x.example"


def days_before(day: date, *days: int) -> tuple[date, ...]:
    """Give the days that lie so many days before `day`."""
    return tuple(day - timedelta(days=number) for number in days)


def exchange(name: str, *days: date) -> list[Interaction]:
    """Give a message each way on each of `days`."""
    return [
        message
        for day in days
        for message in (sent(address(name), day), got(address(name), day, name=f"{name.title()} X"))
    ]


def past(
    contact: dict[str, tuple[date, ...]],
    *,
    rings: dict[str, int] | None = None,
    cards: tuple[Card, ...] = (),
    met: tuple[Met, ...] = (),
    talks: tuple[Talk, ...] = (),
    answers: tuple[Acquaintance, ...] = (),
    together: tuple[Interaction, ...] = (),
    today: date = TODAY,
) -> Past:
    """Give the past of a map of everybody in `contact`, each placed (in ring 3 where `rings` does not say)."""
    interactions = [item for name, days in contact.items() for item in exchange(name, *days)]
    seats = [
        Placement(goal_id="goal", person=address(name), ring=(rings or {}).get(name, 3), category_id="work")
        for name in {**contact, **(rings or {})}
    ]
    facts = Facts(
        owner={"owner": Owner(addresses=(ME,))},
        goals={GOAL.id: GOAL},
        categories={WORK.id: WORK},
        placements={seat.id: seat for seat in seats},
        cards={card.id: card for card in cards},
        met={fact.id: fact for fact in met},
        talks={talk.id: talk for talk in talks},
        acquaintances={answer.id: answer for answer in answers},
        interactions=gather([*interactions, *together]),
    )
    return Past(Flow(facts, today=today, goal_id="goal"))
