"""A delimited file becomes rows: separator found out, quoted newlines joined, stray quotes survived."""

import csv
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kithmap.kit.speech import say, written
from kithmap.sources.document import Document
from kithmap.sources.text_lines import Line, head_lines, text_lines
from kithmap.sources.trouble import Trouble

SEPARATORS = (",", ";", "\t", "|")

ROW_LINES = 500
"""Lines that one quoted cell may span. Beyond them the quote was never closed, and only its own line is given up."""

ROW_CHARS = 200_000
"""Characters that one row may have, for the same reason; the longest field that the csv module takes is 131,072."""

SNIFFED_ROWS = 50


class Row(NamedTuple):
    """One row: the line it starts on, counted from 1, and its cells."""

    line: int
    cells: tuple[str, ...]


def rows(document: Document) -> Iterator[Row | Trouble]:
    """Stream the rows that are not blank; a row that cannot be taken apart is a trouble in its place."""
    lines = text_lines(document)
    separator = separator_of(head_lines(document))
    for item in _assembled(lines, separator):
        if isinstance(item, Line):
            yield _broken(document, item)
        elif _counts(item):
            yield item


def head_rows(document: Document) -> list[Row]:
    """Give the whole rows in the head of the document; what cannot be taken apart is left out."""
    lines = head_lines(document)
    numbered = (Line(number, text, True) for number, text in enumerate(lines, 1))
    found = _assembled(numbered, separator_of(lines))
    return [row for row in found if isinstance(row, Row) and _counts(row)]


def separator_of(lines: Iterable[str]) -> str:
    """Give the separator that cuts most rows into the same number of cells; Excel may name it ("sep=;").

    >>> separator_of(["Name;Mail", "Díaz, Ana;ana@x.org"])
    ';'
    """
    sample = [line for line in list(lines)[: 4 * SNIFFED_ROWS] if line.strip()][:SNIFFED_ROWS]
    named = sample[0][4:].strip() if sample and sample[0].lower().startswith("sep=") else ""
    return named if named in SEPARATORS else max(SEPARATORS, key=lambda separator: _evenness(sample, separator))


def _evenness(sample: list[str], separator: str) -> int:
    """Give the cells beyond the first in all rows that have the most usual width."""
    widths = Counter(len(cells) for line in sample if (cells := _cells(line, separator)) and len(cells) > 1)
    return max(((width - 1) * count for width, count in widths.items()), default=0)


def _cells(text: str, separator: str, *, strict: bool = False) -> tuple[str, ...] | None:
    """Give the cells of one row, or None where it cannot be taken apart (if `strict`, where a cell has not ended)."""
    try:
        return tuple(next(csv.reader([text], delimiter=separator, strict=strict), ()))
    except csv.Error:
        return None


def _assembled(lines: Iterator[Line], separator: str) -> Iterator[Row | Line]:
    """Give each row, or its first line where it has no end or was cut."""
    waiting: deque[Line] = deque()
    while first := waiting.popleft() if waiting else next(lines, None):
        odd = first.text.count('"') % 2 == 1
        cells = _cells(first.text, separator, strict=odd) if first.whole else None
        if cells is None and odd and first.whole:
            taken = _to_the_closing_quote(first, waiting, lines)
            cells = _cells("\n".join(line.text for line in taken), separator, strict=True)
            if cells is None:
                waiting.extendleft(reversed(taken[1:]))
        yield first if cells is None else Row(first.number, cells)


def _to_the_closing_quote(first: Line, waiting: deque[Line], lines: Iterator[Line]) -> list[Line]:
    """Give the lines up to the one whose quote closes that of `first`, or `first` alone where none does."""
    taken, chars = [first], len(first.text)
    while len(taken) < ROW_LINES and chars < ROW_CHARS:
        more = waiting.popleft() if waiting else next(lines, None)
        if more is None:
            break
        taken.append(more)
        chars += len(more.text)
        if more.text.count('"') % 2 and more.whole:
            return taken
    waiting.extendleft(reversed(taken[1:]))
    return [first]


def _counts(row: Row) -> bool:
    """Does the row hold anything of the owner's, neither blank nor the line in which Excel names the separator?"""
    if not any(cell.strip() for cell in row.cells):
        return False
    is_separator_line = row.line == 1 and len(row.cells) <= 2 and row.cells[0].lower().startswith("sep=")
    return not is_separator_line


def _broken(document: Document, line: Line) -> Trouble:
    number = written(line.number)
    open_quote = say("Line {line} opens a quotation mark that is never closed.", line=number)
    too_long = say("Line {line} is longer than any program writes.", line=number)
    return Trouble(
        file=document.name,
        line=line.number,
        what=open_quote if line.whole else too_long,
        todo=say("Open the file in a spreadsheet, look at this row, and save it again."),
    )
