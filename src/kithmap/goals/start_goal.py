"""A template and the owner's outcome become a goal with its categories, needs and questions."""

from dataclasses import dataclass
from datetime import date

from kithmap.goals.goal import Category, Goal
from kithmap.goals.need import Need
from kithmap.goals.stable_id import stable_id
from kithmap.goals.template import Template


@dataclass(frozen=True, slots=True)
class NeedCheck:
    """One need-check question ("Do you know someone who can …?") and the need that a yes would cover."""

    need_id: str
    question: str


@dataclass(frozen=True, slots=True)
class StartedGoal:
    """A goal as it comes from a template: all of it the owner's to change."""

    goal: Goal
    categories: tuple[Category, ...]
    needs: tuple[Need, ...]
    checks: tuple[NeedCheck, ...]


def start_goal(
    template: Template,
    *,
    outcome: str,
    by: date | None = None,
    why: str = "",
    since: date | None = None,
    number: int = 1,
) -> StartedGoal:
    """Give the goal `outcome` with what `template` brings.

    All ids are digests: the goal's of outcome and `since`, the others' of the goal and their own name in English, so
    starting the same goal again gives the same ids in any language. Two goals with one outcome differ as long as they
    began on different days; the second of a day has the `number` 2.
    """
    outcome = outcome.strip()
    id_ = stable_id("goal", outcome, since, *([number] if number > 1 else []))
    goal = Goal(id=id_, outcome=outcome, by=by, why=why.strip(), since=since)
    return StartedGoal(
        goal=goal,
        categories=_categories(template, goal.id),
        needs=tuple(
            Need(
                id=need_id(goal.id, row.key),
                goal_id=goal.id,
                support=row.support,
                label=row.label,
                importance=row.importance,
                question=row.question,
            )
            for row in template.needs
        ),
        checks=tuple(NeedCheck(need_id(goal.id, row.key), check) for row in template.needs for check in row.checks),
    )


def category_id(goal_id: str, name: str) -> str:
    """Give the id of the category that was called `name` when it was made for this goal."""
    return stable_id("category", goal_id, name)


def need_id(goal_id: str, label: str) -> str:
    """Give the id of the need that was called `label` when it was made for this goal."""
    return stable_id("need", goal_id, label)


def _categories(template: Template, goal_id: str) -> tuple[Category, ...]:
    return tuple(
        Category(
            id=category_id(goal_id, row.key),
            goal_id=goal_id,
            name=row.name,
            order=order,
            colour=row.colour,
            prompt=row.prompt,
        )
        for order, row in enumerate(template.categories)
    )
