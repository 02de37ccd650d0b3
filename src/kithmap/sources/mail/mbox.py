"""An mbox file gives the header blocks of its messages; bodies are passed over and never kept."""

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from kithmap.sources.mail.fields import WANTED
from kithmap.sources.mail.lines import Piece

CHUNK_BYTES = 1 << 16
"""How much is read at a time; a quarter megabyte takes twice as long, being new memory from the system each time."""

BLOCK_BYTES = 1 << 20
"""A header block up to this size is kept whole; of a longer one only the wanted fields are kept."""

FIELD_BYTES = 1 << 16
"""How much of one field is kept where a header block is too long: about 1,500 recipients."""

_LOOK_BYTES = 4_096
"""More than `_SEPARATOR` can match, so that what it says does not depend on where a chunk ends."""

_MONTH = rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_USUAL_SEPARATOR = re.compile(
    # What nearly every program writes; a seventh of the time of the pattern below, which says yes to all of these.
    rb"(?:(?<=\n)|(?<=\n\r))\nFrom [^ \n]{1,400} [A-Z][a-z]{2} " + _MONTH + rb" [ \d]\d \d\d:\d\d:\d\d "
    rb"(?:[+-]\d{4} )?[12]\d{3}\n[!-9;-~]{1,998}[ \t]{0,8}:"
)
_SEPARATOR = re.compile(
    rb"(?:(?<=\n)|(?<=\n\r))\nFrom "  # behind an empty line
    rb"(?=[^\n]{0,998}\b" + _MONTH + rb"\b)"
    rb"(?=[^\n]{0,998}\d:\d\d)(?=[^\n]{0,998}\b[12]\d{3}\b)[^\n]{0,998}"  # with a time and a year
    rb"(\n)(?:[!-9;-~]{1,998}[ \t]{0,8}:|>From )"  # and before a header line
)


class Block(NamedTuple):
    """One message's header block, from the line end before its first field to that of its last one."""

    offset: int
    text: bytes


class MboxScan:
    """One pass over an mbox, or over a range of it; memory stays within a few megabytes whatever the file holds.

    A message begins at a line "From …" with a time, a month and a year, behind an empty line and before a header
    line; what else begins with "From " is text. A range gives the messages that begin in `start` to `stop` (bytes).
    """

    def __init__(self, stream: BinaryIO, *, start: int = 0, stop: int | None = None) -> None:
        self._stream = stream
        self._stop = stop
        self._ended = False
        self._thinned = (-1, 0)
        if start:
            stream.seek(start - 3)
            self._piece = Piece(stream.read(3))
            self._offset = start - 3
            self._lines = -self._piece.count(3)
        else:
            # Two line ends stand in for the empty line before the first message.
            self._piece, self._offset, self._lines = Piece(b"\n\n"), -2, -2

    def __iter__(self) -> Iterator[Block]:
        """Give the header block of each message, in order."""
        at = self._first_message()
        while at is not None:
            offset = self._offset + at + 1
            if self._stop is not None and offset >= self._stop:
                self._forget(at + 1)
                return
            text, behind = self._block(at)
            yield Block(offset, text)
            at = self._next_message(behind)
        self._forget(len(self._piece))

    def only_block(self) -> bytes:
        """Give the header block of a stream that is one message, without a "From …" line before it."""
        self._piece = Piece(b"\nFrom \n")
        return self._block(0)[0]

    @property
    def offset(self) -> int:
        """How far into the stream the pass has come, in bytes."""
        return self._offset

    @property
    def lines(self) -> int:
        """The number of lines in the range, once the pass is over."""
        return self._lines

    def line(self, block: Block) -> int:
        """Give the line, counted from 1 where the range starts, on which the message given last begins."""
        if self._thinned[0] == block.offset:
            return self._thinned[1]
        return self._lines + self._piece.count(max(block.offset - self._offset, 0)) + 1

    def _first_message(self) -> int | None:
        at = self._forward(len(self._piece) - 1)
        if self._offset == -2 and self._piece.between(at + 1, at + 6) == b"From ":
            return at
        return self._next_message(0)

    def _next_message(self, at: int) -> int | None:
        """Find the line end before the next message, from `at` on."""
        piece = self._piece
        while True:
            at, start = piece.next_from(at), at
            length = len(piece)
            if at < 0:
                if self._ended:
                    return None
                at = self._forward(max(start, length - 5))
            elif length - at < _LOOK_BYTES and not self._ended:
                at = self._forward(at)
            elif _USUAL_SEPARATOR.match(piece.text, at, length) or _SEPARATOR.match(piece.text, at, length):
                return at
            else:
                at += 1

    def _block(self, at: int) -> tuple[bytes, int]:
        """Give the header block of the message behind the line end `at`, and the place where it ends."""
        offset, piece = self._offset + at + 1, self._piece
        while True:
            length = len(piece)
            start = piece.text.find(b"\n", at + 1, length)
            end = piece.next_empty(start) if start >= 0 else -1
            if end >= 0:
                return piece.between(start, end), end
            if self._ended:
                return piece.between(start, length) if start >= 0 else b"", length
            if length - at > BLOCK_BYTES:
                if start < 0:
                    return b"", length
                self._thin(offset, start)
            at = self._forward(at)

    def _thin(self, offset: int, start: int) -> None:
        """Keep only the wanted fields of a header block that is too long, cut short, and its last, unfinished line."""
        piece = self._piece
        if self._thinned[0] != offset:
            self._thinned = (offset, self.line(Block(offset, b"")))
        text = piece.between(start, len(piece))
        last = max(text.rfind(b"\n"), len(text) - FIELD_BYTES, 0)
        kept = b"".join(field[0][:FIELD_BYTES] for field in WANTED.finditer(text, 0, last))[: BLOCK_BYTES // 2]
        # A name of its own, so that the folded lines behind it do not join a field that is kept.
        short = kept + b"\nX-Cut:" + text[last:]
        self._offset += len(text) - len(short)
        self._lines += text.count(b"\n") - short.count(b"\n")
        piece.cut(start)
        piece.add(short)

    def _forward(self, at: int) -> int:
        """Read on, and let go of what stands more than two bytes before `at`; give the new place of `at`."""
        gone = max(at - 2, 0)
        self._forget(gone)
        more = self._stream.read(CHUNK_BYTES)
        self._ended = not more
        self._piece.add(more)
        return at - gone

    def _forget(self, count: int) -> None:
        """Let go of the first `count` bytes."""
        self._lines += self._piece.count(count)
        self._offset += count
        self._piece.drop(count)
