"""Facts: all that was told, by the owner or by a source, and nothing that can be derived from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from kithmap.goals.goal import Category, Chair, Goal, Placement
from kithmap.goals.lack import Lack
from kithmap.goals.need import Need
from kithmap.goals.offer import Offer
from kithmap.goals.target import Target
from kithmap.people.met import Met
from kithmap.people.verdict import Verdict
from kithmap.plan.ask import Ask
from kithmap.plan.cadence import Cadence
from kithmap.plan.debrief import Debrief
from kithmap.plan.ending import Ending
from kithmap.plan.introduction import Introduction
from kithmap.plan.pause import Pause
from kithmap.plan.preference import Preference
from kithmap.plan.promise import Promise
from kithmap.plan.question import Question
from kithmap.plan.rest import Rest
from kithmap.plan.review import Review
from kithmap.plan.thanked import Thanked
from kithmap.plan.week_choice import WeekChoice
from kithmap.sources.account import Account, Reached
from kithmap.sources.card import Card
from kithmap.sources.interactions import Interactions, gather, in_order_of_appearance, join
from kithmap.ties.acquaintance import Acquaintance
from kithmap.ties.talk import Talk


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Whose network this is (ego). `addresses` are the owner's own, as "mail:…" or "tel:…"."""

    id: str = "owner"
    name: str = ""
    addresses: tuple[str, ...] = ()
    region: str = ""
    """Two-letter country code for phone numbers written without one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One file that was brought in, and what became of its records: read = new + same + changed + trouble."""

    id: str
    file: str
    format: str
    day: date
    read: int
    new: int
    same: int
    changed: int
    trouble: int


Fact = (
    Owner
    | Import
    | Card
    | Verdict
    | Goal
    | Need
    | Category
    | Placement
    | Chair
    | Offer
    | Talk
    | Met
    | Acquaintance
    | Ask
    | Introduction
    | Promise
    | Rest
    | Cadence
    | Pause
    | Debrief
    | WeekChoice
    | Review
    | Ending
    | Thanked
    | Question
    | Preference
    | Target
    | Lack
    | Account
    | Reached
)
"""What is remembered one by one, each under its own `id`; interactions are remembered as columns."""

