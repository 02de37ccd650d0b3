"""A census says of each of a thousand owners what the library says, on every engine."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from numpy.typing import NDArray

from kithmap.gaps.dial import Dial
from kithmap.gaps.dials_of_people import depth, freshness, size
from kithmap.gaps.member import Member
from kithmap.gaps.situation import situation
from kithmap.goals.goal import Goal
from kithmap.roster.rings import proposed_rings
from kithmap_census.census import Taken, take_census
from kithmap_census.engines.choose import EngineName
from kithmap_census.fold import folded, weighted
from kithmap_census.policy import Audience, Policy
from tests.census.engines import ENGINES, started
from tests.census.made_owners import AS_OF, OWNERS, Owner, made_owners, write_owners

WHOLE = Policy(ties=Audience.WHOLE, readings=Audience.WHOLE)


@dataclass(frozen=True)
class Told:
    """What a census wrote: tables in order of owner and person, and the history it folds."""

    ties: pa.Table
    readings: pa.Table
    history: pa.Table
    taken: Taken


@pytest.fixture(scope="module")
def owners() -> list[Owner]:
    return list(made_owners())


@pytest.fixture(scope="module")
def folder(owners: list[Owner], tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("contacts")
    write_owners(owners, place)
    return place


@pytest.fixture(scope="module")
def dials(owners: list[Owner]) -> list[tuple[float | None, ...]]:
    return [_dials(owner) for owner in owners]


@pytest.fixture(scope="module", params=ENGINES)
def told(request: pytest.FixtureRequest, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    out, name = tmp_path_factory.mktemp("out"), EngineName(request.param)
    with started(name, tmp_path_factory.mktemp("work")) as engine:
        taken = take_census(engine, contacts=str(folder), members=None, out=str(out), as_of=AS_OF, policy=WHOLE)
        engine.write(folded(weighted(engine.scan(str(folder)))), str(out / "history"))
        yield Told(
            _in_order(out / "ties", "owner", "person"),
            _in_order(out / "readings", "owner"),
            _in_order(out / "history", "owner", "person", "day", "channel", "direction"),
            taken,
        )


def test_the_history_is_the_librarys_bit_by_bit(told: Told, owners: list[Owner]) -> None:
    """Counts and weights are whole numbers, so nothing may differ at all."""
    histories = [owner.history for owner in owners]
    people = np.concatenate([np.array(h.handles)[h.handle] for h in histories])

    assert told.history["person"].to_pylist() == people.tolist()
    assert _days(told.history["day"]).tolist() == np.concatenate([h.day for h in histories]).tolist()
    for name in ("channel", "direction", "count", "weight"):
        assert np.array_equal(told.history[name], np.concatenate([getattr(h, name) for h in histories])), name


def test_counts_and_days_are_the_librarys(told: Told, owners: list[Owner]) -> None:
    """What is counted is exact, whatever the engine and the order of rows."""
    names = {"days": "days", "sent": "out", "received": "got", "met": "both", "spells": "spells"}

    assert told.taken.owners == OWNERS
    assert told.taken.ties == len(told.ties) == len(_of_all(owners, "days"))
    for ours, theirs in names.items():
        assert np.array_equal(told.ties[ours], _of_all(owners, theirs)), ours
    for name in ("first", "last"):
        assert np.array_equal(_days(told.ties[name]), _of_all(owners, name)), name
    for name in ("silence", "is_known", "is_mutual"):
        assert np.array_equal(told.ties[name], _of_all(owners, name)), name


def test_strength_is_the_librarys_to_a_billionth(told: Told, owners: list[Owner]) -> None:
    """Engines add up in whatever order; more than rounding may not differ."""
    for name in ("strength", "alive", "reciprocity"):
        assert np.abs(told.ties[name].to_numpy() - _of_all(owners, name)).max() < 1e-9, name


def test_the_usual_gap_is_the_librarys(told: Told, owners: list[Owner]) -> None:
    """Lower medians, of pauses or of all gaps, and empty where neither can be told."""
    ours = told.ties["usual_gap"].to_numpy()
    theirs = _of_all(owners, "usual_gap")

    assert np.array_equal(ours, theirs, equal_nan=True)
    assert 0 < np.isnan(theirs).mean() < 1


def test_words_and_rings_are_the_librarys(told: Told, owners: list[Owner]) -> None:
    """A member reads the same words in a census as in their own Kithmap."""
    for owner, start, end in _spans(owners):
        ties = [owner.ties.tie(int(row), "") for row in _seen(owner)]
        rings = proposed_rings(owner.ties.ties)[_seen(owner)]

        assert told.ties["warmth"][start:end].to_pylist() == [tie.warmth.value for tie in ties]
        assert told.ties["rhythm"][start:end].to_pylist() == [tie.rhythm.value for tie in ties]
        assert told.ties["ring"][start:end].fill_null(0).to_pylist() == rings.tolist()


def test_readings_are_the_librarys_dials(
    told: Told, owners: list[Owner], dials: list[tuple[float | None, ...]]
) -> None:
    """Size, depth and freshness of a map of everybody with whom contact went both ways."""
    values = {name: [row[i] for row in dials] for i, name in enumerate(("size", "depth", "freshness"))}

    assert told.readings["owner"].to_pylist() == [owner.name for owner in owners]
    for name, wanted in values.items():
        assert told.readings[name].to_pylist() == pytest.approx(wanted), name
        assert 0.05 < np.mean([value is None for value in wanted]) < 0.95, name


def _in_order(folder: Path, *columns: str) -> pa.Table:
    return pq.read_table(folder, partitioning=None).sort_by([(name, "ascending") for name in columns])


def _days(column: pa.ChunkedArray) -> NDArray[np.int64]:
    return np.asarray(column.cast(pa.int32()).to_numpy(), dtype=np.int64)


def _seen(owner: Owner) -> NDArray[np.intp]:
    """Rows of ties with contact up to the day: a census has no row of others."""
    return np.flatnonzero(owner.ties.ties.days > 0)


def _of_all(owners: list[Owner], name: str) -> NDArray[np.float64]:
    return np.concatenate([getattr(owner.ties.ties, name)[_seen(owner)] for owner in owners])


def _spans(owners: list[Owner]) -> Iterator[tuple[Owner, int, int]]:
    start = 0
    for owner in owners:
        end = start + len(_seen(owner))
        yield owner, start, end
        start = end


def _dials(owner: Owner) -> tuple[float | None, ...]:
    now = situation(
        [member for member, is_on in _members(owner) if is_on],
        goal=Goal(id="goal", outcome="Any"),
        needs=(),
        categories=(),
        links=(),
        chairs=(),
        pool=[member for member, is_on in _members(owner) if not is_on],
        today=AS_OF,
    )
    dials: tuple[Dial, ...] = (size(now), depth(now), freshness(now))
    return tuple(dial.value for dial in dials)


def _members(owner: Owner) -> list[tuple[Member, bool]]:
    """Give everybody with contact, and whether they are on the map: contact went both ways."""
    rings = proposed_rings(owner.ties.ties)
    return [
        (
            Member(
                person_id=owner.people[row],
                name=owner.people[row],
                organisation="",
                ring=int(rings[row]) or None,
                ring_is_proposed=True,
                category_id=None,
                tie=owner.ties.tie(int(row), owner.people[row]),
            ),
            bool(owner.ties.ties.is_mutual[row]),
        )
        for row in _seen(owner)
    ]
