"""Line ends in a piece of mail."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithmap.sources.mail import lines
from kithmap.sources.mail.lines import Lines, empty_line

PIECES = st.lists(st.sampled_from([b"\n", b"\r\n", b"\r", b"From ", b"From: ", b"F", b"a"]), max_size=12).map(b"".join)


@given(text=PIECES, at=st.integers(0, 20))
@settings(max_examples=300, deadline=None, derandomize=True, database=None)
def test_marks_find_what_a_search_of_the_bytes_finds(text: bytes, at: int) -> None:
    """A mark that is off by one would cut a message in two, or join two."""
    at, found = min(at, len(text)), Lines(text)
    place = text.find(b"\nFrom ", at)

    assert found.next_from(at) == place
    assert found.next_empty(at) == empty_line(text, at)
    assert found.count(at) == text.count(b"\n", 0, at)


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_an_empty_line_is_found_behind_the_last_mark(monkeypatch: pytest.MonkeyPatch, end: bytes) -> None:
    """A header of megabytes has no marks, and must end at the same place."""
    text = b"\nTo: ana@diaz.example" + end + b"X: " + b"x" * 50 + end + end + b"body\n\n"
    marked = Lines(text).next_empty(0)
    monkeypatch.setattr(lines, "MARKED_BYTES", 10)

    assert Lines(text).next_empty(0) == marked == text.index(end + end) + len(end) - 1
