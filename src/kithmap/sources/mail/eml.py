"""A single message in a file of its own (.eml) becomes an interaction: header fields only."""

import re
from collections.abc import Iterator

from kithmap.kit.speech import marked
from kithmap.sources.document import Document
from kithmap.sources.format import Format
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import Interaction
from kithmap.sources.mail.mbox import MboxScan
from kithmap.sources.mail.message import Doubt, MessageReader
from kithmap.sources.trouble import Trouble

_FIELD = re.compile(rb"(?:\xef\xbb\xbf)?[!-9;-~]{1,100}:[ \t\r\n]")
_NEEDED = (re.compile(rb"(?im)^from:"), re.compile(rb"(?im)^date:"))
_OTHER = re.compile(rb"(?im)^(to|cc|subject|message-id|received|mime-version):")
_EMPTY_LINE = re.compile(rb"\r?\n\r?\n")


def is_eml(document: Document) -> bool:
    """Does it begin with header fields, a sender and a date among them?"""
    if _FIELD.match(document.head) is None:
        return False
    block = _EMPTY_LINE.split(document.head, 1)[0]
    return all(field.search(block) for field in _NEEDED) and _OTHER.search(block) is not None


def read_eml(document: Document, hints: Hints) -> Iterator[Interaction | Trouble]:
    """Give the one interaction or trouble of a message; a draft gives nothing."""
    with document.open() as stream:
        block = MboxScan(stream).only_block()
    item = MessageReader(hints).read(block) if block.strip() else None
    if isinstance(item, Doubt):
        yield Trouble(document.name, 1, item.what, item.todo)
    elif item is not None:
        yield item


EML = Format(name="eml", title=marked("Single message (eml)"), recognise=is_eml, read=read_eml)
