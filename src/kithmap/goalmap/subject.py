"""Standings, categories and needs become the subject of a map: all that it shows, before anything is placed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from kithmap.goalmap.seat import EmptySeat, MapSubject, Seat
from kithmap.goals.goal import COLOURS, Category, Chair, Goal
from kithmap.goals.need import Need
from kithmap.goals.offer import OfferState
from kithmap.kit.speech import say
from kithmap.roster.standing import Standing

UNSORTED = "unsorted"
"""Id of the sector that is added for people in no category, and only when there are some."""


class Bond(Protocol):
    """A link between two people by their ids, as a map needs it: the reading has its own noun for it."""

    @property
    def a(self) -> str: ...
    @property
    def b(self) -> str: ...
    @property
    def weight(self) -> float: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldGoal:
    """What the owner told about the goal whose map is drawn."""

    goal: Goal
    categories: Sequence[Category]
    needs: Sequence[Need]
    chairs: Sequence[Chair]


def map_subject(
    standings: Sequence[Standing],
    told: ToldGoal,
    *,
    links: Iterable[Bond],
    next_steps: frozenset[str],
    today: date,
) -> MapSubject:
    """Give the subject of the map of `told.goal`; `next_steps` are the person ids of this week's conversations."""
    known = {category.id for category in told.categories}
    seats = tuple(_seat(standing, known=known, is_next=standing.person.id in next_steps) for standing in standings)
    chairs = tuple(
        EmptySeat(
            chair_id=chair.id,
            label=chair.label,
            category_id=chair.category_id if chair.category_id in known else UNSORTED,
            ring=chair.ring,
        )
        for chair in told.chairs
    )
    used = {seat.category_id for seat in seats} | {chair.category_id for chair in chairs}
    return MapSubject(
        title=told.goal.outcome,
        subtitle=told.goal.why,
        today=today,
        by=told.goal.by,
        categories=(*told.categories, *((_unsorted(told),) if UNSORTED in used else ())),
        seats=seats,
        chairs=chairs,
        open_needs=_open_needs(standings, told.needs),
        links=_between(standings, links),
    )


def _between(standings: Sequence[Standing], links: Iterable[Bond]) -> tuple[tuple[str, str, float], ...]:
    on_map = {standing.person.id for standing in standings}
    return tuple((link.a, link.b, link.weight) for link in links if link.a in on_map and link.b in on_map)


def _seat(standing: Standing, *, known: set[str], is_next: bool) -> Seat:
    category = standing.category_id
    return Seat(
        person_id=standing.person.id,
        name=standing.person.name,
        ring=standing.ring,
        category_id=category if category is not None and category in known else UNSORTED,
        warmth=standing.tie.warmth,
        pull=standing.pull.value,
        relevance=standing.relevance,
        ring_is_proposed=standing.ring_is_proposed,
        category_is_proposed=standing.category_is_proposed,
        next_step=is_next,
    )


def _unsorted(told: ToldGoal) -> Category:
    """Give the sector of people in no category, in the first colour that no category has, else in grey."""
    order = max((category.order for category in told.categories), default=0) + 1
    taken = {category.colour for category in told.categories}
    colour = next((c for c in range(COLOURS) if c not in taken), 0)
    return Category(id=UNSORTED, goal_id=told.goal.id, name=say("Not sorted yet"), order=order, colour=colour)


def _open_needs(standings: Sequence[Standing], needs: Sequence[Need]) -> tuple[str, ...]:
    """Give the labels of needs for which nobody has an offer; none while no offers are known at all."""
    offers = [offer for standing in standings for offer in standing.offers if offer.state is not OfferState.DECLINED]
    covered = {offer.need_id for offer in offers}
    return tuple(need.label for need in needs if need.id not in covered) if offers else ()
