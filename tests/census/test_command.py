"""The command `kithmap-census`: what it says when all is well, and when a file is not what it should be."""

from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from kithmap.kit.speech import speaking
from kithmap_census.command import command
from kithmap_census.tongue import spoken
from tests.census.rows import Row, contact_rows, member_rows

TODAY = date(2026, 3, 16)
GOOD = contact_rows(Row("one", "ana", TODAY), Row("one", "ben", TODAY), Row("two", "ana", TODAY, channel=9))


def run(place: Path, *options: str) -> Result:
    arguments = [str(place / "in"), "--out", str(place / "out"), "--as-of", "2026-03-16", *options]
    return CliRunner().invoke(command, arguments)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path


def write(place: Path, table: pa.Table, *, name: str = "contacts.parquet") -> None:
    pq.write_table(table, place / "in" / name)


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_it_says_what_was_read_and_where_the_ties_are(place: Path, engine: str) -> None:
    """Read is told of plus set aside: the figures add up."""
    write(place, GOOD)
    done = run(place, "--engine", engine)

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == (
        f"3 contacts read. 1 of them is set aside as it cannot be counted. 2 ties of 1 owner are in {place / 'out'}.\n"
    )
    assert [p.name for p in (place / "out" / "ties").iterdir()] == ["owner=one"]


def test_it_speaks_the_language_of_the_terminal(place: Path) -> None:
    """Sums, refusals and the help: whoever runs the rest in Spanish reads this in Spanish too."""
    write(place, GOOD)
    with speaking("es"):
        done, again, told = run(place), run(place), CliRunner().invoke(spoken(command), ["--help"])

    assert done.stdout.startswith("3 contactos leídos. 1 de ellos queda aparte")
    assert "no está vacía" in again.stderr
    assert "El día a fecha del cual se cuentan los vínculos." in " ".join(told.stdout.split())


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (GOOD.drop_columns(["minutes"]), "lacks the column “minutes” (a number). Write it with that column."),
        (
            GOOD.set_column(2, "day", pa.array(["16 March"] * 3)),
            "the column “day” is string; it has to be a date.",
        ),
        (
            GOOD.set_column(2, "day", pa.array([datetime(2026, 3, 16, 12)] * 3)),
            "the column “day” is timestamp[us]; it has to be a date.",
        ),
        (
            GOOD.set_column(3, "channel", pa.array(["message"] * 3)),
            "the column “channel” is string; it has to be a whole number.",
        ),
    ],
)
def test_a_wrong_column_is_one_sentence(place: Path, table: pa.Table, sentence: str) -> None:
    """Whoever wrote the export learns which column to mend, and nothing was written."""
    write(place, table)
    done = run(place)

    assert done.exit_code == 1
    assert done.stderr.endswith(sentence + "\n")
    assert done.stderr.count("\n") == 1
    assert str(place / "in" / "contacts.parquet") in done.stderr
    assert not (place / "out").exists()


def test_files_that_differ_are_told(place: Path) -> None:
    """Text in one file and numbers in the next would make one owner two."""
    write(place, GOOD, name="a.parquet")
    write(place, GOOD.set_column(0, "owner", pa.array([1, 1, 2])), name="b.parquet")

    assert "b.parquet the column “owner” is int64, and string in the files before it" in run(place).stderr


def test_a_file_cut_short_is_told(place: Path) -> None:
    """The usual end of an interrupted copy."""
    write(place, GOOD)
    file = place / "in" / "contacts.parquet"
    file.write_bytes(file.read_bytes()[:200])

    assert "is no Parquet file, or it is cut short" in run(place).stderr


def test_an_empty_folder_is_told(place: Path) -> None:
    """A slip in the path is the commonest mistake."""
    done = run(place)

    assert done.exit_code == 1
    assert done.stderr == f"There is no Parquet file in {place / 'in'}. Give the folder that holds them.\n"


def test_nothing_is_written_into_a_folder_in_use(place: Path) -> None:
    """An owner who left since the last census must not stay in what this one gives."""
    write(place, GOOD)
    (place / "out").mkdir()
    (place / "out" / "old").touch()

    assert "is not empty" in run(place).stderr


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([("one", "g", "yes")], "consent is “none”, “own” or “group”, not 'yes'"),
        ([("one", "g", "own"), ("one", "h", "own")], "an owner stands in it twice"),
    ],
)
def test_members_that_cannot_be_used_are_told(place: Path, rows: list[tuple[str, str, str]], why: str) -> None:
    """Who stands twice would be counted twice."""
    write(place, GOOD)
    pq.write_table(member_rows(*rows), place / "members.parquet")
    done = run(place, "--members", str(place / "members.parquet"))

    assert done.exit_code == 1
    assert why in done.stderr


def test_groups_ask_for_members(place: Path) -> None:
    """Without a file of members nobody has agreed to be counted."""
    write(place, GOOD)
    (place / "policy.toml").write_text("groups = true", encoding="utf-8")

    assert "groups need --members" in run(place, "--policy", str(place / "policy.toml")).stderr
