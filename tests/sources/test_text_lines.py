"""Documents become lines of text in whatever encoding they are."""

import pytest

from kithmap.sources.text_lines import LINE_CEILING_CHARS, head_lines, raw_lines, settled, text_lines
from tests.reader_contract import document_of

TEXT = "Ana Díaz\nJörg Müller\n王小明\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_byte_order_mark(encoding: str) -> None:
    """Excel writes UTF-16, Windows a mark in front of UTF-8."""
    text = "Ana Diaz and Ben Okri\n" + TEXT
    found = list(text_lines(document_of(text.encode(encoding))))

    assert [line.text for line in found] == text.splitlines()
    assert [line.number for line in found] == [1, 2, 3, 4]


def test_each_line_that_is_no_utf8_is_windows_1252() -> None:
    """Files put together from two programs are in two encodings."""
    mixed = "Ana Díaz\n".encode() + "Jörg Müller – “Jo”\n".encode("cp1252") + "王小明\n".encode()

    assert [line.text for line in text_lines(document_of(mixed))] == ["Ana Díaz", "Jörg Müller – “Jo”", "王小明"]


def test_every_kind_of_line_end_counts_once() -> None:
    """Old Macs ended lines with a carriage return alone."""
    found = list(text_lines(document_of(b"a\r\nb\rc\n\nd")))

    assert [(line.number, line.text) for line in found] == [(1, "a"), (2, "b"), (3, "c"), (4, ""), (5, "d")]


def test_a_line_above_the_ceiling_is_cut_and_said_so() -> None:
    """The line after it must not be lost, and one that just fits is whole."""
    fits, longer = "x" * LINE_CEILING_CHARS, "y" * (LINE_CEILING_CHARS + 1)
    found = list(text_lines(document_of(f"{fits}\n{longer}\nAna\n{fits}".encode())))

    assert [(len(line.text), line.whole) for line in found] == [
        (LINE_CEILING_CHARS, True),
        (LINE_CEILING_CHARS, False),
        (3, True),
        (LINE_CEILING_CHARS, True),
    ]


def test_bytes_of_a_declared_charset_come_through() -> None:
    """An old phone says CHARSET=SHIFT_JIS in the line itself."""
    (line,) = raw_lines(document_of("王小明".encode("shift_jis")))

    assert settled(line.text, "shift_jis") == "王小明"


def test_the_head_drops_the_line_that_it_cuts() -> None:
    """Half a row is no row to recognise a format by."""
    document = document_of(b"0123456789\n" * 10_000)

    assert set(head_lines(document)) == {"0123456789"}
    assert head_lines(document_of(b"one\ntwo")) == ["one", "two"]
