"""The lines of a vCard file become properties: unfolded, decoded, long binary values skipped."""

import binascii
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kithmap.sources.text_lines import LINE_CEILING_CHARS, Line, decoded, settled

BINARY = frozenset(("PHOTO", "LOGO", "SOUND", "KEY", "X-PHOTO", "X-ABCROP-RECTANGLE", "X-MS-CARDPICTURE"))
"""Properties whose values are never taken, and would fill the memory."""

REMEMBERED_CHARS = 200
"""Longer heads are not remembered, so that they cannot fill the memory."""

PARAMETER = re.compile(r';((?:[^";]|"[^"]*"?)*+)')
BASE64_ONLY = re.compile(r"[A-Za-z0-9+/=]{16,}\Z")
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\Z")
ESCAPE = re.compile(r"\\(.?)", re.DOTALL)
FIELD = re.compile(r"(?:[^;\\]|\\.?)*+", re.DOTALL)
ITEM = re.compile(r"(?:[^,\\]|\\.?)*+", re.DOTALL)


class Property(NamedTuple):
    """One property of a card.

    `name` and `group` are in capitals. `types` are the lower-case words of its TYPE parameters. `value` is decoded but
    still escaped. A line that is no property has an empty name and stands whole in `value`. `whole` is false where it
    was longer than is taken.
    """

    line: int
    group: str
    name: str
    types: tuple[str, ...]
    value: str
    whole: bool


class Head(NamedTuple):
    """What stands before the colon of a property. `name` is empty where it is no property."""

    group: str
    name: str
    types: tuple[str, ...]
    charset: str
    encoding: str
    is_binary: bool


def properties(lines: Iterator[Line]) -> Iterator[Property]:
    """Stream the properties in raw `lines` (undecoded bytes as surrogate escapes)."""
    for number, text, whole in _logical(lines):
        yield _property(number, text, whole)


def _logical(lines: Iterator[Line]) -> Iterator[Line]:
    """Join folded lines and soft breaks; keep only the head of binary values."""
    number, text, whole = 0, "", True
    binary = soft = False
    for line in lines:
        start = line.text[:1]
        if start in (" ", "\t") and text and not soft:
            if not binary:
                text, whole = _joined(text, line.text[1:], whole and line.whole)
            soft = soft or (not binary and _is_soft(text))
        elif soft and line.text.strip().upper() not in ("END:VCARD", "BEGIN:VCARD"):
            text, whole = _joined(text[:-1], line.text, whole and line.whole)
            soft = text.endswith("=")
        elif binary and BASE64_ONLY.match(line.text):
            continue
        else:
            if text:
                yield Line(number, text, whole)
            number, text, whole = line
            binary = ":" in text and _head(text.partition(":")[0]).is_binary
            if binary:
                text, whole = text[: text.find(":") + 1], True
            soft = not binary and _is_soft(text)
    if text:
        yield Line(number, text, whole)


def _joined(text: str, more: str, whole: bool) -> tuple[str, bool]:
    room = LINE_CEILING_CHARS - len(text)
    return text + more[: max(room, 0)], whole and len(more) <= room


def _is_soft(text: str) -> bool:
    return text.endswith("=") and _head(text.partition(":")[0]).encoding == "QUOTED-PRINTABLE"


def _property(number: int, text: str, whole: bool) -> Property:
    before, colon, value = text.partition(":")
    if '"' in before:
        # A colon inside a quoted parameter is no end of the head.
        before, colon, value = _quoted_head(text)
    head = _head(before)
    if not colon or not head.name:
        return Property(number, "", "", (), settled(text), whole)
    if not head.encoding:
        return Property(number, head.group, head.name, head.types, settled(value, head.charset or "cp1252"), whole)
    return Property(number, head.group, head.name, head.types, _decoded(value, head), whole)


def _head(text: str) -> Head:
    """Give what stands before the colon. An address book repeats a few dozen heads, so those are remembered."""
    return _remembered_head(text) if len(text) <= REMEMBERED_CHARS else _parsed_head(text)


def _parsed_head(text: str) -> Head:
    label, _, parameters = settled(text).partition(";")
    group, _, name = label.strip().rpartition(".")
    if not NAME.match(name):
        return Head("", "", (), "", "", False)
    types, charset, encoding = _parameters(";" + parameters) if parameters else ((), "", "")
    return Head(group.upper(), name.upper(), types, charset, encoding, name.upper() in BINARY)


_remembered_head = lru_cache(maxsize=512)(_parsed_head)


def _quoted_head(text: str) -> tuple[str, str, str]:
    inside = False
    for i, char in enumerate(text):
        if char == '"':
            inside = not inside
        elif char == ":" and not inside:
            return text[:i], ":", text[i + 1 :]
    return text.partition(":")


def _parameters(text: str) -> tuple[tuple[str, ...], str, str]:
    """Give the types, the charset and the encoding that a property's parameters name."""
    types: list[str] = []
    charset = encoding = ""
    for parameter in PARAMETER.findall(text):
        key, equals, value = parameter.partition("=")
        key, value = (key.strip().upper(), value.strip().strip('"')) if equals else ("", key.strip())
        if key == "CHARSET":
            charset = value
        elif key == "ENCODING" or (not key and value.upper() in ("QUOTED-PRINTABLE", "BASE64", "B")):
            encoding = value.upper()
        elif key in ("TYPE", ""):
            types.extend(word.strip().lower() for word in value.split(","))
        elif key in ("X-SERVICE-TYPE", "SERVICE-TYPE"):
            types.insert(0, value.lower())
    return tuple(types), charset, encoding


def _decoded(value: str, head: Head) -> str:
    """Give a value out of its transfer encoding; text so encoded is UTF-8 where no charset is named."""
    if head.encoding == "QUOTED-PRINTABLE":
        raw = binascii.a2b_qp(value.encode("utf-8", "surrogateescape"))
    elif head.encoding in ("BASE64", "B"):
        try:
            raw = binascii.a2b_base64(value.encode("ascii"))
        except ValueError:
            return settled(value)
    else:
        return settled(value, head.charset or "cp1252")
    text = decoded(raw, head.charset or "utf-8")
    return text.replace("\r\n", "\n").replace("\0", "")


def unescaped(value: str) -> str:
    r"""Give a value with its backslash escapes resolved.

    >>> unescaped(r"Smith\, Jones\nand sons")
    'Smith, Jones\nand sons'
    """
    if "\\" not in value:
        return value
    return ESCAPE.sub(lambda match: "\n" if match[1] in ("n", "N") else match[1], value)


def fields_of(value: str) -> list[str]:
    r"""Give the parts of a structured value, which semicolons separate.

    >>> fields_of(r"Díaz\;Vega;Ana;;")
    ['Díaz;Vega', 'Ana', '', '']
    """
    if "\\" not in value:
        return value.split(";")
    return _parts(value, FIELD)


def items_of(value: str) -> list[str]:
    """Give the items of a list value, which commas separate."""
    if "\\" not in value:
        return value.split(",")
    return _parts(value, ITEM)


def _parts(value: str, part: re.Pattern[str]) -> list[str]:
    found, at = [], 0
    while at <= len(value):
        match = part.match(value, at)
        end = match.end() if match else len(value)
        found.append(unescaped(value[at:end]))
        at = end + 1
    return found
