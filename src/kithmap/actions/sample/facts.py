"""What Nora says herself: her goal, where people stand, what they could do, whom she wishes she knew."""

import datetime
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kithmap.actions.sample.cast import SamplePerson, data, sample_owner, sample_people
from kithmap.goals.goal import Category, Chair, Goal, Placement
from kithmap.goals.need import Need
from kithmap.goals.offer import Offer, OfferState
from kithmap.goals.stable_id import stable_id
from kithmap.goals.start_goal import StartedGoal, category_id, start_goal
from kithmap.goals.template import load_template

LEAST_DAYS = 75
"""A goal that ends sooner than this after the sample's day would be over before the story begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleFacts:
    """The owner's words as they go into a book. Placements and offers name people by a normal handle."""

    owner_name: str
    owner_addresses: tuple[str, ...]
    template: str
    goal: Goal
    categories: tuple[Category, ...]
    needs: tuple[Need, ...]
    placements: tuple[Placement, ...]
    offers: tuple[Offer, ...]
    chairs: tuple[Chair, ...]


def sample_facts(*, today: date) -> SampleFacts:
    """Give what Nora says as of `today`; her goal ends on the next 30 June that is not too near."""
    words = data("owner.toml")
    goal = words["goal"]
    started = start_goal(
        load_template(goal["template"]),
        outcome=goal["outcome"],
        by=_by(today),
        why=goal["why"],
        since=today - timedelta(weeks=goal["weeks_since"]),
    )
    return SampleFacts(
        owner_name=sample_owner().name,
        owner_addresses=sample_owner().addresses,
        template=goal["template"],
        goal=started.goal,
        categories=started.categories,
        needs=started.needs,
        placements=tuple(_placement(person, started) for person in sample_people() if person.ring),
        offers=tuple(offer for person in sample_people() for offer in _offers(person, started)),
        chairs=tuple(_chair(row, started) for row in words["chairs"]),
    )


def _by(today: date) -> date:
    june = datetime.date(today.year, 6, 30)
    return june if (june - today).days >= LEAST_DAYS else june.replace(year=today.year + 1)


def _placement(person: SamplePerson, started: StartedGoal) -> Placement:
    return Placement(
        goal_id=started.goal.id,
        person=person.anchor,
        ring=person.ring,
        category_id=_category(person.category, started),
    )


def _offers(person: SamplePerson, started: StartedGoal) -> list[Offer]:
    return [
        Offer(
            need_id=_need(line.support, started),
            person=person.anchor,
            state=OfferState(line.state),
            influence=line.influence,
        )
        for line in person.offers
    ]


def _chair(row: dict[str, Any], started: StartedGoal) -> Chair:
    return Chair(
        id=stable_id("chair", started.goal.id, row["label"]),
        goal_id=started.goal.id,
        label=row["label"],
        category_id=_category(row["category"], started),
        ring=row["ring"],
        need_id=_need(row["support"], started),
    )


def _category(name: str, started: StartedGoal) -> str:
    return category_id(started.goal.id, name)


def _need(support: str, started: StartedGoal) -> str:
    return next(need.id for need in started.needs if need.support == support)
