"""Line ends in a piece of mail."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithmap.sources.mail import lines
from kithmap.sources.mail.lines import Piece, empty_line

PIECES = st.lists(st.sampled_from([b"\n", b"\r\n", b"\r", b"From ", b"From: ", b"F", b"a"]), max_size=12).map(b"".join)


@given(text=PIECES, at=st.integers(0, 20))
@settings(max_examples=300, deadline=None, derandomize=True, database=None)
def test_marks_find_what_a_search_of_the_bytes_finds(text: bytes, at: int) -> None:
    """A mark that is off by one would cut a message in two, or join two."""
    at, found = min(at, len(text)), Piece(text)
    place = text.find(b"\nFrom ", at)

    assert found.next_from(at) == place
    assert found.next_empty(at) == empty_line(text, at)
    assert found.count(at) == text.count(b"\n", 0, at)


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_an_empty_line_is_found_behind_the_last_mark(monkeypatch: pytest.MonkeyPatch, end: bytes) -> None:
    """A header of megabytes has no marks, and must end at the same place."""
    text = b"\nTo: ana@diaz.example" + end + b"X: " + b"x" * 50 + end + end + b"body\n\n"
    marked = Piece(text).next_empty(0)
    monkeypatch.setattr(lines, "MARKED_BYTES", 10)

    assert Piece(text).next_empty(0) == marked == text.index(end + end) + len(end) - 1


@given(steps=st.lists(st.tuples(st.integers(0, 30), PIECES), max_size=8), marked_bytes=st.sampled_from([8, 40, 10_000]))
@settings(max_examples=200, deadline=None, derandomize=True, database=None)
def test_a_piece_that_moves_on_is_marked_like_a_new_one(steps: list[tuple[int, bytes]], marked_bytes: int) -> None:
    """Memory is used again: what lay there before must never be found."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "MARKED_BYTES", marked_bytes)
        moving, text = Piece(), b""
        for count, more in steps:
            gone = min(count, len(text))
            moving.drop(gone)
            moving.add(more)
            text = text[gone:] + more

            assert moving.between(0, len(moving)) == text
            assert moving.count(len(text)) == text.count(b"\n")
            for at in range(len(text)):
                assert moving.next_from(at) == text.find(b"\nFrom ", at)
                assert moving.next_empty(at) == empty_line(text, at)
