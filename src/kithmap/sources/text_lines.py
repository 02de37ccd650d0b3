"""A document as lines of text, whatever encoding it is in."""

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from kithmap.sources.document import HEAD_BYTES, Document

LINE_CEILING_CHARS = 100_000
"""Longer lines are cut, so that memory does not follow a line; address books take notes of up to 65,536 characters."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

PROBE_BYTES = 1024
"""How much of the head is enough to tell UTF-16 without a byte order mark."""


class Line(NamedTuple):
    """One line without its end. `number` counts from 1; `whole` is false where the line was cut at the ceiling."""

    number: int
    text: str
    whole: bool


def encoding_of(head: bytes) -> str:
    """Give the encoding that the first bytes show: by byte order mark, by the zeros of UTF-16, else UTF-8.

    >>> encoding_of(b"\\xff\\xfeA\\0n\\0a\\0"), encoding_of(b"A\\0n\\0a\\0"), encoding_of(b"Ana")
    ('utf-16', 'utf-16-le', 'utf-8')
    """
    for bom, encoding in BOMS:
        if head.startswith(bom):
            return encoding
    probe = head[:PROBE_BYTES]
    half = len(probe) // 2
    if half and probe[1::2].count(0) > half // 2 and not probe[::2].count(0):
        return "utf-16-le"
    if half and probe[::2].count(0) > half // 2 and not probe[1::2].count(0):
        return "utf-16-be"
    return "utf-8"


def text_lines(document: Document) -> Iterator[Line]:
    """Give the lines of a document as text; each line that is not UTF-8 is taken as Windows-1252."""
    for number, text, whole in raw_lines(document):
        yield Line(number, settled(text), whole)


def raw_lines(document: Document) -> Iterator[Line]:
    """Give the lines with bytes that are not UTF-8 kept as surrogate escapes, for formats that declare charsets."""
    with text_stream(document.open(), encoding_of(document.head)) as stream:
        number = 0
        while text := stream.readline(LINE_CEILING_CHARS):
            number += 1
            whole = text[-1] == "\n" or len(text) < LINE_CEILING_CHARS or not _skip_rest(stream)
            yield Line(number, text.rstrip("\n") if "\0" not in text else text.rstrip("\n").replace("\0", ""), whole)


def text_stream(stream: BinaryIO, encoding: str) -> io.TextIOWrapper:
    """Give a text stream over `stream` in which every kind of line end is a plain newline."""
    errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
    return io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline=None)


def _skip_rest(stream: io.TextIOWrapper) -> bool:
    """Read to the end of the line; was there anything of it left?"""
    skipped = False
    while rest := stream.readline(LINE_CEILING_CHARS):
        skipped = skipped or rest != "\n"
        if rest[-1] == "\n":
            break
    return skipped


def settled(text: str, charset: str = "cp1252") -> str:
    """Give text with its undecoded bytes read as `charset`, or as Windows-1252 where that is unknown or does not fit.

    >>> settled(b"D\\xedaz".decode("utf-8", "surrogateescape"))
    'Díaz'
    """
    if text.isascii():
        return text
    try:
        text.encode()
        return text
    except UnicodeEncodeError:
        return decoded(text.encode("utf-8", "surrogateescape"), charset)


def decoded(raw: bytes, charset: str = "utf-8") -> str:
    """Give bytes as text: in `charset`, else in UTF-8, else in Windows-1252; never fails.

    >>> decoded("Díaz".encode("cp1252"), "no-such-charset")
    'Díaz'
    """
    for name in (charset, "utf-8"):
        try:
            text = raw.decode(name)
            text.encode()
            return text
        except (UnicodeError, LookupError, ValueError):
            continue
    return raw.decode("cp1252", "replace")


def head_lines(document: Document) -> list[str]:
    """Give the whole lines at the start of a document; a last line that the head cuts off is dropped."""
    with text_stream(io.BytesIO(document.head), encoding_of(document.head)) as stream:
        lines = [settled(line) for line in stream.read().split("\n")]
    return lines[:-1] if len(document.head) >= HEAD_BYTES and len(lines) > 1 else lines
