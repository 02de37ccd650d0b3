"""Write a result to the file that was asked for; a file of the owner's own is not written over, a fault names the file.

The rule for all commands that write a file: what Kithmap wrote there before, and an empty file, is replaced; anything
else stays unless --force is given.
"""

import gzip
import zlib
from pathlib import Path

import click

from kithmap.errors import KithmapError
from kithmap_app.speech import say

BACKUP = ".kithmap"
SIGNS = {
    BACKUP: b"store_storedbook",
    ".svg": b'id="km-title"',
    ".png": b"Software\0Kithmap",
    ".pdf": b"KithmapSans",
    ".ics": b"PRODID:-//Kithmap//",
    ".json": b'"format": "kithmap-book"',
    ".graphml": b'<key id="n.kind"',
    ".csv": b"egoID,",
    ".md": b"alter_ties.csv",
}
"""What stands in every file of that ending that Kithmap writes, and in hardly any other."""
LOOKED_AT_BYTES = 64_000_000
"""More than any picture or book of one person; the rest of a longer file is not looked at."""

FORCE = click.option("--force", is_flag=True, help="Write also over a file that Kithmap did not write.")


class FileNotOurs(KithmapError):
    """A file is to be written where the owner has one of another kind."""

    def __init__(self, path: Path) -> None:
        told = say("{file} holds something that Kithmap did not write, so it stays.", file=path)
        super().__init__(told + " " + say("Give another name, or --force to write over it."))


def write_result(path: Path, content: bytes, *, force: bool) -> None:
    """Write `content` to `path`, with the folders above it.

    Raises FileNotOurs where a file of the owner's own is there, and `OSError` that knows the file: the system
    names none where a disk is full, and the owner would not know which.
    """
    if not force:
        refuse_foreign(path, kind=path.suffix.lower())
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def refuse_foreign(path: Path, *, kind: str) -> None:
    """Raise FileNotOurs where a file is at `path` that holds something and is no file of this kind by Kithmap.

    Pipes and devices hold nothing.
    """
    if path.is_file() and path.stat().st_size and not _is_ours(path, kind):
        raise FileNotOurs(path)


def _is_ours(path: Path, kind: str) -> bool:
    try:
        with gzip.open(path) if kind == BACKUP else path.open("rb") as file:
            return SIGNS[kind] in file.read(LOOKED_AT_BYTES)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        return False


def signed_png(picture: bytes) -> bytes:
    """Give a PNG that says with what it was made, in its first chunk after the header (PNG, 11.3.3.2)."""
    body = b"tEXt" + SIGNS[".png"]
    chunk = (len(body) - 4).to_bytes(4) + body + zlib.crc32(body).to_bytes(4)
    return picture[:HEADER_BYTES] + chunk + picture[HEADER_BYTES:]


HEADER_BYTES = 33
"""Signature of 8 bytes, and the chunk IHDR of 25."""
