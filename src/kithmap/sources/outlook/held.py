"""A document as a file in which one can read anywhere, which formats of trees and tables need."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from kithmap.sources.document import Document

HELD_BYTES = 2_000_000
"""Of a packed document so much is held in memory; the rest lies in a nameless file while it is read."""
PIECE_BYTES = 1 << 18


@contextmanager
def held(document: Document, *, size_bytes: int) -> Iterator[BinaryIO]:
    """Give the file of a document, or the first `size_bytes` of a packed one, unpacked; gone when this ends."""
    if document.path is not None:
        with document.path.open("rb") as file:
            yield file
        return
    with document.open() as stream, tempfile.SpooledTemporaryFile(max_size=HELD_BYTES) as copy:
        left = size_bytes
        while left > 0 and (piece := stream.read(min(left, PIECE_BYTES))):
            copy.write(piece)
            left -= len(piece)
        copy.seek(0)
        yield cast(BinaryIO, copy)
