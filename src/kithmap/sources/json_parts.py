"""A JSON document in parts: the items of its long lists come one by one, so that memory does not follow the file."""

import io
import json
import re
from collections.abc import Callable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from kithmap.kit.speech import say, written
from kithmap.sources.document import Document
from kithmap.sources.text_lines import encoding_of, settled, text_stream
from kithmap.sources.trouble import Trouble

PIECE_CHARS = 1 << 14
"""How much is read at a time; most records are a hundredth of this."""

LONGEST_CHARS = 1 << 18
"""The longest value that is held: a message has some thousand characters, its surroundings some ten thousand."""

LONGEST_TEXT = 10_000
"""Characters of one text that are kept: names and notes are shorter."""

Path = tuple[str, ...]
"""Where a value stands: the keys from the top, "*" for any item of a list."""


class Look(Enum):
    """What is done with the value at a path."""

    OPEN = auto()
    """Its members or items come as parts of their own (a plain value comes as it is)."""
    TAKE = auto()
    """It comes whole."""
    PASS = auto()
    """It is passed over, and never held."""


class Part(NamedTuple):
    """One value and where it stands. An object that is opened comes first, as None; a list that is opened does not."""

    path: Path
    value: object
    line: int


class _Fault(Enum):
    DAMAGED = auto()
    TOO_LONG = auto()
    CUT = auto()


def parts(document: Document, look: Callable[[Path], Look]) -> Iterator[Part | Trouble]:
    """Stream the parts of a document, with a trouble in place of each value that cannot be read.

    `look` is asked when a value begins, so it may go by the parts that came before. Where the frame itself is broken,
    one trouble ends the stream.
    """
    with text_stream(document.open(), encoding_of(document.head)) as stream:
        walk = _Walk(_Text(stream), document.name, look)
        yield from walk.value(())
        if walk.fault:
            yield _trouble(walk.fault, document.name, walk.text.line)


def json_head(document: Document) -> str:
    """Give the start of a document that begins as JSON does, "" for any other."""
    with text_stream(io.BytesIO(document.head), encoding_of(document.head)) as stream:
        text = stream.read().lstrip("\ufeff \t\r\n")
    return text if text[:1] in ("{", "[") else ""


def plain(value: object) -> str:
    """Give a text or number without blanks around it and without halves of characters; "" for anything else.

    >>> plain(" Ana "), plain(7), plain(None), plain("\\ud83d\\ude42") == "🙂"
    ('Ana', '7', '', True)
    """
    if isinstance(value, str):
        text = value[:LONGEST_TEXT].replace("\0", "").strip()
        return text if text.isascii() else _mended(text)
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _mended(text: str) -> str:
    try:
        return settled(text)
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def whole_number(value: object) -> int | None:
    """Give a number that may be written as a text, None where it is none.

    >>> whole_number("1700000000"), whole_number(12.0), whole_number("soon")
    (1700000000, 12, None)
    """
    try:
        return int(value) if isinstance(value, int | float | str) else None
    except (ValueError, OverflowError):
        return None


