"""A document: one readable thing inside what the owner gave, unpacked and with a ceiling."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

HEAD_BYTES = 65_536
"""How much of a document a format may look at to recognise it."""


@dataclass(frozen=True, slots=True)
class Document:
    """One readable thing: a plain file, the inside of a .gz, a member of a ZIP, or a maildir folder.

    `name` is what troubles call it ("export.zip/Connections.csv"). `path` is the plain file or maildir folder on
    disk, None for packed members. `size` is in bytes as stored on disk. `head` holds the first `HEAD_BYTES`,
    unpacked (empty for a folder). `open` gives a fresh unpacked stream, which raises `TooLarge` or `BrokenArchive`
    when it is read too far. `modified_ns` is when a plain file was last written to, 0 for anything else.
    """

    name: str
    path: Path | None
    size: int
    head: bytes
    open: Callable[[], BinaryIO]
    modified_ns: int = 0
