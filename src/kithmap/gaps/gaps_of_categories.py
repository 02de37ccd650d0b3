"""Gaps by category: circles with nobody in them, nobody close, or nobody in touch, and chairs nobody fills."""

from kithmap.gaps.dial import Dial
from kithmap.gaps.gap import Gap, GapKind
from kithmap.gaps.member import Member
from kithmap.gaps.situation import Situation
from kithmap.gaps.wording import NAMES_SHOWN, closest_first, ids_of, listed, named
from kithmap.goals.goal import Category, Chair
from kithmap.kit.dates import spoken_day
from kithmap.kit.speech import say, say_count
from kithmap.ties.tie import Warmth

CHAIR_WEIGHT = 0.9
"""A wanted person whom nobody is yet. The owner knows, so what is news comes first."""
EMPTY_WEIGHT = 1.2
NOBODY_CLOSE_WEIGHT = 0.8
ALL_QUIET_WEIGHT = 0.7
UNSORTED_WEIGHT = 1.0
UNSORTED_FROM = 0.25
"""Share of people in no category from which an empty one says nothing: they may belong there."""
MANY_EMPTY = 3
"""Empty categories that are told in one sentence: six sentences of the same would hide all others."""
LEAST_IN_CATEGORY = 3
"""People in a category below which nothing is said about how they stand."""


def gaps_of_categories(now: Situation, *, freshness: Dial) -> list[Gap]:
    """Give what lacks category by category, and the chairs.

    An empty category stays quiet while the map is too small to mean anything by it, and where every need has two
    people already: then it lacks nothing that the goal needs. Silence is only told where `freshness` is known.
    """
    found = [_chair(chair, now) for chair in now.chairs]
    for category in now.categories:
        people = now.in_category(category.id)
        gap = _nobody_close(category, people)
        if gap is None and freshness.enough:
            gap = _all_quiet(category, people, now)
        if gap is not None:
            found.append(gap)
    return [*found, *_empty_ones(now)]


def _chair(chair: Chair, now: Situation) -> Gap:
    near = now.in_category(chair.category_id)[:2] if chair.category_id else []
    need = next((need.label for need in now.needs if need.id == chair.need_id), None)
    empty = say("The chair “{chair}” is still empty.", chair=chair.label)
    if need:
        empty = say("The chair “{chair}” for “{need}” is still empty.", chair=chair.label, need=need)
    step = say("Ask around who that could be.")
    if near:
        step = say("Ask {name} who that could be.", name=near[0].name)
    return Gap(
        key=f"chair/{chair.id}",
        kind=GapKind.CHAIR,
        subject_id=chair.id,
        sentence=empty,
        people=ids_of(near),
        next_step=step,
        weight=CHAIR_WEIGHT,
    )


def _empty_ones(now: Situation) -> list[Gap]:
    """Give the empty categories: one by one where they are few, in one sentence where they are many."""
    empty = [category for category in now.categories if not now.in_category(category.id)]
    open_needs = any(not cover.is_covered for cover in now.coverage.needs)
    if not empty or not now.has_enough_people or (now.coverage.needs and not open_needs):
        return []
    unsorted = [member for member in now.members if member.category_id is None]
    if len(unsorted) >= UNSORTED_FROM * len(now.members):
        return [_unsorted(unsorted, empty)]
    return [_all_empty(empty)] if len(empty) >= MANY_EMPTY else [_empty(category) for category in empty]


def _unsorted(members: list[Member], empty: list[Category]) -> Gap:
    names = listed([category.name for category in empty])
    return Gap(
        key="categories/unsorted",
        kind=GapKind.OVERALL,
        subject_id=None,
        sentence=say_count(
            "{number} person is in no category yet; with them sorted it shows whether anybody is in {categories}.",
            "{number} people are in no category yet; with them sorted it shows whether anybody is in {categories}.",
            len(members),
            categories=names,
        ),
        people=ids_of(members),
        next_step=say("Sort them, starting with {names}.", names=named(members[:NAMES_SHOWN])),
        weight=UNSORTED_WEIGHT,
    )


def _all_empty(empty: list[Category]) -> Gap:
    return Gap(
        key="categories/empty",
        kind=GapKind.OVERALL,
        subject_id=None,
        sentence=say("Nobody is in {categories} yet.", categories=listed([category.name for category in empty])),
        people=(),
        next_step=_think_of(empty[0]),
        weight=EMPTY_WEIGHT,
    )


def _empty(category: Category) -> Gap:
    return _gap(
        category,
        "empty",
        sentence=say("Nobody is in {categories} yet.", categories=category.name),
        people=[],
        step=_think_of(category),
        weight=EMPTY_WEIGHT,
    )


def _think_of(category: Category) -> str:
    return category.prompt or say("Think of one person for {category}.", category=category.name)


def _nobody_close(category: Category, people: list[Member]) -> Gap | None:
    placed = [member for member in people if member.ring is not None]
    if len(placed) < LEAST_IN_CATEGORY or any(member.is_close for member in placed):
        return None
    nearest = closest_first(placed)
    return _gap(
        category,
        "nobody-close",
        sentence=say(
            "Nobody close in “{category}”: none of the {count} people placed there ({names}) is in your two closest "
            "rings.",
            category=category.name,
            count=len(placed),
            names=named(nearest),
        ),
        people=nearest,
        step=say("Meet {name} once without asking for anything.", name=nearest[0].name),
        weight=NOBODY_CLOSE_WEIGHT,
    )


def _all_quiet(category: Category, people: list[Member], now: Situation) -> Gap | None:
    known = [member for member in people if member.tie.warmth is not Warmth.UNKNOWN and member.tie.last is not None]
    if len(known) < LEAST_IN_CATEGORY or any(m.tie.warmth in (Warmth.WARM, Warmth.COOLING) for m in known):
        return None
    latest = max(known, key=lambda m: (m.tie.last or now.today, m.name, m.person_id))
    return _gap(
        category,
        "all-quiet",
        sentence=say(
            "{category} has gone quiet: the latest contact was with {name}, on {day}.",
            category=category.name,
            name=latest.name,
            day=spoken_day(latest.tie.last or now.today, today=now.today),
        ),
        people=[latest],
        step=say("Send {name} a line, with no favour in it.", name=latest.name),
        weight=ALL_QUIET_WEIGHT,
    )


def _gap(category: Category, what: str, *, sentence: str, people: list[Member], step: str, weight: float) -> Gap:
    return Gap(
        key=f"category/{category.id}/{what}",
        kind=GapKind.CATEGORY,
        subject_id=category.id,
        sentence=sentence,
        people=ids_of(people),
        next_step=step,
        weight=weight,
    )
