"""Ask prompts: the questions that bring names to mind, one for each category and then one for each need."""

from collections.abc import Iterable
from dataclasses import dataclass

from kithmap.goals.goal import Category, Goal
from kithmap.goals.need import Need
from kithmap.kit.speech import marked, say

ANYBODY = marked("Who comes to mind?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One question that brings names to mind (name generator).

    Who is named belongs in `category`, or could help with `need`; at most one of the two is set.
    """

    goal: Goal
    question: str
    category: Category | None = None
    need: Need | None = None

    @property
    def title(self) -> str:
        """What the question is about, in a word or two."""
        return self.category.name if self.category else self.need.label if self.need else ""


def prompts_of(goal: Goal, *, categories: Iterable[Category], needs: Iterable[Need]) -> tuple[Prompt, ...]:
    """Give the prompts of a goal: categories in the order of the map, then needs, the decisive ones first.

    A category or need that the owner added has no question of its own and gets a plain one. A goal with neither is
    asked about in one.
    """
    of_categories = [
        Prompt(
            goal=goal,
            question=category.prompt or say("Who belongs to “{category}”?", category=category.name),
            category=category,
        )
        for category in sorted(categories, key=lambda category: category.order)
    ]
    of_needs = [Prompt(goal=goal, question=asked_for(need), need=need) for need in by_importance(needs)]
    return (*of_categories, *of_needs) or (Prompt(goal=goal, question=say(ANYBODY)),)


def asked_for(need: Need) -> str:
    """Give the question that asks for people who could help with `need`."""
    return need.question or say("Who could help with “{need}”?", need=need.label)


def by_importance(needs: Iterable[Need]) -> tuple[Need, ...]:
    """Give needs, the decisive ones first, otherwise in the order told."""
    return tuple(sorted(needs, key=lambda need: -need.importance))
