"""Drop a goal with everything on its map; the people stay among the owner's people."""

from dataclasses import dataclass

from kithmap.actions.loop_traces import loop_of_goal
from kithmap.book.book import Book
from kithmap.book.facts import Changes, Fact, Facts
from kithmap.goals.goal import Category, Chair, Goal, Placement
from kithmap.goals.lack import Lack
from kithmap.goals.need import Need
from kithmap.goals.offer import Offer
from kithmap.goals.target import Target
from kithmap.kit.speech import say


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalParts:
    """Everything that was told about one goal, and that goes with it."""

    categories: tuple[Category, ...]
    needs: tuple[Need, ...]
    placements: tuple[Placement, ...]
    chairs: tuple[Chair, ...]
    offers: tuple[Offer, ...]
    targets: tuple[Target, ...]
    lacks: tuple[Lack, ...]
    loop: tuple[Fact, ...]

    @property
    def all(self) -> tuple[Fact, ...]:
        return (
            *self.loop,
            *self.lacks,
            *self.targets,
            *self.offers,
            *self.placements,
            *self.chairs,
            *self.needs,
            *self.categories,
        )


def facts_of_goal(facts: Facts, goal: Goal) -> GoalParts:
    """Give everything that was told about `goal`, each kind in the order told."""
    needs = tuple(need for need in facts.needs.values() if need.goal_id == goal.id)
    need_ids = {need.id for need in needs}
    return GoalParts(
        categories=tuple(category for category in facts.categories.values() if category.goal_id == goal.id),
        needs=needs,
        placements=tuple(placement for placement in facts.placements.values() if placement.goal_id == goal.id),
        chairs=tuple(chair for chair in facts.chairs.values() if chair.goal_id == goal.id),
        offers=tuple(offer for offer in facts.offers.values() if offer.need_id in need_ids),
        targets=tuple(target for target in facts.targets.values() if target.goal_id == goal.id),
        lacks=tuple(lack for lack in facts.lacks.values() if lack.need_id in need_ids),
        loop=loop_of_goal(facts, goal),
    )


def drop_goal(book: Book, goal: Goal) -> None:
    """Remove a goal with its categories, needs, placements, chairs and offers, as one act; nobody is forgotten."""
    gone = facts_of_goal(book.facts, goal)
    book.apply(say("Drop the goal “{goal}”", goal=goal.outcome), Changes(dropped=(*gone.all, goal)))
