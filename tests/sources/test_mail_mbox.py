"""Where messages begin in an mbox, and what is kept of them."""

import io
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithmap.sources.mail import mbox
from kithmap.sources.mail.fields import fields_of
from kithmap.sources.mail.mbox import MboxScan

LINE = b"From ana@diaz.example Tue Mar  3 09:14:02 2026\n"
MESSAGE = LINE + b"From: ana@diaz.example\nSubject: %d\n\nHello\n\n"


def scanned(text: bytes, *, start: int = 0, stop: int | None = None) -> list[bytes]:
    return [block.text for block in MboxScan(io.BytesIO(text), start=start, stop=stop)]


@pytest.mark.parametrize(
    "line",
    [
        b"From - Tue Mar 03 09:14:02 2026",
        b"From MAILER-DAEMON Mon Apr 18 14:22:17 2022",
        b"From 1790000000000000001@xxx Tue Mar 03 09:14:02 +0000 2026",
        b"From ana@diaz.example Tue, 3 Mar 2026 09:14:02 +0100",
        b"From ???@??? Tue Mar 03 09:14 2026",
        b'From "odd name"@diaz.example  Tue Mar  3 09:14:02 CET 1998',
    ],
)
def test_a_dated_line_behind_an_empty_one_begins_a_message(line: bytes) -> None:
    """These are the forms that mail programs and exports write."""
    text = MESSAGE % 1 + line + b"\nTo: ben@okri.example\n\nbody\n"

    assert len(scanned(text)) == 2
    assert len(scanned(text.replace(b"\n", b"\r\n"))) == 2


@pytest.mark.parametrize(
    "body",
    [
        b"From what I remember, we met.\nNote: nothing\n",
        b"From Monday at 9:30 I am away.\nNote: nothing\n",
        b"From Mar 3 2026 on I am away.\nNote: nothing\n",
        b"From ana@diaz.example Tue Mar  3 09:14:02 2026\n\nand no header line\n",
        b"text right above\nFrom ana@diaz.example Tue Mar  3 09:14:02 2026\nTo: x\n",
        b">From ana@diaz.example Tue Mar  3 09:14:02 2026\nTo: x\n",
    ],
)
def test_what_only_begins_like_a_message_is_text(body: bytes) -> None:
    """Else people who never wrote would stand on the map."""
    assert len(scanned(MESSAGE % 1 + body + b"\n" + MESSAGE % 2)) == 2


def test_a_first_line_without_a_date_still_begins_the_first_message() -> None:
    """Some programs write only "From nobody"."""
    assert scanned(b"From nobody\nTo: x@y.example\n\nbody") == [b"\nTo: x@y.example"]


@given(
    sizes=st.lists(st.integers(0, 9_000), min_size=1, max_size=12),
    cut=st.integers(0, 120_000),
    is_crlf=st.booleans(),
)
@settings(max_examples=40, deadline=None, derandomize=True, database=None)
def test_two_ranges_give_what_the_whole_gives(sizes: list[int], cut: int, is_crlf: bool) -> None:
    """Else a mailbox read by two processes would lose or double a message where they meet."""
    text = b"".join(MESSAGE % n + b"x" * 70 * (size // 70) + b"\n\n" for n, size in enumerate(sizes))
    text = text.replace(b"\n", b"\r\n") if is_crlf else text
    cut = min(cut, len(text) - 1)
    whole = [block.offset for block in MboxScan(io.BytesIO(text))]
    middle = next((offset for offset in whole if offset >= max(cut, 3)), None)

    assert len(whole) == len(sizes)
    if middle is not None:
        first, second = MboxScan(io.BytesIO(text), stop=middle), MboxScan(io.BytesIO(text), start=middle)
        assert [block.offset for scan in (first, second) for block in scan] == whole
        assert first.lines == text.count(b"\n", 0, middle)
        assert first.lines + second.lines == text.count(b"\n")


@given(chunk=st.integers(5_000, 9_000))
@settings(max_examples=20, deadline=None, derandomize=True, database=None)
def test_it_makes_no_difference_where_a_chunk_ends(chunk: int) -> None:
    """Streams give what they like; messages must not hang on it."""

    class Sips(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(chunk)

    text = b"".join(MESSAGE % n + b"y" * (n * 37 % 3_000) + b"\n\n" for n in range(40))

    assert [block.text for block in MboxScan(Sips(text))] == scanned(text)


def test_lines_are_counted_from_the_start() -> None:
    """A trouble must lead the owner to the place."""
    text = MESSAGE % 1 + b"z\n" * 100_000 + b"\n" + MESSAGE % 2
    scan = MboxScan(io.BytesIO(text))

    assert [scan.line(block) for block in scan] == [1, 100_008]


@pytest.mark.parametrize("is_folded", [False, True])
def test_a_header_of_ten_megabytes_costs_little_and_hides_nothing(is_folded: bool) -> None:
    """Such headers are made by broken gateways and by people who mean harm."""
    long = b"X-Spam-Report: " + b"spam and ham\n " * 750_000 if is_folded else b"X-Report: " + b"A" * 10_000_000
    text = b"".join((LINE, b"From: ana@diaz.example\n", long, b"\nTo: ben@okri.example\n\nbody\n\n", MESSAGE % 2))
    tracemalloc.start()
    scan = MboxScan(io.BytesIO(text))
    found = [(scan.line(block), fields_of(block.text)) for block in scan]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert [fields.get(b"to") for _, fields in found] == [b" ben@okri.example", None]
    assert [line for line, _ in found] == [1, text.count(b"\n", 0, text.rindex(LINE)) + 1]
    assert peak < 6 * mbox.BLOCK_BYTES
