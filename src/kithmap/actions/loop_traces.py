"""Traces of the loop: which of its facts go with a person who is forgotten, or with a goal that is dropped."""

from collections.abc import Collection
from dataclasses import replace

from kithmap.book.facts import Changes, Fact, Facts
from kithmap.goals.goal import Goal
from kithmap.plan.cadence import CadenceOf


def loop_of_person(facts: Facts, anchors: Collection[str]) -> Changes:
    """Give what forgetting a person changes in the loop; `anchors` are all their card ids and handles.

    What was about them goes; lists in which they stand beside others lose them.
    """
    gone: list[Fact] = [
        *(ask for ask in facts.asks.values() if ask.person in anchors),
        *(promise for promise in facts.promises.values() if promise.person in anchors),
        *(rest for rest in facts.rests.values() if rest.person in anchors),
        *(c for c in facts.cadences.values() if c.of is CadenceOf.PERSON and c.whom in anchors),
        *(i for i in facts.introductions.values() if i.who in anchors or i.to in anchors),
        *(debrief for debrief in facts.debriefs.values() if debrief.person in anchors),
        *(thanked for thanked in facts.thanked.values() if thanked.person in anchors),
    ]
    kept = [(old, new) for old, new in _without(facts, anchors) if old != new]
    return Changes(dropped=(*gone, *(old for old, _ in kept)), put=tuple(new for _, new in kept))


def loop_of_goal(facts: Facts, goal: Goal) -> tuple[Fact, ...]:
    """Give the facts of the loop that go with a goal; promises and what talks brought are about people, and stay."""
    return tuple(
        fact
        for table in (
            facts.asks,
            facts.introductions,
            facts.rests,
            facts.cadences,
            facts.pauses,
            facts.weeks,
            facts.reviews,
            facts.endings,
            facts.thanked,
        )
        for fact in table.values()
        if fact.goal_id == goal.id
    )


def _without(facts: Facts, anchors: Collection[str]) -> list[tuple[Fact, Fact]]:
    """Give each fact that lists people, as it is and as it is without the person."""

    def others(people: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(anchor for anchor in people if anchor not in anchors)

    pairs: list[tuple[Fact, Fact]] = [
        (week, replace(week, people=others(week.people), swapped=others(week.swapped), done=others(week.done)))
        for week in facts.weeks.values()
    ]
    pairs += [(ending, replace(ending, thanked=others(ending.thanked))) for ending in facts.endings.values()]
    pairs += [
        (debrief, replace(debrief, new_names=others(debrief.new_names)))
        for debrief in facts.debriefs.values()
        if debrief.person not in anchors
    ]
    return pairs
