"""A thousand made-up owners, their contacts as Parquet, and what the library says of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from kithmap.people.correspondents import count_correspondents
from kithmap.sources.interaction import Channel, Role
from kithmap.sources.interactions import Interactions
from kithmap.ties.daily import contact_days
from kithmap.ties.history import DAY_SECONDS, History, fold
from kithmap.ties.strength import day_number, measure_ties
from kithmap.ties.tie_reading import TieBook, read_ties
from kithmap_census.export import contact_table

AS_OF = date(2026, 3, 16)
OWNERS = 1_000
ME = "mail:owner@x.example"
DAYS = 1_500
"""How far contacts go back; some lie after the day asked for."""
LATER_DAYS = 20


@dataclass(frozen=True, slots=True)
class Owner:
    """One owner: interactions, the history that the library folds of them, and the ties it measures."""

    name: str
    interactions: Interactions
    history: History
    ties: TieBook

    @property
    def people(self) -> tuple[str, ...]:
        return self.history.handles


def made_owner(number: int) -> Owner:
    """Give one owner with 10 to 300 interactions of one to five others, of every channel and role."""
    chance = np.random.default_rng([3, number])
    interactions = _made_interactions(
        int(10 * 30 ** chance.random()), people=int(chance.integers(3, 30)), chance=chance
    )
    correspondents = count_correspondents(interactions)
    history = fold(interactions, correspondents=correspondents, own=frozenset([ME]))
    days = contact_days(history, np.arange(len(history.handles)), people=len(history.handles))
    return Owner(f"owner {number:04}", interactions, history, read_ties(measure_ties(days, as_of=AS_OF)))


def made_owners(number: int = OWNERS) -> Iterator[Owner]:
    return map(made_owner, range(number))


def table_of(owner: Owner) -> pa.Table:
    """Give the owner's contacts in the columns of a census."""
    correspondents = count_correspondents(owner.interactions)
    return contact_table(
        owner.name,
        owner.interactions,
        correspondents=correspondents,
        own=frozenset([ME]),
        person=correspondents.handles,
    )


def write_owners(owners: list[Owner], folder: Path, *, files: int = 4) -> None:
    """Write contacts in several files, rows of all owners mixed: a census must not lean on their order."""
    whole = pa.concat_tables(table_of(owner) for owner in owners)
    order = np.random.default_rng(5).permutation(len(whole))
    for part, rows in enumerate(np.array_split(order, files)):
        pq.write_table(whole.take(pa.array(rows)), folder / f"part-{part}.parquet")


def _made_interactions(number: int, *, people: int, chance: np.random.Generator) -> Interactions:
    size = chance.integers(2, 7, number)
    start = np.concatenate(([0], np.cumsum(size)))
    total = int(start[-1])
    who = (1 + people * chance.random(total) ** 2).astype(np.int32)
    channel = chance.choice([Channel.MESSAGE, Channel.CALL, Channel.MEETING], number, p=[0.7, 0.1, 0.2]).astype(np.int8)
    meeting = channel == Channel.MEETING
    role = np.where(chance.random(total) < 0.3, Role.CC, Role.TO).astype(np.int8)
    attends = np.where(chance.random(total) < 0.1, Role.DECLINED, Role.ATTENDEE)
    role = np.where(np.repeat(meeting, size), attends, role).astype(np.int8)
    role[start[:-1][~meeting]] = Role.SENDER
    # the owner is the sender of half, and somebody else there of the others
    who[start[:-1] + (chance.random(number) < 0.5)] = 0
    # spells: days lie close together, about a few dates
    dates = chance.integers(-LATER_DAYS, DAYS, max(number // 4, 2))
    ago = np.abs(chance.choice(dates, number) + chance.integers(0, 4, number)) - LATER_DAYS
    return Interactions(
        key=np.arange(number, dtype=np.uint64),
        when=(day_number(AS_OF) - ago) * DAY_SECONDS + chance.integers(0, DAY_SECONDS, number),
        channel=channel,
        minutes=np.where(channel > 0, np.round(chance.integers(0, 120, number), 1), 0).astype(np.float32),
        automatic=chance.random(number) < 0.05,
        start=start,
        who=who,
        role=role,
        contacts=((ME, "Owner"), *((f"mail:p{i}@x.example", f"Person {i}") for i in range(1, people + 1))),
    )
