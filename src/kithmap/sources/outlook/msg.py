"""A single item dragged out of Outlook (.msg) becomes an interaction or a card (MS-OXMSG)."""

import struct
from collections.abc import Iterator, Mapping

from kithmap.kit.speech import marked, say
from kithmap.sources.document import Document
from kithmap.sources.format import Format, Record
from kithmap.sources.hints import Hints
from kithmap.sources.mail.message import Doubt
from kithmap.sources.outlook.compound import MAGIC, STORAGE, Compound, Entry, size_bytes
from kithmap.sources.outlook.damage import DAMAGES
from kithmap.sources.outlook.held import held
from kithmap.sources.outlook.item import MOST_RECIPIENTS, Item, ItemReader, Kind, kind_of
from kithmap.sources.outlook.named import ENTRIES, GUIDS, NONE, STRINGS, Named, named_in
from kithmap.sources.outlook.properties import (
    BINARY,
    MESSAGE_CLASS,
    MOST_TEXT_BYTES,
    TEXT,
    TEXT8,
    TEXTS,
    TEXTS8,
    WANTED,
    Properties,
    Value,
    value_of,
)
from kithmap.sources.trouble import Trouble

FIXED = "__properties_version1.0"
STREAM = "__substg1.0_"
RECIPIENT = "__recip_version1.0_"
NAMED_FOLDER = "__nameid_version1.0"
MARKS = tuple(name.encode("utf-16-le") for name in (FIXED, STREAM, NAMED_FOLDER))
TOP_BYTES, RECIPIENT_BYTES = 32, 8
"""How long the beginning of the table of fixed values is, of an item and of a recipient."""
MOST_FIXED_BYTES = 1 << 16
MOST_VALUES = 100
"""Of a property of several values, such as categories."""


def recognise(document: Document) -> bool:
    """Is it a compound file with Outlook's properties in it?"""
    return document.head.startswith(MAGIC) and any(mark in document.head for mark in MARKS)


def read(document: Document, hints: Hints) -> Iterator[Record]:
    """Give the interaction, card or trouble of one item, the meetings of a series each; a draft gives nothing."""
    try:
        for found in _read(document, hints):
            yield Trouble(document.name, None, found.what, found.todo) if isinstance(found, Doubt) else found
    except DAMAGES:
        yield Trouble(
            document.name,
            None,
            say("The file is damaged or was cut off."),
            say("Drag the message or contact out of Outlook once more."),
        )


def _read(document: Document, hints: Hints) -> Iterator[Record | Doubt]:
    if not document.head.strip():
        return
    with held(document, size_bytes=size_bytes(document.head)) as file:
        compound = Compound(file)
        top = compound.inside()
        named = _named(compound, top)
        item = _item(compound, top, wanted=WANTED | named.numbers())
    if kind_of(item.properties.text(MESSAGE_CLASS)) is Kind.OTHER:
        yield Doubt(
            say("This is neither a message nor a contact nor a meeting of Outlook's."),
            say("Nothing is needed; it is left out."),
        )
    yield from ItemReader(hints, named).read(item)


def _item(compound: Compound, top: Mapping[str, Entry], *, wanted: frozenset[int]) -> Item:
    own = _properties(compound, top, wanted, skip=TOP_BYTES)
    folders = [entry for name, entry in sorted(top.items()) if name.startswith(RECIPIENT) and entry.kind == STORAGE]
    rows = (compound.inside(folder) for folder in folders[:MOST_RECIPIENTS])
    return Item(own, tuple(_properties(compound, row, wanted, skip=RECIPIENT_BYTES) for row in rows))


def _named(compound: Compound, top: Mapping[str, Entry]) -> Named:
    folder = top.get(NAMED_FOLDER)
    if folder is None:
        return NONE
    inside = compound.inside(folder)
    return named_in(*(_stream(compound, inside, number, BINARY) for number in (ENTRIES, GUIDS, STRINGS)))


def _properties(compound: Compound, inside: Mapping[str, Entry], wanted: frozenset[int], *, skip: int) -> Properties:
    values: dict[int, tuple[int, Value]] = {}
    fixed = compound.read(inside[FIXED], most=MOST_FIXED_BYTES) if FIXED in inside else b""
    for place in range(skip, len(fixed) - 15, 16):
        kind, number = struct.unpack_from("<HH", fixed, place)
        if number not in wanted:
            continue
        if kind in (TEXT, TEXT8, BINARY):
            values[number] = (kind, _stream(compound, inside, number, kind))
        elif kind in (TEXTS, TEXTS8):
            values[number] = (kind, _streams(compound, inside, number, kind))
        else:
            values[number] = (kind, value_of(kind, fixed[place + 8 : place + 16]))
    return Properties(values)


def _stream(compound: Compound, inside: Mapping[str, Entry], number: int, kind: int) -> bytes:
    entry = inside.get(f"{STREAM}{number:04x}{kind:04x}")
    return compound.read(entry, most=MOST_TEXT_BYTES) if entry is not None else b""


def _streams(compound: Compound, inside: Mapping[str, Entry], number: int, kind: int) -> tuple[bytes, ...]:
    names = (f"{STREAM}{number:04x}{kind:04x}-{place:08x}" for place in range(MOST_VALUES))
    return tuple(compound.read(inside[name], most=MOST_TEXT_BYTES) for name in names if name in inside)


MSG = Format("msg", marked("Outlook message or contact (msg)"), recognise, read)
