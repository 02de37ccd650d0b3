"""A tar archive, packed or not, gives its members as streams, front to back and never held."""

import io
import tarfile
from collections.abc import Callable, Generator
from pathlib import Path
from typing import IO, BinaryIO, NamedTuple

from kithmap.errors import BrokenArchive
from kithmap.sources.opening.packed import DAMAGE, Guarded

TAR_DAMAGE = (*DAMAGE, tarfile.TarError)
MARK, MARK_AT = b"ustar", 257
"""What every tar of the last thirty years says in its first header."""


class TarMember(NamedTuple):
    """One file of a tar: its place among them, its name, its size, and its bytes while the next is not asked for."""

    number: int
    name: str
    size: int
    stream: IO[bytes]


def is_tar(head: bytes) -> bool:
    """Is this the start of a tar archive?"""
    return head[MARK_AT : MARK_AT + len(MARK)] == MARK


def tar_members(opener: Callable[[], BinaryIO], path: Path) -> Generator[TarMember, None, None]:
    """Give the files of a tar in their order; links and folders are left out. Raises `BrokenArchive`."""
    with opener() as packed:
        try:
            with tarfile.open(fileobj=packed, mode="r|") as archive:
                number = 0
                while (member := archive.next()) is not None:
                    stream = archive.extractfile(member) if member.isreg() else None
                    if stream is not None:
                        yield TarMember(number, member.name, member.size, stream)
                    number += 1
                    # the archive's own list of what went by would grow with it
                    archive.members = []  # type: ignore[attr-defined]
        except TAR_DAMAGE as error:
            raise BrokenArchive(path) from error


def open_tar_member(opener: Callable[[], BinaryIO], path: Path, number: int, limit_bytes: int) -> BinaryIO:
    """Give the stream of one member; what lies before it is unpacked again and passed over."""
    members = tar_members(opener, path)
    for member in members:
        if member.number == number:
            guarded = Guarded(_Piecewise(member.stream), path, limit_bytes=limit_bytes, also_close=members.close)
            return io.BufferedReader(guarded)
    raise BrokenArchive(path)


class _Piecewise:
    """A member's stream that gives what it has, as `Guarded` asks."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def read1(self, size: int, /) -> bytes:
        try:
            return self._stream.read(size)
        except tarfile.TarError as error:
            raise EOFError from error

    def close(self) -> None:
        self._stream.close()
