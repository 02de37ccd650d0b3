"""A maildir folder gives the header blocks of its messages, one file each."""

import os
from pathlib import Path

from kithmap.sources.mail.lines import empty_line
from kithmap.sources.mail.mbox import MboxScan

FIRST_BYTES = 1 << 14
"""How much of a message file is read at first: most header blocks are shorter than half of this."""


def is_maildir(place: Path) -> bool:
    """Is this a folder of mail, one file a message (has cur/ and new/)?"""
    return (place / "cur").is_dir() and (place / "new").is_dir()


def message_files(place: Path) -> list[str]:
    """Give the message files of a maildir ("cur/…", "new/…") in a fixed order, but none that is flagged as a draft.

    Raises OSError where the folder may not be read.
    """
    return [
        f"{part}/{name}"
        for part in ("cur", "new")
        for name in sorted(os.listdir(place / part))
        if not name.startswith(".") and not _is_draft(name)
    ]


def _is_draft(name: str) -> bool:
    """Does the name carry the draft flag, as in "1262304884.M1P1.host:2,DS"? Windows has ";" or "!" for ":"."""
    _, mark, flags = name.rpartition("2,")
    return bool(mark) and "D" in flags


def header_block_of(path: Path) -> bytes:
    """Give the header block of a message file, starting with a line end; raises OSError where it cannot be read."""
    with path.open("rb", buffering=0) as stream:
        text = b"\n" + stream.read(FIRST_BYTES)
        end = empty_line(text, 0)
        if end >= 0 or len(text) <= FIRST_BYTES:
            return text[:end] if end >= 0 else text
        stream.seek(0)
        return MboxScan(stream).only_block()
