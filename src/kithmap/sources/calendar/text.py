"""A calendar file becomes the texts of its events, with only the properties that tell who met when."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from kithmap.sources.document import Document
from kithmap.sources.mail.text import plain_text
from kithmap.sources.text_lines import encoding_of, text_stream

LINE_BYTES = 1 << 16
"""How much of one property is kept: no address list is longer, and attached files are not needed."""

EVENT_LINES = 5_000
"""How many lines of one event are kept; a meeting of more attendees than this tells nothing about anybody."""

_WANTED = re.compile(
    rb"(?:UID|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|EXRULE|RECURRENCE-ID|STATUS|ATTENDEE|ORGANIZER|SUMMARY)[;:]",
    re.IGNORECASE,
)
_OF_CALENDAR = re.compile(rb"(?:METHOD|X-WR-TIMEZONE|X-WR-CALNAME)[;:]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ComponentText:
    """One event or time zone as written, or the properties of the calendar itself (`kind` "VCALENDAR").

    `line` is where it begins, counted from 1; `lines` are unfolded, without its BEGIN and END. `is_whole` is false
    where the file breaks off inside it.
    """

    kind: str
    line: int
    lines: list[str]
    is_whole: bool = True


def calendar_stream(document: Document) -> BinaryIO:
    """Give the bytes of a calendar as nearly all programs write it: in UTF-8 without a mark, with line feeds."""
    encoding = encoding_of(document.head)
    has_only_returns = b"\r" in document.head and b"\n" not in document.head
    if encoding == "utf-8" and not has_only_returns:
        return document.open()
    return io.BufferedReader(_Recoded(text_stream(document.open(), encoding)))


class _Recoded(io.RawIOBase):
    """A text as UTF-8; bytes that were none before are what they were."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        # a character takes four bytes at most
        piece = self._text.read(len(buffer) // 4).encode("utf-8", "surrogateescape")
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        if not self.closed:
            self._text.close()
        super().close()


def component_texts(stream: BinaryIO) -> Iterator[ComponentText]:
    """Stream the events and time zones of a calendar file, each behind the properties of its calendar."""
    scan = _Scan()
    for number, line in _unfolded(stream):
        yield from scan.take(number, line)
    yield from scan.rest()


class _Scan:
    """Where in the file we are: in a calendar, in one of its parts, in parts of that."""

    def __init__(self) -> None:
        self._kind = ""
        self._line = 0
        self._lines: list[str] = []
        self._inner: list[str] = []

    def take(self, number: int, line: bytes) -> Iterator[ComponentText]:
        keyword, _, value = line[:80].partition(b":")
        name = plain_text(value).strip().upper()
        match keyword.strip().upper():
            case b"BEGIN":
                yield from self._begin(number, name)
            case b"END":
                yield from self._end(name)
            case _:
                self._keep(line)

    def rest(self) -> Iterator[ComponentText]:
        """Give what the end of the file leaves open."""
        if self._kind:
            yield ComponentText(self._kind, self._line, self._lines, is_whole=self._kind == "VCALENDAR")

    def _begin(self, number: int, name: str) -> Iterator[ComponentText]:
        if self._kind == "VTIMEZONE":
            self._lines.append(f"BEGIN:{name}")
        elif name in ("VCALENDAR", "VEVENT", "VTIMEZONE"):
            # An event inside an event means that the end of the first one is missing.
            yield from self.rest()
            self._kind, self._line, self._lines, self._inner = name, number, [], []
        elif self._kind:
            self._inner.append(name)

    def _end(self, name: str) -> Iterator[ComponentText]:
        if name == self._kind:
            yield ComponentText(self._kind, self._line, self._lines)
            self._kind = ""
        elif self._kind == "VTIMEZONE":
            self._lines.append(f"END:{name}")
        elif name in self._inner:
            del self._inner[self._inner.index(name) :]

    def _keep(self, line: bytes) -> None:
        if self._inner or len(self._lines) >= EVENT_LINES:
            return
        wanted = _WANTED if self._kind == "VEVENT" else _OF_CALENDAR if self._kind == "VCALENDAR" else None
        if self._kind and (wanted is None or wanted.match(line)):
            self._lines.append(plain_text(line))


def _unfolded(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Give each content line with the number of its first line (RFC 5545, 3.1); of a long one only the start."""
    number, whole, first = 0, b"", 0
    goes_on = False
    while piece := stream.readline(LINE_BYTES):
        number += not goes_on
        is_fold = not goes_on and piece[:1] in (b" ", b"\t") and first > 0
        text = piece.rstrip(b"\r\n")
        if goes_on or is_fold:
            if len(whole) < LINE_BYTES:
                whole += text[1:] if is_fold else text
        else:
            if first:
                yield first, whole
            whole, first = text, number
        goes_on = not piece.endswith(b"\n")
    if first:
        yield first, whole