KINDS: Mapping[str, type[Fact]] = {
    "owner": Owner,
    "imports": Import,
    "cards": Card,
    "verdicts": Verdict,
    "goals": Goal,
    "needs": Need,
    "categories": Category,
    "placements": Placement,
    "chairs": Chair,
    "offers": Offer,
    "talks": Talk,
    "met": Met,
    "acquaintances": Acquaintance,
    "asks": Ask,
    "introductions": Introduction,
    "promises": Promise,
    "rests": Rest,
    "cadences": Cadence,
    "pauses": Pause,
    "debriefs": Debrief,
    "weeks": WeekChoice,
    "reviews": Review,
    "endings": Ending,
    "thanked": Thanked,
    "questions": Question,
    "preferences": Preference,
    "targets": Target,
    "lacks": Lack,
    "accounts": Account,
    "reached": Reached,
}
_KIND_OF = {kind: name for name, kind in KINDS.items()}
NOWHERE = -1
"""Stands for a place where there is none to tell."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Changes:
    """What one act changes: facts that go, facts that come (a changed fact does both), interactions likewise.

    `inverse` undoes it exactly. `dropped_at` tells of each dropped fact where in its table it stood, `put_at` of each
    put one where it is to stand (NOWHERE: at the end, or where a fact of its id stands); empty where nothing is told.
    `taken_at` and `brought_at` tell the same of interactions: int64, the row of each in the whole table. A book notes
    `dropped_at` and `taken_at` when an act is done (`located`), so that what goes comes back to its place.
    """

    dropped: tuple[Fact, ...] = ()
    put: tuple[Fact, ...] = ()
    taken: Interactions | None = None
    brought: Interactions | None = None
    dropped_at: tuple[int, ...] = ()
    put_at: tuple[int, ...] = ()
    taken_at: NDArray[np.int64] | None = None
    brought_at: NDArray[np.int64] | None = None

    @property
    def inverse(self) -> "Changes":
        return Changes(
            dropped=self.put,
            put=self.dropped,
            taken=self.brought,
            brought=self.taken,
            dropped_at=self.put_at,
            put_at=self.dropped_at,
            taken_at=self.brought_at,
            brought_at=self.taken_at,
        )

    @property
    def gone(self) -> dict[str, set[str]]:
        """The ids of the facts that are dropped and not put again, by table."""
        put = {(_KIND_OF[type(fact)], fact.id) for fact in self.put}
        found: dict[str, set[str]] = {}
        for fact in self.dropped:
            if (kind := _KIND_OF[type(fact)], fact.id) not in put:
                found.setdefault(kind, set()).add(fact.id)
        return found

    def located(self, order: Mapping[str, Iterable[str]], keys: NDArray[np.uint64] | None) -> "Changes":
        """Give the changes with the places of what goes, and of interactions only those taken that are there.

        Told are the ids of the tables in `gone` and, where interactions are taken, the keys of all, in their order
        before the act.
        """
        gone = self.gone
        places = {kind: {id_: at for at, id_ in enumerate(order[kind]) if id_ in ids} for kind, ids in gone.items()}
        at = tuple(places.get(_KIND_OF[type(fact)], {}).get(fact.id, NOWHERE) for fact in self.dropped)
        told = replace(self, dropped_at=at if gone else ())
        if self.taken is None or keys is None:
            return told
        rows = _rows_of(self.taken.key, keys)
        there = np.flatnonzero(rows != NOWHERE)
        taken = self.taken if len(there) == len(rows) else self.taken.take(there)
        return replace(told, taken=taken or None, taken_at=rows[there] if len(there) else None)

    @property
    def places(self) -> dict[str, dict[int, Fact]]:
        """The put facts that have a place of their own, by table."""
        found: dict[str, dict[int, Fact]] = {}
        for fact, at in zip(self.put, self.put_at, strict=False):
            if at != NOWHERE:
                found.setdefault(_KIND_OF[type(fact)], {})[at] = fact
        return found

    def __bool__(self) -> bool:
        return bool(self.dropped or self.put or self.taken or self.brought)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Facts:
    """All facts of one owner, each kind by id in the order told. A value: changes give new facts."""

    owner: Mapping[str, Owner] = field(default_factory=dict)
    imports: Mapping[str, Import] = field(default_factory=dict)
    cards: Mapping[str, Card] = field(default_factory=dict)
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    goals: Mapping[str, Goal] = field(default_factory=dict)
    needs: Mapping[str, Need] = field(default_factory=dict)
    categories: Mapping[str, Category] = field(default_factory=dict)
    placements: Mapping[str, Placement] = field(default_factory=dict)
    chairs: Mapping[str, Chair] = field(default_factory=dict)
    offers: Mapping[str, Offer] = field(default_factory=dict)
    talks: Mapping[str, Talk] = field(default_factory=dict)
    met: Mapping[str, Met] = field(default_factory=dict)
    acquaintances: Mapping[str, Acquaintance] = field(default_factory=dict)
    asks: Mapping[str, Ask] = field(default_factory=dict)
    introductions: Mapping[str, Introduction] = field(default_factory=dict)
    promises: Mapping[str, Promise] = field(default_factory=dict)
    rests: Mapping[str, Rest] = field(default_factory=dict)
    cadences: Mapping[str, Cadence] = field(default_factory=dict)
    pauses: Mapping[str, Pause] = field(default_factory=dict)
    debriefs: Mapping[str, Debrief] = field(default_factory=dict)
    weeks: Mapping[str, WeekChoice] = field(default_factory=dict)
    reviews: Mapping[str, Review] = field(default_factory=dict)
    endings: Mapping[str, Ending] = field(default_factory=dict)
    thanked: Mapping[str, Thanked] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    preferences: Mapping[str, Preference] = field(default_factory=dict)
    targets: Mapping[str, Target] = field(default_factory=dict)
    lacks: Mapping[str, Lack] = field(default_factory=dict)
    accounts: Mapping[str, Account] = field(default_factory=dict)
    reached: Mapping[str, Reached] = field(default_factory=dict)
    interactions: Interactions = field(default_factory=lambda: gather([]))

    @property
    def me(self) -> Owner:
        """The owner, as far as known."""
        return next(iter(self.owner.values()), Owner())

    @property
    def preference(self) -> Preference:
        """How the owner's weeks go; the usual way where nothing was said."""
        return next(iter(self.preferences.values()), Preference())

    def table(self, fact: Fact) -> Mapping[str, Fact]:
        """Give the facts of the same kind as `fact`, by id."""
        found: Mapping[str, Fact] = getattr(self, _KIND_OF[type(fact)])
        return found

    def with_changes(self, changes: Changes) -> "Facts":
        """Give the facts after `changes`."""
        tables: dict[str, dict[str, Fact]] = {}
        for fact in (*changes.dropped, *changes.put):
            tables.setdefault(_KIND_OF[type(fact)], dict(self.table(fact)))
        replaced = {(_KIND_OF[type(fact)], fact.id) for fact in changes.put}
        for fact in changes.dropped:
            if (_KIND_OF[type(fact)], fact.id) not in replaced:
                tables[_KIND_OF[type(fact)]].pop(fact.id, None)
        for fact in changes.put:
            tables[_KIND_OF[type(fact)]][fact.id] = fact
        for kind, places in changes.places.items():
            tables[kind] = in_places(tables[kind], places)
        return replace(self, **tables, interactions=_changed(self.interactions, changes))  # type: ignore[arg-type]