def member(value: object, *keys: str) -> object:
    """Give what stands under `keys`, one inside the other; None where there is nothing."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def items(value: object) -> list[object]:
    """Give the items of a list, none where it is no list."""
    return value if isinstance(value, list) else []


class _Walk:
    """Goes through the text once; `fault` tells where the frame broke."""

    def __init__(self, text: "_Text", file: str, look: Callable[[Path], Look]) -> None:
        self.text, self.file, self.look = text, file, look
        self.fault: _Fault | None = None

    def value(self, path: Path) -> Iterator[Part | Trouble]:
        sign, look = self.text.sign(), self.look(path)
        if not sign:
            self.fault = _Fault.CUT
        elif look is Look.PASS:
            self.fault = None if self.text.skip() else _Fault.CUT
        elif look is Look.OPEN and sign == "{":
            yield Part(path, None, self.text.line)
            yield from self._members(path)
        elif look is Look.OPEN and sign == "[":
            yield from self._items((*path, "*"))
        else:
            yield from self._whole(path)

    def _whole(self, path: Path) -> Iterator[Part | Trouble]:
        line, found = self.text.line, self.text.value()
        if found is _Fault.CUT:
            self.fault = found
        elif isinstance(found, _Fault):
            yield _trouble(found, self.file, line)
        else:
            yield Part(path, found, line)

    def _items(self, path: Path) -> Iterator[Part | Trouble]:
        self.text.at += 1
        while self.fault is None:
            sign = self.text.sign()
            if sign == "]":
                self.text.at += 1
                return
            if sign == ",":
                self.text.at += 1
            elif sign in ("}", ":"):
                self.fault = _Fault.DAMAGED
            else:
                yield from self.value(path)

    def _members(self, path: Path) -> Iterator[Part | Trouble]:
        self.text.at += 1
        while self.fault is None:
            sign = self.text.sign()
            if sign == "}":
                self.text.at += 1
                return
            if sign == ",":
                self.text.at += 1
                continue
            key = self.text.value() if sign == '"' else None
            if not isinstance(key, str) or self.text.sign() != ":":
                self.fault = _Fault.DAMAGED if sign else _Fault.CUT
                return
            self.text.at += 1
            yield from self.value((*path, plain(key)))


_DECODER = json.JSONDecoder(strict=False)
_SPACE = re.compile(r"\s*")
_SIGN = re.compile(r'["\[\]{},]')
_STRING = re.compile(r'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)


class _Text:
    """The text that has been read and not been passed yet."""

    def __init__(self, stream: io.TextIOBase) -> None:
        self._stream = stream
        self._ended = False
        self._lines, self._counted = 1, 0
        self.text, self.at = "", 0

    @property
    def line(self) -> int:
        """The line that is being read, counted from 1."""
        self._lines += self.text.count("\n", self._counted, self.at)
        self._counted = self.at
        return self._lines

    def sign(self) -> str:
        """Give the next character that is no blank, "" at the end."""
        while True:
            found = _SPACE.match(self.text, self.at)
            self.at = found.end() if found else self.at
            if self.at < len(self.text):
                return self.text[self.at]
            if not self._more():
                return ""

    def value(self) -> object:
        """Give the value that begins here, or what is wrong with it; behind it the text goes on, unless it is cut."""
        while True:
            found, end = _decoded(self.text, self.at)
            if end >= 0 and (end < len(self.text) or not self._more()):
                self.at = end
                return found
            if end < 0 and _Text(io.StringIO(self.text[self.at :])).skip():
                self.skip()
                return _Fault.DAMAGED
            if len(self.text) - self.at > LONGEST_CHARS:
                return _Fault.TOO_LONG if self.skip() else _Fault.CUT
            if end < 0 and not self._more():
                return _Fault.CUT

    def skip(self) -> bool:
        """Pass over the value that begins here, however long; False where the text ends inside it."""
        depth = 0
        while True:
            found = _SIGN.search(self.text, self.at)
            if found is None:
                self.at = len(self.text)
                if not self._more():
                    return False
                continue
            sign = found[0]
            if not depth and sign in "]},":
                self.at = found.start()
                return True
            self.at = found.end()
            if sign == '"' and not self._skip_string():
                return False
            depth += (sign in "[{") - (sign in "]}")
            if not depth and sign != ",":
                return True

    def _skip_string(self) -> bool:
        while True:
            found = _STRING.match(self.text, self.at)
            self.at = found.end() if found else self.at
            if self.text[self.at : self.at + 1] == '"':
                self.at += 1
                return True
            if not self._more():
                return False

    def _more(self) -> bool:
        """Read on, letting go of what has been passed; False at the end."""
        piece = "" if self._ended else self._stream.read(max(PIECE_CHARS, len(self.text) - self.at))
        self._ended = not piece
        if self._ended:
            return False
        _ = self.line
        self.text = self.text[self.at :] + piece.replace("\0", "")
        self.at = self._counted = 0
        return True


def _decoded(text: str, at: int) -> tuple[object, int]:
    """Give the value at `at` and where it ends, -1 where it cannot be read, or not yet."""
    try:
        return _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):
        return None, -1


def _trouble(fault: _Fault, file: str, line: int) -> Trouble:
    if fault is _Fault.TOO_LONG:
        what = say("The record in line {line} is longer than any program writes.", line=written(line))
        todo = say("Nothing, if it is no message of yours; everything else is taken in.")
    elif fault is _Fault.DAMAGED:
        what = say("The record in line {line} is damaged.", line=written(line))
        todo = say("Export the file again, if you miss something.")
    else:
        what = say("The file breaks off in line {line}.", line=written(line))
        todo = say("What was read until there is taken in. Bring in a whole copy for the rest.")
    return Trouble(file, line, what, todo)
