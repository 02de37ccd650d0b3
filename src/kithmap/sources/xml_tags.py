"""An XML document as a stream of tags and texts: nothing is ever expanded or fetched, and nothing long is held.

A parser proper would stop at the first fault; phones write half characters and stray signs into their backups.
"""

import html
import io
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kithmap.sources.document import Document
from kithmap.sources.text_lines import encoding_of, settled, text_stream

PIECE_CHARS = 1 << 14
"""How much is read at a time."""

LONGEST_CHARS = 1 << 17
"""The longest tag that is held as it is: beyond this its long values (photos, letters) are cut."""

KEPT_CHARS = 10_000
"""Characters kept of a value or text: names, numbers and dates are shorter."""


class Tag(NamedTuple):
    """One tag, or the text before the next one. Names are without their prefixes ("ns:node" is "node").

    A tag that opens and closes at once comes as two: one with its attributes, one that closes.
    """

    name: str
    """"" for text."""
    line: int
    values: Mapping[str, str] = {}
    text: str = ""
    closes: bool = False


_TAG = re.compile(r"""<(/?)(?:[\w.-]{1,60}+:)?+([\w.-]{1,200}+)((?:[^<>"']|"[^"]*"|'[^']*')*+)>""")
_VALUE = re.compile(r"""(?:[\w.-]{1,60}+:)?+([\w.-]{1,100}+)\s*+=\s*+(?:"([^"]*)"|'([^']*)')""")
"""Names have an end and nothing is tried twice, so that a damaged tag costs no more than it is long."""
_QUOTED = re.compile(r""""[^"]*"|'[^']*'|["'>]""")
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>", "<!": ">"}
"""How what is no tag begins and ends; a declaration with a list of entities ends behind that list."""


def tags(document: Document, wanted: frozenset[str]) -> Iterator[Tag]:
    """Stream the tags, with those of their values that are `wanted`, and the texts between them, but for blank ones.

    Of a file that breaks off inside a tag, that tag is dropped.
    """
    with text_stream(document.open(), encoding_of(document.head)) as stream:
        yield from _Scan(stream, wanted).tags()


def xml_head(document: Document) -> str:
    """Give the start of a document that begins as XML does, "" for any other."""
    with text_stream(io.BytesIO(document.head), encoding_of(document.head)) as stream:
        text = stream.read().lstrip("\ufeff \t\r\n")
    return text if text[:1] == "<" else ""


def unescaped(raw: str) -> str:
    """Give a value as it reads: the signs of XML and numbered characters, halves of them joined again.

    >>> unescaped("Fish &amp; Chips &#55357;&#56898;")
    'Fish & Chips 🙂'
    """
    text = raw[:KEPT_CHARS]
    if "&" in text:
        text = html.unescape(_HALF.sub(_joined, text))
    text = text.replace("\0", "").replace("\ufffd", "").strip()
    return text if text.isascii() else settled(text)


_HALF = re.compile(r"&#(5[5-6]\d{3});&#(5[6-7]\d{3});")
"""Two numbered halves of one character, as phones write what lies beyond the first plane."""


def _joined(found: re.Match[str]) -> str:
    high, low = int(found[1]), int(found[2])
    is_pair = 0xD800 <= high < 0xDC00 <= low < 0xE000
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)) if is_pair else ""


class _Scan:
    """The text that has been read and not been passed yet."""

    def __init__(self, stream: io.TextIOBase, wanted: frozenset[str]) -> None:
        self._stream, self._wanted = stream, wanted
        self._text, self._at = "", 0
        self._lines, self._counted = 1, 0
        self._ended = False

    def tags(self) -> Iterator[Tag]:
        while True:
            before = self._text_before_tag()
            if before and not before.isspace():
                yield Tag("", self._line, text=unescaped(before))
            if self._at >= len(self._text) and not self._more():
                return
            match = _TAG.match(self._text, self._at)
            if match is None:
                if (found := self._odd()) is not None:
                    yield Tag("", self._line, text=found)
                continue
            line, self._at = self._line, match.end()
            closing, name, inside = match.groups()
            if not closing:
                yield Tag(name, line, values=self._values(inside))
            if closing or inside.endswith("/"):
                yield Tag(name, line, closes=True)

    def _values(self, inside: str) -> dict[str, str]:
        found = _VALUE.findall(inside) if "=" in inside else ()
        return {name: unescaped(double or single) for name, double, single in found if name in self._wanted}

    def _text_before_tag(self) -> str:
        """Pass over everything up to the next tag, and give the start of it."""
        kept = ""
        while True:
            end = self._text.find("<", self._at)
            stop = end if end >= 0 else len(self._text)
            if len(kept) < KEPT_CHARS:
                kept += self._text[self._at : min(stop, self._at + KEPT_CHARS)]
            self._at = stop
            if end >= 0 or not self._more():
                return kept

    def _odd(self) -> str | None:
        """Pass over what begins here and is no whole tag; give its text where that counts as such."""
        while len(self._text) - self._at < len("<![CDATA[") and self._more():
            pass
        for start, end in _ENDS.items():
            if self._text.startswith(start, self._at):
                self._at += len(start)
                return self._odd_text(start, end)
        if len(self._text) - self._at <= LONGEST_CHARS and self._more():
            return None
        if not self._cut_value():
            self._at += 1
        return None

    def _odd_text(self, start: str, end: str) -> str | None:
        inside = self._up_to(end)
        if start == "<!" and "[" in inside and "]" not in inside:
            self._up_to("]")
            self._up_to(">")
        return inside.strip().replace("\0", "") if start == "<![CDATA[" else None

    def _up_to(self, end: str) -> str:
        """Pass over everything up to and with `end`, and give the start of it."""
        kept = ""
        while True:
            stop = self._text.find(end, self._at)
            upto = stop if stop >= 0 else max(len(self._text) - len(end) + 1, self._at)
            if len(kept) < KEPT_CHARS:
                kept += self._text[self._at : min(upto, self._at + KEPT_CHARS)]
            self._at = stop + len(end) if stop >= 0 else upto
            if stop >= 0:
                return settled(kept)
            if not self._more():
                self._at = len(self._text)
                return settled(kept)

    def _cut_value(self) -> bool:
        """Shorten the value that has no end in what is held; was there one, and an end to it?"""
        at = self._at + 1
        while (found := _QUOTED.search(self._text, at)) is not None:
            if found[0] in "\"'":
                self._text, self._at = self._text[self._at :], found.end() - self._at
                return self._drop_up_to(found[0])
            if found[0] == ">":
                return False
            at = found.end()
        return False

    def _drop_up_to(self, quote: str) -> bool:
        kept = self._text[: self._at]
        while True:
            end = self._text.find(quote, self._at)
            self._at = end if end >= 0 else len(self._text)
            if end >= 0:
                _ = self._line
                self._text = kept + self._text[end:]
                self._at = self._counted = 0
                return True
            if not self._more():
                return False

    @property
    def _line(self) -> int:
        self._lines += self._text.count("\n", self._counted, self._at)
        self._counted = max(self._at, self._counted)
        return self._lines

    def _more(self) -> bool:
        piece = "" if self._ended else self._stream.read(max(PIECE_CHARS, len(self._text) - self._at))
        self._ended = not piece
        if self._ended:
            return False
        _ = self._line
        self._text = self._text[self._at :] + piece.replace("\0", "")
        self._at = self._counted = 0
        return True
