"""The readers: which formats there are, and which one a document is in."""

from collections.abc import Iterator

from kithmap.errors import SourceError, UnknownFormat
from kithmap.sources import vcard
from kithmap.sources.document import Document
from kithmap.sources.format import Format, Record
from kithmap.sources.hints import Hints
from kithmap.sources.trouble import Trouble

FORMATS: tuple[Format, ...] = (vcard.VCARD,)
"""Formats with marks of their own, the surest first."""


def recognise(document: Document, hints: Hints | None = None) -> Format:
    """Give the format a document is in, by its content; raises `UnknownFormat`."""
    for format_ in FORMATS:
        if format_.recognise(document):
            return format_
    raise UnknownFormat(document.name)


def has_marks(document: Document) -> bool:
    """Does the document carry the marks of a known format? Plain lists of names carry none."""
    return any(format_.recognise(document) for format_ in FORMATS)


def read(document: Document, hints: Hints) -> Iterator[Record]:
    """Stream the records of a document; raises `UnknownFormat`.

    Where a file breaks off in the middle (a cut download, a damaged archive), what was read before stays, and a
    trouble tells the rest.
    """
    format_ = recognise(document, hints)
    try:
        yield from format_.read(document, hints)
    except (SourceError, OSError) as error:
        yield Trouble(
            file=document.name,
            line=None,
            what=f"The file could be read only in part: {error}",
            todo="What was read until there is taken in. Bring in a whole copy for the rest.",
        )
