"""Contacts are computed some owners at a time: nobody is cut in two, left out or counted twice."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kithmap_census.census import ties_of_all
from kithmap_census.engines.choose import EngineName
from kithmap_census.engines.on_duckdb import DuckdbEngine
from kithmap_census.engines.on_polars import PolarsEngine
from kithmap_census.portions import Portion, portions_of
from tests.census.engines import started
from tests.census.rows import Row, contact_rows

TODAY = date(2026, 3, 16)
EACH = 100


def names(*numbers: int) -> list[str]:
    return [f"owner {number:02}" for number in numbers]


def write(place: Path, owners: list[str] | list[int], *, row_group: int = 1_000) -> Path:
    """Write a hundred rows for each owner, in the order given."""
    place.parent.mkdir(exist_ok=True)
    pq.write_table(pa.table({"owner": np.repeat(owners, EACH).tolist()}), place, row_group_size=row_group)
    return place


def holds(portion: Portion, owner: str | int) -> bool:
    return (portion.low is None or owner >= portion.low) and (  # type: ignore[operator]
        portion.high is None or owner < portion.high  # type: ignore[operator]
    )


@pytest.mark.parametrize("row_group", [100, 150, 600])
def test_every_owner_is_in_one_portion_and_its_files_hold_them_whole(tmp_path: Path, row_group: int) -> None:
    """Row groups end in the middle of an owner, and owners stand in two files: all the same."""
    first = write(tmp_path / "a.parquet", names(*range(12)), row_group=row_group)
    second = write(tmp_path / "b.parquet", names(*range(11, 20)), row_group=row_group)
    cut = portions_of((first, second), rows_at_once=800) or ()
    held = [[owner for owner in names(*range(20)) if holds(portion, owner)] for portion in cut]

    assert [owner for owners in held for owner in owners] == names(*range(20))
    assert (cut[0].low, cut[-1].high) == (None, None)
    assert all(one.high == other.low for one, other in pairwise(cut))
    for portion, owners in zip(cut, held, strict=True):
        assert first in portion.files or min(owners) > "owner 11"
        assert second in portion.files or max(owners) < "owner 11"


def test_portions_are_about_as_large_as_asked_for(tmp_path: Path) -> None:
    """By hand: 20 owners of 100 rows in row groups of 100, 400 rows at a time, are five portions of four owners."""
    cut = portions_of((write(tmp_path / "a.parquet", names(*range(20)), row_group=100),), rows_at_once=400) or ()

    assert [portion.low for portion in cut] == [None, "owner 04", "owner 08", "owner 12", "owner 16"]


def test_whole_numbers_are_in_order_of_number(tmp_path: Path) -> None:
    """As text 10 would stand before 9."""
    cut = portions_of((write(tmp_path / "a.parquet", list(range(8, 13)), row_group=100),), rows_at_once=200) or ()

    assert [portion.low for portion in cut] == [None, 10, 12]


def test_a_small_census_is_one_portion_whatever_its_order(tmp_path: Path) -> None:
    """What fits into memory needs no order."""
    file = write(tmp_path / "a.parquet", names(3, 1, 2))

    assert portions_of((file,)) == (Portion((file,)),)


def test_owners_mixed_over_all_row_groups_ask_for_sorting_first(tmp_path: Path) -> None:
    """Each portion would read everything: as many passes as portions."""
    mixed = names(*range(20)) * 3

    assert portions_of((write(tmp_path / "a.parquet", mixed, row_group=2_000),), rows_at_once=500) is None


def test_a_file_that_says_nothing_of_its_owners_asks_for_sorting_first(tmp_path: Path) -> None:
    """Some programs write no statistics."""
    table = pa.table({"owner": names(*range(20))})
    pq.write_table(table, tmp_path / "a.parquet", write_statistics=False)

    assert portions_of((tmp_path / "a.parquet",), rows_at_once=5) is None


@pytest.mark.parametrize("name", [EngineName.DUCKDB, EngineName.POLARS])
@pytest.mark.parametrize("is_mixed", [False, True])
def test_ties_are_the_same_in_portions_as_at_once(tmp_path: Path, name: EngineName, is_mixed: bool) -> None:
    """Sorted by owner or not, five owners of two thousand rows give what one pass over all gives."""
    rows = [
        Row(f"owner {n % 5 if is_mixed else n // 2_000}", f"p{n % 7}", TODAY - timedelta(days=n % 97), direction=n % 2)
        for n in range(10_000)
    ]
    (tmp_path / "in").mkdir()
    pq.write_table(contact_rows(*rows), tmp_path / "in" / "contacts.parquet", row_group_size=500)
    with started(name, tmp_path) as engine:
        assert isinstance(engine, DuckdbEngine | PolarsEngine)
        whole = ties_of_all(engine.scan(str(tmp_path / "in")), as_of=TODAY)
        engine.write(whole, str(tmp_path / "whole"))
        parts = engine.portions(str(tmp_path / "in"), rows_at_once=3_000)
        for part in parts:
            engine.write(ties_of_all(part, as_of=TODAY), str(tmp_path / "parts"))
    at_once, in_parts = (_in_order(tmp_path / folder) for folder in ("whole", "parts"))

    assert len(parts) > 1
    assert in_parts.drop_columns(["strength", "alive", "reciprocity"]).equals(
        at_once.drop_columns(["strength", "alive", "reciprocity"])
    )
    assert np.allclose(in_parts["strength"], at_once["strength"], rtol=1e-12)


def _in_order(folder: Path) -> pa.Table:
    return pq.read_table(folder).sort_by([("owner", "ascending"), ("person", "ascending")])
