"""A task of the harvest, one document or one stretch of a large mailbox, gives its records as columns."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeVar

from kithmap.kit.speech import say
from kithmap.sources.card import Card
from kithmap.sources.cut_off import as_far_as_possible
from kithmap.sources.document import Document
from kithmap.sources.edge import Edge
from kithmap.sources.format import Format, Record
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import Interaction, Message
from kithmap.sources.interactions import Gatherer, Interactions, gather
from kithmap.sources.mail.formats import MBOX, maildir_records, mbox_messages
from kithmap.sources.mail.maildir import message_files
from kithmap.sources.mail.mbox import MboxScan
from kithmap.sources.mail.message import MessageReader
from kithmap.sources.trouble import Trouble

MOST_RECORDS = 50_000
"""How many records one harvest holds at most, so that memory does not grow with the file."""

TICK_RECORDS = 250
"""Records between two words of progress: about a hundred a second, for it is then that processes hear one another."""

METER_BYTES = 1 << 16
"""How much is read at a time where it is metered: little enough that the meter moves, enough that it costs nothing."""

PACKED_RATIO = 4
"""Mail and address books shrink to about a quarter; only the progress bar of a packed file rests on this."""

_R = TypeVar("_R")

Tick = Callable[[int, int], None]
"""Is told how many bytes (as on disk) and how many records of a task are done."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Harvest:
    """What one document gave, or one part of it; the parts of a document follow one another, `finished` is the last.

    `document` and `format` are for the owner's eyes; `format` is "" where none was recognised. `read` counts the
    records here: cards, interactions, edges and troubles together.
    """

    document: str
    format: str
    cards: tuple[Card, ...]
    interactions: Interactions
    troubles: tuple[Trouble, ...]
    read: int
    finished: bool
    edges: tuple[Edge, ...] = ()


class Stretch(NamedTuple):
    """Part of a mailbox: the bytes `start` to `stop` of an mbox, or the files of these numbers in a maildir."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One document, or a stretch of it; `weight` is in bytes on disk, `is_last` tells that no more of it follows."""

    document: Document
    format: Format
    weight: int
    stretch: Stretch | None = None
    is_last: bool = True


class Sheaf(NamedTuple):
    """Some of a task's records. The last one of a task tells its `lines`, from which the next stretch counts on."""

    harvest: Harvest
    lines: int = 0
    is_last: bool = False


def only_trouble(trouble: Trouble, task: Task | None = None) -> Harvest:
    """Give the harvest of what could not be used: nothing but its trouble."""
    return Harvest(
        document=trouble.file,
        format=task.format.called if task else "",
        cards=(),
        interactions=gather([]),
        troubles=(trouble,),
        read=1,
        finished=task.is_last if task else True,
    )


