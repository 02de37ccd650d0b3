"""A table: rows under headings, each as wide as the headings are."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kithmap.kit.speech import say, written
from kithmap.sources.tables.csv_rows import Row
from kithmap.sources.trouble import Trouble

SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold what: for each field name the column numbers, counted from 0, in the order of the file."""

    titles: tuple[str, ...]
    places: Mapping[str, tuple[int, ...]]

    @property
    def width(self) -> int:
        return len(self.titles)

    def has(self, *names: str) -> bool:
        return all(name in self.places for name in names)

    def first(self, row: Row, name: str) -> str:
        """Give the first cell of the field that is not blank, or ""."""
        return next(iter(self.every(row, name)), "")

    def every(self, row: Row, name: str) -> list[str]:
        """Give all cells of the field that are not blank."""
        return [cell for place in self.places.get(name, ()) if (cell := row.cells[place].strip())]

    def titled(self, row: Row, name: str) -> list[str]:
        """Give all cells of the field that are not blank, each behind the title of its column."""
        places = self.places.get(name, ())
        return [f"{self.titles[place]}: {cell}" for place in places if (cell := row.cells[place].strip())]


def columns_of(titles: Sequence[str], names: Mapping[str, str]) -> Columns:
    """Find fields under their titles; `names` gives the field for each folded title."""
    places: dict[str, tuple[int, ...]] = {}
    for number, title in enumerate(titles):
        name = names.get(folded_title(title))
        if name is not None:
            places[name] = (*places.get(name, ()), number)
    return Columns(tuple(titles), places)


def folded_title(title: str) -> str:
    """Give a column title as it is compared: small letters, single blanks, no colons.

    >>> folded_title("E-Mail 2:  Adresse ")
    'e-mail 2 adresse'
    """
    return SPACES.sub(" ", title.replace(":", " ").replace("\u2019", "'")).strip().casefold()


def fitting(rows: Iterable[Row | Trouble], columns: Columns, file: str) -> Iterator[Row | Trouble]:
    """Give the rows that are as wide as the headings; blank cells too many are dropped, others make a trouble."""
    for row in rows:
        if isinstance(row, Row) and not _fits(row, columns.width):
            yield _misfit(row, columns.width, file)
        else:
            yield row


def _fits(row: Row, width: int) -> bool:
    return len(row.cells) >= width and not any(cell.strip() for cell in row.cells[width:])


def _misfit(row: Row, width: int, file: str) -> Trouble:
    return Trouble(
        file=file,
        line=row.line,
        what=say(
            "Line {line} has {cells} cells where the headings name {width}.",
            line=written(row.line),
            cells=written(len(row.cells)),
            width=written(width),
        ),
        todo=say("Open the file in a spreadsheet, look at this row, and save it again."),
    )
