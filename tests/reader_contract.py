"""What holds for every reader, whatever it is fed: records and troubles come out, never a traceback."""

import io
import json
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date
from functools import partial
from typing import BinaryIO, ClassVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kithmap.sources.card import Card
from kithmap.sources.document import HEAD_BYTES, Document
from kithmap.sources.edge import Edge
from kithmap.sources.format import Format, Record
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import Interaction
from kithmap.sources.trouble import Trouble

TODAY = date(2026, 3, 16)

LONG_LINE_BYTES = 10_000_000
MOST_MEMORY_BYTES = 6_000_000
"""Well below the long line, well above the buffers that a reader needs."""

LEAST_HELD_BYTES = 40_000
"""What a reader that keeps all its records grows by in the test below, at the least (measured: 60 kB to 1 MB)."""

SIGNS = (
    b",",
    b";",
    b":",
    b'"',
    b"=",
    b"\n",
    b"\r\n",
    b"\r",
    b" ",
    b"\t",
    b"\0",
    b"\\",
    b"<",
    b"(",
    b"@",
    b"\xff",
    b"\xed\xa0\x80",
)

SHORT = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.differing_executors, HealthCheck.too_slow],
)


def document_of(data: bytes, name: str = "given") -> Document:
    """Give a document with `data` in it, as the inside of an archive is one."""
    return Document(name, None, len(data), data[:HEAD_BYTES], partial(io.BytesIO, data))


class Repeated(io.RawIOBase):
    """A stream of one piece over and over, so that a long document needs no memory of its own."""

    def __init__(self, piece: bytes, length_bytes: int) -> None:
        self._piece, self._left, self._at = piece, length_bytes, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        chunk = self._piece[self._at : self._at + min(len(buffer), self._left)]
        buffer[: len(chunk)] = chunk
        self._at = (self._at + len(chunk)) % len(self._piece)
        self._left -= len(chunk)
        return len(chunk)


def peak_bytes(read: Callable[[], Iterator[Record]]) -> int:
    """Give the most memory that was held at any time while the records went by."""
    tracemalloc.start()
    try:
        for _ in read():
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


class ReaderContract:
    """Inherit it, name the `format` and give a good `sample` of it; override `document` where a folder is read."""

    format: ClassVar[Format]
    sample: ClassVar[bytes]
    hints: ClassVar[Hints] = Hints(today=TODAY)

    def document(self, data: bytes) -> Document:
        return document_of(data)

    def records(self, data: bytes) -> list[Record]:
        """Give what the reader makes of `data`, having checked that all of it is fit to be kept and shown."""
        document = self.document(data)
        self.format.recognise(document)
        found = list(self.format.read(document, self.hints))
        for record in found:
            assert isinstance(record, Card | Interaction | Edge | Trouble)
            json.dumps(asdict(record), default=str, ensure_ascii=False).encode()
            if isinstance(record, Trouble):
                assert record.what
                assert record.todo
                assert self.told_file(record) == document.name
        return found

    def told_file(self, trouble: Trouble) -> str:
        """Give the document that a trouble names; override it where troubles name files inside a folder."""
        return trouble.file

    def test_a_good_file_is_recognised_and_gives_records(self) -> None:
        """Else all that follows would hold of a reader that reads nothing."""
        found = self.records(self.sample)

        assert self.format.recognise(self.document(self.sample))
        assert any(isinstance(record, Card | Interaction | Edge) for record in found)

    def test_the_same_file_gives_the_same_records(self) -> None:
        """Bringing a file in twice must change nothing."""
        assert self.records(self.sample) == self.records(self.sample)

    def test_nothing_gives_no_person(self) -> None:
        """An empty export happens; it holds nobody."""
        found = [record for data in (b"", b"\n", b" \r\n\r\n") for record in self.records(data)]

        assert not any(isinstance(record, Card | Interaction) for record in found)

    def test_a_file_cut_anywhere_is_read_as_far_as_it_goes(self) -> None:
        """Downloads break off at any byte."""
        step = max(1, len(self.sample) // 150)
        whole = len(self.records(self.sample))
        counts = [len(self.records(self.sample[:cut])) for cut in range(0, len(self.sample), step)]

        assert max(counts) <= whole + 2

    def test_noise_is_survived(self) -> None:
        """People drag the wrong file onto the window."""
        noise = bytes((i * i * 31 + i * 7) % 251 for i in range(20_000))

        self.records(noise)
        self.records(self.sample + noise + self.sample)
        assert not self.format.recognise(self.document(noise))

    def test_zero_bytes_are_survived(self) -> None:
        """Disks that failed leave runs of zeros inside files."""
        half = len(self.sample) // 2
        found = self.records(self.sample[:half] + b"\0" * 5_000 + self.sample[half:])

        assert "\0" not in json.dumps([asdict(record) for record in found], default=str, ensure_ascii=False)

    def test_other_encodings_are_survived(self) -> None:
        """Spreadsheets save as UTF-16, old phones in code pages."""
        text = self.sample.decode("utf-8", "replace")
        for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp037", "shift_jis", "utf-7"):
            self.records(text.encode(encoding, "replace"))
        marked = self.records(b"\xef\xbb\xbf" + self.sample)

        assert len(marked) >= 1

    def test_a_line_of_ten_million_characters_costs_little_memory(self) -> None:
        """One photo, or one malicious header, must not fill the memory."""
        line = b"A" * LONG_LINE_BYTES
        half = len(self.sample) // 2
        shapes = (line, self.sample + line + b"\n" + self.sample, self.sample[:half] + line + self.sample[half:])
        for data in shapes:
            self.format.recognise(self.document(data))
            used = peak_bytes(partial(self.format.read, self.document(data), self.hints))
            assert used < MOST_MEMORY_BYTES

    def test_memory_does_not_grow_with_the_file(self) -> None:
        """A mailbox of twenty years is read on a small machine."""
        size = max(100_000, 60 * len(self.sample))
        once, twice = (peak_bytes(partial(self.format.read, self._long(n * size), self.hints)) for n in (1, 2))

        assert twice < once + LEAST_HELD_BYTES

    def _long(self, length_bytes: int) -> Document:
        def open_() -> BinaryIO:
            return io.BufferedReader(Repeated(self.sample, length_bytes))

        return Document("long", None, length_bytes, self.sample[:HEAD_BYTES], open_)

    @SHORT
    @given(data=st.data())
    def test_whatever_is_changed_in_a_good_file_is_survived(self, data: st.DataObject) -> None:
        """No traceback, for any shuffling of lines, signs and stray bytes."""
        lines = self.sample.splitlines(keepends=True)
        piece = st.sampled_from(lines) | st.sampled_from(SIGNS) | st.binary(max_size=12)
        self.records(b"".join(data.draw(st.lists(piece, max_size=40))))

    @SHORT
    @given(
        cuts=st.lists(st.tuples(st.integers(0, 1 << 20), st.sampled_from(SIGNS) | st.binary(max_size=4)), max_size=8)
    )
    def test_stray_bytes_in_a_good_file_are_survived(self, cuts: list[tuple[int, bytes]]) -> None:
        """No traceback, for any few bytes that were damaged."""
        damaged = bytearray(self.sample)
        for place, wrong in cuts:
            at = place % (len(damaged) + 1)
            damaged[at : at + len(wrong)] = wrong
        self.records(bytes(damaged))