class Reaper:
    """Does one task after another, and remembers what recurs from mailbox to mailbox."""

    def __init__(self, hints: Hints) -> None:
        self._hints = hints
        self._mail = MessageReader(hints)
        self._listed: tuple[Path | None, list[str]] = (None, [])

    def sheaves(self, task: Task, tick: Tick) -> Iterator[Sheaf]:
        """Give the records of a task in sheaves of at most `MOST_RECORDS`; at least one, the last marked so."""
        if task.stretch is None:
            yield from self._of_document(task, tick)
        elif task.format == MBOX:
            yield from self._of_mbox(task, task.stretch, tick)
        else:
            yield from self._of_maildir(task, task.stretch, tick)

    def _of_document(self, task: Task, tick: Tick) -> Iterator[Sheaf]:
        passed = 0

        def metered() -> BinaryIO:
            def count(length: int) -> None:
                nonlocal passed
                passed += length

            return io.BufferedReader(_Metered(task.document.open(), count), buffer_size=METER_BYTES)

        def progress(records: int) -> None:
            unpacked = passed if task.document.path is not None else passed // PACKED_RATIO
            tick(min(unpacked, task.weight), records)

        document = replace(task.document, open=metered)
        yield from _bound(_unchanged(task.format.read(document, self._hints), task), task, progress)

    def _of_mbox(self, task: Task, stretch: Stretch, tick: Tick) -> Iterator[Sheaf]:
        scans: list[MboxScan] = []

        def records() -> Iterator[Message | Trouble]:
            with task.document.open() as stream:
                scans.append(MboxScan(stream, start=stretch.start, stop=stretch.stop))
                yield from mbox_messages(scans[0], task.document.name, self._mail)

        for sheaf in _bound(
            _unchanged(records(), task), task, lambda count: tick(scans[0].offset - stretch.start, count)
        ):
            yield sheaf._replace(lines=scans[0].lines) if sheaf.is_last and scans else sheaf

    def _of_maildir(self, task: Task, stretch: Stretch, tick: Tick) -> Iterator[Sheaf]:
        def records() -> Iterator[Record]:
            place = task.document.path or Path()
            if self._listed[0] != place:
                self._listed = (place, message_files(place))
            yield from maildir_records(place, self._listed[1][stretch.start : stretch.stop], self._mail)

        file_bytes = task.weight / max(stretch.stop - stretch.start, 1)
        yield from _bound(records(), task, lambda count: tick(int(count * file_bytes), count))


class _Metered(io.RawIOBase):
    """A stream that tells how much of it has been read."""

    def __init__(self, inner: BinaryIO, tell: Callable[[int], None]) -> None:
        self._inner = inner
        self._tell = tell

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        piece = self._inner.read(len(buffer))
        buffer[: len(piece)] = piece
        self._tell(len(piece))
        return len(piece)

    def close(self) -> None:
        if not self.closed:
            self._inner.close()
        super().close()


def _unchanged(records: Iterator[_R], task: Task) -> Iterator[_R | Trouble]:
    """Stream `records`, with one trouble behind them where the file was written to while it was read."""
    yield from records
    document = task.document
    if not task.is_last or document.path is None or not document.modified_ns:
        return
    try:
        status = document.path.stat()
        is_same = (status.st_size, status.st_mtime_ns) == (document.size, document.modified_ns)
    except OSError:
        is_same = False
    if not is_same:
        yield Trouble(
            document.name,
            None,
            say("The file changed while it was read."),
            say("Close the program that writes to it, and bring it in again; what is in already stays as it is."),
        )


def _bound(
    records: Iterator[Record | Message] | Iterator[Message | Trouble], task: Task, progress: Callable[[int], None]
) -> Iterator[Sheaf]:
    """Bind records into sheaves, with a word of progress every `TICK_RECORDS`."""
    pile = _Pile()
    for count, record in enumerate(as_far_as_possible(records, task.document.name), start=1):
        if pile.count == MOST_RECORDS:
            yield Sheaf(pile.harvest(task))
            pile = _Pile()
        pile.add(record)
        if count % TICK_RECORDS == 0:
            progress(count)
    yield Sheaf(pile.harvest(task, finished=task.is_last), is_last=True)


class _Pile:
    """Records of one sheaf, as they come in."""

    def __init__(self) -> None:
        self.count = 0
        self._cards: list[Card] = []
        self._edges: list[Edge] = []
        self._troubles: list[Trouble] = []
        self._interactions = Gatherer()

    def add(self, record: Record | Message) -> None:
        self.count += 1
        if isinstance(record, Message):
            self._interactions.add_message(record)
        elif isinstance(record, Interaction):
            self._interactions.add(record)
        elif isinstance(record, Card):
            self._cards.append(record)
        elif isinstance(record, Edge):
            self._edges.append(record)
        else:
            self._troubles.append(record)

    def harvest(self, task: Task, *, finished: bool = False) -> Harvest:
        return Harvest(
            document=task.document.name,
            format=task.format.called,
            cards=tuple(self._cards),
            interactions=self._interactions.columns(),
            troubles=tuple(self._troubles),
            read=self.count,
            finished=finished,
            edges=tuple(self._edges),
        )
