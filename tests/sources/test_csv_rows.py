"""Delimited files become rows, whatever separates their cells."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithmap.sources.tables.csv_rows import ROW_LINES, Row, rows, separator_of
from kithmap.sources.trouble import Trouble
from tests.reader_contract import document_of


def cells(text: str) -> list[tuple[str, ...]]:
    return [row.cells for row in rows(document_of(text.encode())) if isinstance(row, Row)]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found_out(separator: str) -> None:
    """German and French Excel write semicolons, and names hold commas."""
    lines = [separator.join(row) for row in (("Name", "Mail", "Town"), ('"Díaz, Ana"', "ana@x.example", "Lyon"))]

    assert separator_of(lines) == separator
    assert cells("\n".join(lines))[1][1:] == ("ana@x.example", "Lyon")


def test_quoted_newlines_stay_in_their_cell_and_lines_are_counted() -> None:
    """The number in a trouble must be that of the text editor."""
    found = list(rows(document_of(b'a,b\n"one\ntwo",x\n\nlast,y\n')))

    assert found == [Row(1, ("a", "b")), Row(2, ("one\ntwo", "x")), Row(5, ("last", "y"))]


def test_a_quote_that_never_closes_costs_one_line() -> None:
    """The csv module alone would swallow the rest of the file."""
    found = list(rows(document_of(b'a,b\n"lost,1\n' + b"x,y\n" * (2 * ROW_LINES))))

    assert [item.line for item in found if isinstance(item, Trouble)] == [2]
    assert sum(isinstance(item, Row) for item in found) == 2 * ROW_LINES + 1


def test_a_quote_inside_a_cell_is_a_sign_like_others() -> None:
    """Inches are written with it."""
    assert cells('a,b\nscreen 5",x\ny,z\n') == [("a", "b"), ('screen 5"', "x"), ("y", "z")]


def test_the_line_in_which_excel_names_the_separator_is_no_row() -> None:
    """It is not a heading."""
    assert cells("sep=;\na;b\n") == [("a", "b")]
    assert cells('sep="\na,b\n') == [("a", "b")]


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\r\0\ufeff"), max_size=12)


@settings(max_examples=80, deadline=None, derandomize=True, database=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=12))
def test_what_the_csv_module_writes_comes_back(table: list[tuple[str, str, str]]) -> None:
    """Oracle: the standard library's writer, every cell quoted, under a heading that settles the separator."""
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([("a", "b", "c")] * 60 + table)
    kept = [row for row in table if any(cell.strip() for cell in row)]

    assert cells(out.getvalue())[60:] == kept
