"""Gaps by category: circles with nobody in them, nobody close, or nobody in touch, and chairs nobody fills."""

from kithmap.gaps.dial import Dial
from kithmap.gaps.gap import Gap, GapKind
from kithmap.gaps.member import Member
from kithmap.gaps.situation import Situation
from kithmap.gaps.wording import NAMES_SHOWN, closest_first, counted, ids_of, listed, named
from kithmap.goals.goal import Category, Chair
from kithmap.kit.dates import spoken_day
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
    purpose = f" for “{need}”" if need else ""
    return Gap(
        key=f"chair/{chair.id}",
        kind=GapKind.CHAIR,
        subject_id=chair.id,
        sentence=f"The chair “{chair.label}”{purpose} is still empty.",
        people=ids_of(near),
        next_step=f"Ask {named(near[:1])} who that could be." if near else "Ask around who that could be.",
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
        sentence=f"{counted(len(members), 'person is', 'people are')} in no category yet, "
        f"so whether {names} {'is' if len(empty) == 1 else 'are'} really empty is not to be said.",
        people=ids_of(members),
        next_step=f"Sort them, starting with {named(members[:NAMES_SHOWN])}.",
        weight=UNSORTED_WEIGHT,
    )


def _all_empty(empty: list[Category]) -> Gap:
    return Gap(
        key="categories/empty",
        kind=GapKind.OVERALL,
        subject_id=None,
        sentence=f"Nobody is in {listed([category.name for category in empty])} yet.",
        people=(),
        next_step=empty[0].prompt or f"Think of one person for {empty[0].name}.",
        weight=EMPTY_WEIGHT,
    )


def _empty(category: Category) -> Gap:
    return _gap(
        category,
        "empty",
        sentence=f"Nobody is in {category.name} yet.",
        people=[],
        step=category.prompt or f"Think of one person for {category.name}.",
        weight=EMPTY_WEIGHT,
    )


def _nobody_close(category: Category, people: list[Member]) -> Gap | None:
    placed = [member for member in people if member.ring is not None]
    if len(placed) < LEAST_IN_CATEGORY or any(member.is_close for member in placed):
        return None
    nearest = closest_first(placed)
    return _gap(
        category,
        "nobody-close",
        sentence=f"{len(placed)} people are placed in {category.name}, and none of them is close: {named(nearest)}.",
        people=nearest,
        step=f"Meet {nearest[0].name} once without asking for anything.",
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
        sentence=f"{category.name} has gone quiet: the latest contact was with {latest.name}, "
        f"on {spoken_day(latest.tie.last or now.today, today=now.today)}.",
        people=[latest],
        step=f"Send {latest.name} a line, with no favour in it.",
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
