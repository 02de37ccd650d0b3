"""Who may see what: consent, folders of owners, and groups large enough."""

from datetime import date, timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from kithmap.ties.history import Direction
from kithmap_census.census import take_census
from kithmap_census.engines.choose import EngineName
from kithmap_census.errors import BadPolicy
from kithmap_census.policy import Audience, Policy, read_policy
from tests.census.engines import started
from tests.census.rows import Row, contact_rows, member_rows

TODAY = date(2026, 3, 16)
PEOPLE = 9


def contacts_of(owner: str) -> list[Row]:
    """Give an exchange with nine people on each of four days, so that every dial can be told."""
    return [
        Row(owner, f"p{person}", TODAY - timedelta(days=days), direction=way)
        for person in range(PEOPLE)
        for days in (0, 10, 20, 30)
        for way in (Direction.OUT, Direction.IN)
    ]


def census(place: Path, *, engine: EngineName, members: list[tuple[str, str, str]], policy: Policy) -> Path:
    (place / "in").mkdir()
    (place / "work").mkdir()
    rows = [row for owner, _, _ in members for row in contacts_of(owner)]
    pq.write_table(contact_rows(*rows, *contacts_of("stranger")), place / "in" / "contacts.parquet")
    pq.write_table(member_rows(*members), place / "members.parquet")
    with started(engine, place / "work") as chosen:
        take_census(
            chosen,
            contacts=str(place / "in"),
            members=str(place / "members.parquet"),
            out=str(place / "out"),
            as_of=TODAY,
            policy=policy,
        )
    return place / "out"


@pytest.mark.parametrize("engine", [EngineName.DUCKDB, EngineName.POLARS])
def test_each_owner_has_a_folder_that_nobody_else_can_open(tmp_path: Path, engine: EngineName) -> None:
    """Whoever did not agree, or is no member, is in nothing that comes out."""
    members = [("ana@x.example", "2024", "own"), ("a/../b", "2024", "group"), ("ben", "2024", "none")]
    out = census(tmp_path, engine=engine, members=members, policy=Policy())
    folders = sorted((out / "ties").iterdir())

    assert [folder.name for folder in folders] == ["owner=a%2F..%2Fb", "owner=ana@x.example"]
    assert [folder.stat().st_mode & 0o777 for folder in folders] == [0o700, 0o700]
    assert [len(pq.read_table(folder / "part-0.parquet", partitioning=None)) for folder in folders] == [PEOPLE, PEOPLE]
    assert len(list((out / "readings").rglob("*.parquet"))) == 2
    assert not (out / "groups").exists()


@pytest.mark.parametrize("engine", [EngineName.DUCKDB, EngineName.POLARS])
def test_a_group_is_told_of_from_the_policys_number_on(tmp_path: Path, engine: EngineName) -> None:
    """Five who agreed are a group; four are not, and a fifth who did not agree to be counted makes none of them."""
    large = [(f"large{i}", "large", "group") for i in range(5)]
    small = [(f"small{i}", "small", "group") for i in range(4)] + [("small4", "small", "own")]
    policy = Policy(ties=Audience.NOBODY, readings=Audience.NOBODY, groups=True, least_group=5)
    out = census(tmp_path, engine=engine, members=large + small, policy=policy)

    assert [folder.name for folder in out.iterdir()] == ["groups"]
    assert pq.read_table(out / "groups").to_pylist() == [
        {
            "group": "large",
            "owners": 5,
            "size": 9.0,
            "size_owners": 5,
            "depth": 9.0,
            "depth_owners": 5,
            "freshness": 1.0,
            "freshness_owners": 5,
        }
    ]


def test_a_figure_with_too_few_behind_it_is_empty(tmp_path: Path) -> None:
    """A group of five of whom freshness is known of one would tell that one's freshness."""
    members = [(f"o{i}", "g", "group") for i in range(5)]
    (tmp_path / "in").mkdir()
    (tmp_path / "work").mkdir()
    rows = contacts_of("o0") + [Row(f"o{i}", "ana", TODAY) for i in range(1, 5)]
    pq.write_table(contact_rows(*rows), tmp_path / "in" / "c.parquet")
    pq.write_table(member_rows(*members), tmp_path / "members.parquet")
    with started(EngineName.DUCKDB, tmp_path / "work") as engine:
        take_census(
            engine,
            contacts=str(tmp_path / "in"),
            members=str(tmp_path / "members.parquet"),
            out=str(tmp_path / "out"),
            as_of=TODAY,
            policy=Policy(groups=True, least_group=5),
        )
    (group,) = pq.read_table(tmp_path / "out" / "groups").to_pylist()

    assert group["owners"] == 5
    assert {name: value for name, value in group.items() if value is not None} == {"group": "g", "owners": 5}


def test_a_policy_is_read_from_toml(tmp_path: Path) -> None:
    """What a policy does not say is the careful choice."""
    file = tmp_path / "policy.toml"
    file.write_text('ties = "whole"\nleast_group = 20\n', encoding="utf-8")

    assert read_policy(file) == Policy(ties=Audience.WHOLE, least_group=20)


def test_a_group_of_five_is_the_smallest_that_may_be_told(tmp_path: Path) -> None:
    """Five is allowed where a policy asks for it; four is refused below."""
    file = tmp_path / "policy.toml"
    file.write_text("least_group = 5\n", encoding="utf-8")

    assert read_policy(file).least_group == 5


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('ties = "all"', "ties is for “nobody”, “owner” or “whole”, not 'all'"),
        ("least_group = 4", "least_group is a whole number of 5 or more, not 4"),
        ("groups = 1", "groups is true or false, not 1"),
        ("share = true", "nothing is called share; there are ties, readings, groups, least_group"),
        ("ties =", "it is no TOML file"),
    ],
)
def test_a_policy_that_says_something_else_is_refused(tmp_path: Path, text: str, why: str) -> None:
    """A slip of the pen must not open what was to stay closed."""
    file = tmp_path / "policy.toml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(BadPolicy) as caught:
        read_policy(file)
    assert why in str(caught.value)
