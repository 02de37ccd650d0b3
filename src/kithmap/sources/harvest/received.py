"""What a server sent becomes columns, by the same readers as files."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from kithmap.errors import UnknownFormat
from kithmap.kit.speech import say
from kithmap.sources.card import Card
from kithmap.sources.document import HEAD_BYTES, Document
from kithmap.sources.edge import Edge
from kithmap.sources.format import Record
from kithmap.sources.harvest.task import Harvest
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import Interaction
from kithmap.sources.interactions import gather
from kithmap.sources.mail.message import Doubt, MessageReader
from kithmap.sources.readers import read
from kithmap.sources.trouble import Trouble


class Headers(NamedTuple):
    """The wanted header fields of one message as a server sends them, and what the server calls it."""

    name: str
    text: bytes


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a server keeps: a vCard or a calendar, and what the server calls it."""

    name: str
    text: bytes


WANTED_FIELDS = (
    "FROM SENDER TO CC BCC DATE SUBJECT LIST-ID LIST-UNSUBSCRIBE PRECEDENCE AUTO-SUBMITTED X-AUTO-RESPONSE-SUPPRESS"
)
"""The header fields that the mail reader looks at, as IMAP names them."""

ARRIVAL_FIELD = "RECEIVED"
"""What else it looks at where a message has no date of its own; it is longer than all others together."""


class MailReceiver:
    """Reads headers batch by batch, and remembers the values that recur in a mailbox."""

    def __init__(self, hints: Hints) -> None:
        self._reader = MessageReader(hints)

    def is_dated(self, headers: Headers) -> bool:
        """Do these fields make sense without the arrival field?"""
        return not isinstance(self._reader.read(_block(headers.text)), Doubt)

    def harvest(self, batch: Iterable[Headers], *, document: str, format: str) -> Harvest:
        """Give the messages of a batch as one part of `document`."""
        return harvest_of(self._records(batch), document=document, format=format)

    def _records(self, batch: Iterable[Headers]) -> Iterator[Record]:
        for headers in batch:
            item = self._reader.read(_block(headers.text))
            if isinstance(item, Doubt):
                yield Trouble(headers.name, None, item.what, item.todo)
            elif item is not None:
                yield item


def _block(text: bytes) -> bytes:
    """Give header fields as the reader wants them: a line end in front, none doubled."""
    return b"\n" + text.replace(b"\r\n", b"\n")


def harvest_items(items: Iterable[Item], hints: Hints, *, document: str, format: str) -> Harvest:
    """Give what stands in many items as one part of `document`; one that makes no sense is a trouble."""
    return harvest_of(
        (record for item in items for record in _records_of(item, hints)), document=document, format=format
    )


def _records_of(item: Item, hints: Hints) -> Iterator[Record]:
    opened = partial(io.BytesIO, item.text)
    document = Document(item.name, None, len(item.text), item.text[:HEAD_BYTES], opened)
    try:
        yield from read(document, hints)
    except UnknownFormat:
        yield Trouble(
            item.name,
            None,
            say("The server sent something else than a card or a calendar."),
            say("Nothing is needed; it is left out."),
        )


def harvest_of(records: Iterable[Record], *, document: str, format: str) -> Harvest:
    """Give records as one part of `document`."""
    found = list(records)
    troubles = tuple(record for record in found if isinstance(record, Trouble))
    return Harvest(
        document=document,
        format=format,
        cards=tuple(record for record in found if isinstance(record, Card)),
        interactions=gather(record for record in found if isinstance(record, Interaction)),
        troubles=tuple(replace(trouble, file=f"{document}: {trouble.file}") for trouble in troubles),
        read=len(found),
        finished=True,
        edges=tuple(record for record in found if isinstance(record, Edge)),
    )