def in_places(table: Mapping[str, Fact], places: Mapping[int, Fact]) -> dict[str, Fact]:
    """Give `table` with the facts of `places` moved to where these say, the others in their order around them."""
    moved = {fact.id for fact in places.values()}
    order = [id_ for id_ in table if id_ not in moved]
    for at in sorted(places):
        order.insert(at, places[at].id)
    return {id_: table[id_] for id_ in order}


def told(facts: Facts, new: Iterable[Fact]) -> Changes:
    """Give the changes that put `new` facts into `facts`; those that stand there already, equal, are left out."""
    put, dropped = [], []
    for fact in new:
        old = facts.table(fact).get(fact.id)
        if old == fact:
            continue
        put.append(fact)
        if old is not None:
            dropped.append(old)
    return Changes(put=tuple(put), dropped=tuple(dropped))


def as_one(steps: Iterable[Changes]) -> Changes:
    """Give several changes, one after another, as one: of a fact changed twice only the first and the last are kept.

    Interactions may only be brought, not taken, since what is brought and taken again would stand in neither.
    """
    before: dict[tuple[str, str], Fact | None] = {}
    after: dict[tuple[str, str], Fact | None] = {}
    brought: list[Interactions] = []
    for step in steps:
        if step.taken is not None:
            raise ValueError("steps that take interactions away cannot be joined")
        gone = {(_KIND_OF[type(fact)], fact.id): fact for fact in step.dropped}
        come = {(_KIND_OF[type(fact)], fact.id): fact for fact in step.put}
        for key in {**gone, **come}:
            before.setdefault(key, gone.get(key))
            after[key] = come.get(key)
        brought += [step.brought] if step.brought is not None else []
    changed = [key for key in before if before[key] != after[key]]
    return Changes(
        dropped=tuple(fact for key in changed if (fact := before[key]) is not None),
        put=tuple(fact for key in changed if (fact := after[key]) is not None),
        brought=join(brought) if brought else None,
    )


def woven(interactions: Interactions, brought: Interactions, at: NDArray[np.int64]) -> Interactions:
    """Give `interactions` with those of `brought` in the rows `at` of the whole, the others in their order around them.

    Where the whole has no such rows, `brought` stands at its end.
    """
    order = np.full(len(interactions) + len(brought), NOWHERE, dtype=np.int64)
    if len(np.unique(at)) != len(brought) or not np.isin(at, np.arange(len(order))).all():
        return join([interactions, brought])
    order[at] = len(interactions) + np.arange(len(brought))
    order[order == NOWHERE] = np.arange(len(interactions))
    return join([interactions, brought]).take(order)


def _rows_of(wanted: NDArray[np.uint64], keys: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Give the row of each wanted key among `keys`, NOWHERE for one that is not there."""
    order = np.argsort(keys, kind="stable")
    place = np.minimum(np.searchsorted(keys, wanted, sorter=order), max(len(keys) - 1, 0))
    if not len(keys):
        return np.full(len(wanted), NOWHERE, dtype=np.int64)
    return np.where(keys[order[place]] == wanted, order[place], NOWHERE).astype(np.int64)


def _changed(interactions: Interactions, changes: Changes) -> Interactions:
    if changes.taken is None and changes.brought is None:
        return interactions
    if changes.taken is not None:
        kept = ~np.isin(interactions.key, changes.taken.key)
        interactions = interactions.take(np.flatnonzero(kept))
    if changes.brought is not None:
        at = changes.brought_at
        both = (interactions, changes.brought)
        interactions = join(both) if at is None else woven(*both, at)
    return in_order_of_appearance(interactions)
