"""The columns that a census takes: which, of what type, and what they mean."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from kithmap.kit.speech import marked, say
from kithmap_census.errors import MissingColumn, NoParquet, NotParquet, TwoTypes, WrongType


class Kind(StrEnum):
    """What a column may hold, as the sentence of an error says it."""

    NAME = marked("text or a whole number")
    WHOLE = marked("a whole number")
    NUMBER = marked("a number")
    YES_NO = marked("true or false")
    DAY = marked("a date")
    TEXT = marked("text")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name and what it may hold."""

    name: str
    kind: Kind


CONTACTS = (
    Column("owner", Kind.NAME),
    Column("person", Kind.NAME),
    Column("day", Kind.DAY),
    Column("channel", Kind.WHOLE),
    Column("direction", Kind.WHOLE),
    Column("people", Kind.WHOLE),
    Column("minutes", Kind.NUMBER),
    Column("automatic", Kind.YES_NO),
)
"""One row for each interaction and person whom it counts for, as `kithmap.ties.history.contacts` gives them."""
MEMBERS = (Column("owner", Kind.NAME), Column("group", Kind.TEXT), Column("consent", Kind.TEXT))
"""One row for each owner: which group they are in, and what they agreed to."""


def parquet_files(place: Path) -> tuple[Path, ...]:
    """Give the Parquet files in a folder and the folders in it, or the one file, in order of name.

    Raises `NoParquet` where there is none.
    """
    files = (place,) if place.is_file() else tuple(sorted(place.rglob("*.parquet")))
    if not files:
        raise NoParquet(place)
    return files


def check_files(files: tuple[Path, ...], columns: tuple[Column, ...]) -> int:
    """Give how many rows the files hold, once each has the columns; only the ends of files are read.

    Raises `NotParquet`, `MissingColumn`, `WrongType`, or `TwoTypes` where files differ.
    """
    rows, before = 0, dict[str, Any]()
    for file in files:
        try:
            footer = pq.ParquetFile(file)
        except (pa.ArrowInvalid, OSError) as error:
            raise NotParquet(file) from error
        with footer:
            check_columns(footer.schema_arrow, columns, file=file)
            _check_alike(footer.schema_arrow, columns, file=file, before=before)
            rows += footer.metadata.num_rows
    return rows


def check_columns(schema: pa.Schema, columns: tuple[Column, ...], *, file: object) -> None:
    """See that a file has the columns, each of its kind. Raises `MissingColumn` or `WrongType`."""
    for column in columns:
        if column.name not in schema.names:
            raise MissingColumn(column.name, file=file, wanted=say(column.kind.value))
        found = _plain(schema.field(column.name).type)
        if not _is_of(found, column.kind):
            raise WrongType(column.name, file=file, found=found, wanted=say(column.kind.value))


def _check_alike(schema: pa.Schema, columns: tuple[Column, ...], *, file: object, before: dict[str, Any]) -> None:
    for column in columns:
        found = schema.field(column.name).type
        alike = pa.string() if pa.types.is_large_string(found) else found
        first = before.setdefault(column.name, alike)
        if first != alike:
            raise TwoTypes(column.name, file=file, found=alike, before=first)


def _plain(found: pa.DataType) -> pa.DataType:
    return found.value_type if pa.types.is_dictionary(found) else found


def _is_of(found: pa.DataType, kind: Kind) -> bool:
    types, text = pa.types, pa.types.is_string(found) or pa.types.is_large_string(found)
    fits: dict[Kind, bool] = {
        Kind.NAME: text or types.is_integer(found),
        Kind.WHOLE: types.is_integer(found),
        Kind.NUMBER: types.is_integer(found) or types.is_floating(found),
        Kind.YES_NO: types.is_boolean(found),
        Kind.DAY: types.is_date(found),
        Kind.TEXT: text,
    }
    return fits[kind]
