"""Mailboxes become interactions: header fields only, bodies are neither kept nor decoded."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from kithmap.kit.speech import marked, say
from kithmap.sources.document import Document
from kithmap.sources.format import Format, Record
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import Interaction, Message
from kithmap.sources.mail.maildir import header_block_of, is_maildir, message_files
from kithmap.sources.mail.mbox import MboxScan
from kithmap.sources.mail.message import Doubt, MessageReader
from kithmap.sources.trouble import Trouble

_MBOX_HEAD = re.compile(rb"\s*From [^\n]{0,998}\n(?:>From |[!-9;-~]{1,998}[ \t]{0,8}:)")


def is_mbox(document: Document) -> bool:
    """Does it start with a "From …" line and a header line? A list of names or a letter does not."""
    return _MBOX_HEAD.match(document.head) is not None


def read_mbox(document: Document, hints: Hints) -> Iterator[Record]:
    """Stream one interaction or trouble for each message of an mbox; drafts are passed over."""
    with document.open() as stream:
        yield from mbox_records(MboxScan(stream), document.name, MessageReader(hints))


def mbox_records(scan: MboxScan, name: str, reader: MessageReader) -> Iterator[Record]:
    """Stream the messages of one pass over an mbox; lines of troubles count from where the pass began."""
    for found in mbox_messages(scan, name, reader):
        yield found.interaction() if isinstance(found, Message) else found


def mbox_messages(scan: MboxScan, name: str, reader: MessageReader) -> Iterator[Message | Trouble]:
    """Stream the same as tuples, which is faster."""
    for block in scan:
        item = reader.message(block.text)
        if isinstance(item, Message):
            yield item
        elif item is not None:
            yield Trouble(name, scan.line(block), item.what, item.todo)


def mbox_cuts(open_mbox: Callable[[], BinaryIO], *, size_bytes: int, piece_bytes: int) -> list[int]:
    """Give the places where messages begin that cut an mbox on disk into pieces of about `piece_bytes`, first 0."""
    cuts = [0]
    while cuts[-1] + piece_bytes * 3 // 2 < size_bytes:
        with open_mbox() as stream:
            block = next(iter(MboxScan(stream, start=cuts[-1] + piece_bytes)), None)
        if block is None:
            break
        cuts.append(block.offset)
    return cuts


def is_mail_folder(document: Document) -> bool:
    """Is it a folder with one file a message (maildir)?"""
    return document.path is not None and not document.head and is_maildir(document.path)


def read_maildir(document: Document, hints: Hints) -> Iterator[Record]:
    """Stream one interaction or trouble for each message in cur/ and new/; drafts are passed over."""
    if document.path is not None:
        yield from maildir_records(document.path, message_files(document.path), MessageReader(hints))


def maildir_records(place: Path, files: Iterable[str], reader: MessageReader) -> Iterator[Record]:
    """Stream the messages in `files`, which are named as from `place`."""
    for name in files:
        path = place / name
        item = _read_file(path, reader)
        if isinstance(item, Doubt):
            yield Trouble(str(path), None, item.what, item.todo)
        elif item is not None:
            yield item


def _read_file(path: Path, reader: MessageReader) -> Interaction | Doubt | None:
    try:
        return reader.read(header_block_of(path))
    except OSError as error:
        return Doubt(
            say("The message could not be opened ({why}).", why=error.strerror),
            say("Your mail program may have moved it meanwhile: bring in the folder again."),
        )


MBOX = Format(name="mbox", title=marked("Mailbox (mbox)"), recognise=is_mbox, read=read_mbox)
MAILDIR = Format(name="maildir", title=marked("Mail folder (maildir)"), recognise=is_mail_folder, read=read_maildir)
