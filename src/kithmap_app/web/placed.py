"""Placed people: those on the map of the goal in hand, in the order they came."""

from dataclasses import dataclass

from kithmap.errors import NoSuchPerson
from kithmap.flow import Flow
from kithmap.goalmap.rows import RINGS
from kithmap.goals.goal import Category, Goal, Placement
from kithmap.people.person import Person
from kithmap_app.web.desk import Desk


@dataclass(frozen=True, slots=True)
class Placed:
    """Somebody on the map, and where."""

    person: Person
    placement: Placement


def goal_in_hand(desk: Desk) -> Goal:
    """Give the goal of a desk behind `needs_goal`."""
    assert desk.goal is not None, "pages that ask for the goal stand behind `needs_goal`"
    return desk.goal


def placed_people(flow: Flow) -> tuple[Placed, ...]:
    """Give everybody whom the owner put on the map, once each, whichever of their anchors was used."""
    found: dict[str, Placed] = {}
    for placement in flow.facts.placements.values():
        if placement.goal_id == flow.goal_id and (person := flow.people.at(placement.person)):
            found[person.id] = Placed(person, placement)
    return tuple(found.values())


def ring_told(text: str) -> int | None:
    """Give the ring, 1 to 5, that a form tells, None for anything else."""
    return int(text) if text in map(str, range(1, RINGS + 1)) else None


def category_at(flow: Flow, id_: str | None) -> Category | None:
    """Give the category of the goal in hand with this id, None where there is none."""
    return next((category for category in flow.categories if category.id == id_), None)


def person_at(flow: Flow, anchor: str) -> Person:
    """Give the person whom an anchor stands for. Raises NoSuchPerson."""
    if person := flow.people.at(anchor):
        return person
    raise NoSuchPerson(anchor)
