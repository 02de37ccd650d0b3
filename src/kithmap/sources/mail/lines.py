"""A piece of mail, and where its lines end: between messages, behind header blocks, and how many."""

import numpy as np

_LINE_END, _LETTER_F = 10, 70
_YES = b"\1"


MARKED_BYTES = 1 << 18
"""Marks of a longer piece (a header of megabytes) would cost more memory than the search in it costs time."""


class Piece:
    """A piece of mail that moves on through a mailbox: bytes go in front, others come behind.

    What is looked for in it is marked, one byte a byte, by comparing all bytes at once, and then searched for as a
    single byte, which the system does at memory speed: six times as fast as searching for two or more. Text and marks
    lie in the same memory all the time, since memory that is new from the system costs as much as the comparing.
    """

    def __init__(self, text: bytes = b"") -> None:
        self.text = bytearray()
        """The piece, and behind it what is no part of it."""
        self._length = 0
        self._view = memoryview(self.text)
        self._has_returns: bool | None = None
        self._is_marked = False
        self._take_room(len(text))
        self.add(text)

    def __len__(self) -> int:
        return self._length

    def between(self, start: int, stop: int) -> bytes:
        """Give the bytes from `start` to `stop`."""
        return bytes(self._view[start : min(stop, self._length)])

    def drop(self, count: int) -> None:
        """Let go of the first `count` bytes; what is marked is known again once something was added."""
        rest = self._length - count
        self._view[:rest] = self._view[count : self._length]
        self._length = rest

    def cut(self, length: int) -> None:
        """Let go of all but the first `length` bytes; what is marked is known again once something was added."""
        self._length = length

    def add(self, more: bytes) -> None:
        """Put `more` behind the piece, and mark it anew."""
        length = self._length + len(more)
        room = len(self.text)
        if length > room or room > MARKED_BYTES >= length * 2:
            self._take_room(length)
        self._view[self._length : length] = more
        self._length = length
        self._mark()

    def count(self, stop: int) -> int:
        """Give the number of line ends in the first `stop` bytes."""
        return int(np.count_nonzero(self._signs[:stop] == _LINE_END))

    def next_from(self, at: int) -> int:
        """Find the next line that begins with "From " from `at` on: the line end before it, -1 where there is none."""
        if not self._is_marked:
            return self.text.find(b"\nFrom ", at, self._length)
        text, length = self.text, self._length
        while (at := self._before_f.find(_YES, at, length)) >= 0 and not text.startswith(b"From ", at + 1, length):
            at += 1
        return at

    def next_empty(self, start: int) -> int:
        """Find the first empty line from the line end at `start` on: the line end before it, -1 where there is none."""
        if self._has_returns is None:
            self._has_returns = self.text.find(b"\r", 0, self._length) >= 0
        if self._has_returns or not self._is_marked:
            return empty_line(self.text, start, self._length)
        return self._doubled.find(_YES, start, self._length)

    def _take_room(self, length: int) -> None:
        """Take memory for a piece of `length` bytes and some more, and bring what there is into it."""
        room = length + length // 4
        kept = self._view[: self._length]
        self.text = bytearray(room)
        self._view = memoryview(self.text)
        self._view[: self._length] = kept
        self._signs = np.frombuffer(self.text, np.uint8)
        marked = room if room <= MARKED_BYTES else 0
        self._before_f, self._doubled = bytearray(marked), bytearray(marked)
        self._marks = tuple(np.frombuffer(marks, np.bool_) for marks in (self._before_f, self._doubled))
        self._ends, self._spare = np.empty(marked, np.bool_), np.empty(marked, np.bool_)

    def _mark(self) -> None:
        self._has_returns = None
        length = self._length
        self._is_marked = length <= len(self._ends)
        if not self._is_marked or not length:
            return
        ends, spare, (before_f, doubled) = self._ends, self._spare, self._marks
        np.equal(self._signs[:length], _LINE_END, out=ends[:length])
        np.equal(self._signs[1:length], _LETTER_F, out=spare[: length - 1])
        np.logical_and(ends[: length - 1], spare[: length - 1], out=before_f[: length - 1])
        np.logical_and(ends[: length - 1], ends[1:length], out=doubled[: length - 1])
        # what comes behind the last byte is not known yet
        before_f[length - 1] = doubled[length - 1] = False


def empty_line(text: bytes | bytearray, start: int, stop: int | None = None) -> int:
    """Find the line end before the first empty line, from the line end at `start` on; -1 where there is none."""
    # The wrong guess costs a second search, over all that has been read.
    is_crlf = start > 0 and text[start - 1] == 13
    usual, other = (b"\n\r\n", b"\n\n") if is_crlf else (b"\n\n", b"\n\r\n")
    end = text.find(usual, start, stop)
    if end >= 0 and text.find(b"\r", start, end) < 0:
        return end
    sooner = text.find(other, start, end if end >= 0 else stop)
    return sooner if sooner >= 0 else end
