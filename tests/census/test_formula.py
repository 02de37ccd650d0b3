"""The expressions of a census give what the formula says, by hand, on every engine of one machine."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kithmap.sources.interaction import Channel
from kithmap.ties.history import Direction
from kithmap_census.census import Taken, take_census
from kithmap_census.engines.choose import EngineName
from kithmap_census.policy import Audience, Policy
from tests.census.engines import started
from tests.census.rows import Row, contact_rows

TODAY = date(2026, 3, 16)
WHOLE = Policy(ties=Audience.WHOLE, readings=Audience.WHOLE)
OUT, IN, BOTH = Direction


@pytest.fixture(params=[EngineName.DUCKDB, EngineName.POLARS])
def engine_name(request: pytest.FixtureRequest) -> EngineName:
    return EngineName(request.param)


def census_of(*rows: Row, engine_name: EngineName, place: Path) -> tuple[Taken, pa.Table, pa.Table]:
    (place / "in").mkdir()
    (place / "work").mkdir()
    pq.write_table(contact_rows(*rows), place / "in" / "contacts.parquet")
    with started(engine_name, place / "work") as engine:
        taken = take_census(
            engine, contacts=str(place / "in"), members=None, out=str(place / "out"), as_of=TODAY, policy=WHOLE
        )
    return taken, pq.read_table(place / "out" / "ties"), pq.read_table(place / "out" / "readings")


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_an_exchange_today_and_at_two_half_lives_is_the_sum_of_the_formula(
    tmp_path: Path, engine_name: EngineName
) -> None:
    """(0.5 + 0.5 rho) · sum of 2^(-age/180) · sqrt(w), by hand: both ways 0, 180 and 360 days ago."""
    rows = [Row("o", "ana", ago(days), direction=way) for days in (0, 180, 360) for way in (OUT, IN)]
    _, ties, _ = census_of(*rows, engine_name=engine_name, place=tmp_path)

    assert ties["strength"][0].as_py() == pytest.approx(np.sqrt(2) * 1.75)
    assert ties["alive"][0].as_py() == pytest.approx(np.sqrt(2) * (1 + 2**-4 + 2**-8))
    assert ties["first"][0].as_py() == ago(360)
    assert ties["usual_gap"][0].as_py() == 180


def test_what_the_day_holds_is_weighed_by_channel_length_size_and_machine(
    tmp_path: Path, engine_name: EngineName
) -> None:
    """By hand, all from today: a call 2, an hour of three 2 · log2(61) / 2, a letter to five 1/5, list mail 1/25."""
    rows = (
        Row("o", "call", TODAY, channel=Channel.CALL, minutes=90.0),
        Row("o", "meeting", TODAY, channel=Channel.MEETING, direction=BOTH, people=2, minutes=60.0),
        Row("o", "round", TODAY, people=5),
        Row("o", "list", TODAY, direction=IN, automatic=True),
    )
    _, ties, _ = census_of(*rows, engine_name=engine_name, place=tmp_path)
    strength = dict(zip(ties["person"].to_pylist(), ties["strength"].to_pylist(), strict=True))

    assert strength["call"] == pytest.approx(0.5 * np.sqrt(2))
    assert strength["meeting"] == pytest.approx(np.sqrt(np.log2(61)), abs=1e-7)
    assert strength["round"] == pytest.approx(0.5 * np.sqrt(1 / 5), abs=1e-7)
    assert strength["list"] == pytest.approx(0.5 * np.sqrt(1 / 25), abs=1e-7)


def test_owners_who_know_the_same_person_never_meet(tmp_path: Path, engine_name: EngineName) -> None:
    """Each owner's figures are what they are when nobody else is in the census."""
    of_one = [Row("one", "ana", ago(days), direction=way) for days in (1, 9, 30) for way in (OUT, IN)]
    of_two = [Row("two", "ana", ago(days)) for days in (0, 1, 2)]
    (tmp_path / "alone").mkdir()
    (tmp_path / "both").mkdir()
    _, alone, _ = census_of(*of_one, engine_name=engine_name, place=tmp_path / "alone")
    _, both, _ = census_of(*of_one, *of_two, engine_name=engine_name, place=tmp_path / "both")

    assert both.filter(pa.compute.equal(both["owner"], "one")).to_pylist() == alone.to_pylist()
    assert len(both) == 2


def test_rows_that_cannot_be_counted_are_set_aside_and_told(tmp_path: Path, engine_name: EngineName) -> None:
    """One bad row never spoils a census of a hundred thousand members."""
    good = Row("o", "ana", TODAY)
    bad = (
        Row("o", None, TODAY),
        Row("o", "ana", TODAY, channel=7),
        Row("o", "ana", TODAY, direction=9),
        Row("o", "ana", TODAY, people=0),
        Row("o", "ana", TODAY, minutes=-1.0),
        Row("o", "ana", TODAY, minutes=float("nan")),
    )
    taken, ties, readings = census_of(good, *bad, engine_name=engine_name, place=tmp_path)

    assert taken == Taken(contacts=7, set_aside=6, owners=1, ties=1)
    assert ties["sent"].to_pylist() == [1]
    assert readings["people"].to_pylist() == [1]


def test_later_contact_is_not_seen(tmp_path: Path, engine_name: EngineName) -> None:
    """A past day is the same census with another day."""
    rows = (Row("o", "ana", TODAY), Row("o", "ana", ago(-1)), Row("o", "ben", ago(-1)))
    _, ties, _ = census_of(*rows, engine_name=engine_name, place=tmp_path)

    assert ties["person"].to_pylist() == ["ana"]
    assert ties["sent"].to_pylist() == [1]
