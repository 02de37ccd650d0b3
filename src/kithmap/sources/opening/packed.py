"""A packed file opens as the stream of what is inside it, with a ceiling."""

import gzip
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from kithmap.errors import BrokenArchive, NoSuchFile, NotAllowed, SourceError, TooLarge

CEILING_MB = 20_000
"""Largest unpacked size taken in: the largest mailboxes that mail services export lie well below."""

MOST_RATIO = 200
"""Text shrinks to a tenth, mail full of copies to a fiftieth; beyond this it was made to flood a disk."""

RATIO_FREE_MB = 100
"""Below this unpacked size a high ratio does no harm: ten thousand near-identical rows shrink a lot."""

MB = 1_000_000

DAMAGE = (
    EOFError,
    OSError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    OverflowError,
    ValueError,
)
"""What gzip and zipfile raise on damaged, cut off, encrypted or outlandish input."""


def as_source_error(error: OSError, path: object) -> SourceError:
    """Give the owner's sentence for a system error on `path`."""
    return NotAllowed(path) if isinstance(error, PermissionError) else NoSuchFile(path)


def open_plain(path: Path) -> BinaryIO:
    """Give a stream of the file as it is; raises `NoSuchFile` or `NotAllowed`."""
    try:
        return path.open("rb")
    except OSError as error:
        raise as_source_error(error, path) from error


def open_gz(path: Path, limit_bytes: int) -> io.BufferedReader:
    """Give a stream of what the .gz holds, which raises `TooLarge` or `BrokenArchive` when it is read too far."""
    raw = open_plain(path)
    return io.BufferedReader(Guarded(gzip.GzipFile(fileobj=raw), path, limit_bytes=limit_bytes, also_close=raw.close))


def open_member(path: Path, member: zipfile.ZipInfo, limit_bytes: int) -> io.BufferedReader:
    """Give a stream of one member of a ZIP, which raises `TooLarge` or `BrokenArchive` when it is read too far."""
    archive = open_archive(path)
    try:
        inner = cast(Unpacking, archive.open(member))
    except (*DAMAGE, KeyError) as error:
        archive.close()
        raise BrokenArchive(path) from error
    return io.BufferedReader(Guarded(inner, path, limit_bytes=limit_bytes, also_close=archive.close))


def open_archive(path: Path) -> zipfile.ZipFile:
    """Give the ZIP's table of contents; raises `BrokenArchive`, `NoSuchFile` or `NotAllowed`."""
    open_plain(path).close()
    try:
        return zipfile.ZipFile(path)
    except DAMAGE as error:
        raise BrokenArchive(path) from error


def limit_bytes_of(packed_bytes: int, *, ceiling_mb: int) -> int:
    """Give how far something of this packed size may unpack: the ceiling, or less where the ratio is outlandish."""
    return min(ceiling_mb * MB, max(RATIO_FREE_MB * MB, MOST_RATIO * packed_bytes))


class Unpacking(Protocol):
    """A stream that gives as much as it has unpacked, so that damage costs only what lies behind it."""

    def read1(self, size: int, /) -> bytes: ...

    def close(self) -> None: ...


class Guarded(io.RawIOBase):
    """A stream of unpacked bytes that stops at a limit and names damage in the owner's words."""

    def __init__(
        self,
        inner: Unpacking,
        path: Path,
        *,
        limit_bytes: int,
        also_close: Callable[[], None],
    ) -> None:
        self._inner = inner
        self._path = path
        self._limit_bytes = limit_bytes
        self._also_close = also_close
        self._given_bytes = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            chunk = self._inner.read1(len(buffer))
        except DAMAGE as error:
            raise BrokenArchive(self._path) from error
        self._given_bytes += len(chunk)
        if self._given_bytes > self._limit_bytes:
            raise TooLarge(self._path, ceiling_mb=self._limit_bytes // MB)
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        if not self.closed:
            self._inner.close()
            self._also_close()
        super().close()
