"""Mailboxes become interactions: header fields only, bodies are neither kept nor decoded."""

import re
from collections.abc import Iterator

from kithmap.sources.document import Document
from kithmap.sources.format import Format, Record
from kithmap.sources.hints import Hints
from kithmap.sources.mail_message import Doubt, MessageReader
from kithmap.sources.mbox import MboxScan
from kithmap.sources.trouble import Trouble


def read_mbox(document: Document, hints: Hints) -> Iterator[Record]:
    """Stream one interaction or trouble for each message of an mbox; drafts are passed over."""
    reader = MessageReader(hints)
    with document.open() as stream:
        scan = MboxScan(stream)
        for block in scan:
            item = reader.read(block.text)
            if isinstance(item, Doubt):
                yield Trouble(document.name, scan.line(block), item.what, item.todo)
            elif item is not None:
                yield item
