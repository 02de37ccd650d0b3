"""A compound file (MS-CFB): a small file system in one file, in which Outlook keeps a single item."""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from kithmap.sources.outlook.damage import Damage

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER_BYTES = 512
END = 0xFFFFFFFA
"""From here on sector numbers are signs: free, end of a chain, tables."""
STORAGE, STREAM, ROOT = 1, 2, 5
NOBODY = 0xFFFFFFFF
ENTRY = struct.Struct("<64sHBBIII16sIQQIQ")
"""Of the directory: name, its length, kind, colour, left, right, child, class, state, two moments, start, size."""
MOST_ENTRIES = 200_000
"""A message to a thousand people has some 20,000."""
SMALL_SHIFT = 6
LARGEST_FILE = 1 << 40


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder inside: its name, kind, the numbers of its neighbours and first child, where it starts."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


def size_bytes(head: bytes) -> int:
    """Give the most bytes that a compound file with this header can have. Raises `struct.error`."""
    shift, tables = struct.unpack_from("<H", head, 30)[0], struct.unpack_from("<I", head, 44)[0]
    return int((tables * (1 << min(shift, 12)) // 4 + 1) << min(shift, 12))


class Compound:
    """A compound file that is open. Raises `Damage` or `struct.error` where it makes no sense."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        header = self._at(0, HEADER_BYTES)
        shift, small_shift = struct.unpack_from("<HH", header, 30)
        if not header.startswith(MAGIC) or shift not in (9, 12) or small_shift != SMALL_SHIFT:
            raise Damage("no compound file")
        self._sector = 1 << shift
        tables, directory = struct.unpack_from("<I", header, 44)[0], struct.unpack_from("<I", header, 48)[0]
        self._cutoff, small_table, _, more, _ = struct.unpack_from("<IIIII", header, 56)
        self._tables = self._table_places(header, more, count=tables)
        self._known: dict[int, tuple[int, ...]] = {}
        self._entries = self._directory(directory)
        root = self._entries[0]
        if root.kind != ROOT:
            raise Damage("no root")
        self._small_table = self._chain_bytes(small_table, most=self._sector * 4096)
        self._small = list(self._chain(root.start, most=root.size // self._sector + 1))

    def inside(self, folder: Entry | None = None) -> Mapping[str, Entry]:
        """Give what lies in a folder (none: the top), by name in lower case."""
        waiting = [(folder or self._entries[0]).child]
        seen: set[int] = set()
        found: dict[str, Entry] = {}
        while waiting:
            number = waiting.pop()
            if number >= len(self._entries) or number in seen:
                continue
            seen.add(number)
            entry = self._entries[number]
            found[entry.name.lower()] = entry
            waiting += (entry.right, entry.left)
        return found

    def read(self, entry: Entry, *, most: int) -> bytes:
        """Give the first `most` bytes of a file inside."""
        size = min(entry.size, most)
        if entry.kind != STREAM or size <= 0:
            return b""
        if entry.size >= self._cutoff:
            return self._chain_bytes(entry.start, most=size)
        return b"".join(self._small_pieces(entry.start, count=(size - 1 >> SMALL_SHIFT) + 1))[:size]

    def _table_places(self, header: bytes, more: int, *, count: int) -> list[int]:
        """Give the sectors in which the table of chains stands: 109 of them in the header, the rest in sectors."""
        places = list(struct.unpack_from("<109I", header, 76))
        each, seen = self._sector // 4, set[int]()
        while more < END and more not in seen and len(places) < count:
            seen.add(more)
            *found, more = struct.unpack(f"<{each}I", self._sector_at(more))
            places += found
        return places[:count]

    def _next(self, sector: int) -> int:
        each = self._sector // 4
        table, place = divmod(sector, each)
        if table >= len(self._tables):
            raise Damage("a chain leads out of the file")
        if table not in self._known:
            self._known[table] = struct.unpack(f"<{each}I", self._sector_at(self._tables[table]))
        found: int = self._known[table][place]
        return found

    def _chain(self, sector: int, *, most: int) -> Iterator[int]:
        """Give the sectors of a chain, at most so many; a chain in a circle ends there too."""
        for _ in range(min(most, len(self._tables) * self._sector // 4)):
            if sector >= END:
                return
            yield sector
            sector = self._next(sector)

    def _chain_bytes(self, sector: int, *, most: int) -> bytes:
        count = (most - 1) // self._sector + 1
        return b"".join(self._sector_at(one) for one in self._chain(sector, most=count))[:most]

    def _small_pieces(self, sector: int, *, count: int) -> Iterator[bytes]:
        each = self._sector >> SMALL_SHIFT
        for _ in range(count):
            if sector >= END:
                return
            whole, part = divmod(sector, each)
            if whole >= len(self._small):
                raise Damage("a small chain leads out of the file")
            yield self._at(((self._small[whole] + 1) * self._sector) + (part << SMALL_SHIFT), 1 << SMALL_SHIFT)
            (sector,) = struct.unpack_from("<I", self._small_table, sector * 4)

    def _directory(self, start: int) -> list[Entry]:
        raw = self._chain_bytes(start, most=MOST_ENTRIES * ENTRY.size)
        return [_entry(fields) for fields in ENTRY.iter_unpack(raw[: len(raw) // ENTRY.size * ENTRY.size])] or [
            Entry("", 0, NOBODY, NOBODY, NOBODY, END, 0)
        ]

    def _sector_at(self, number: int) -> bytes:
        found = self._at((number + 1) * self._sector, self._sector)
        if len(found) < self._sector:
            # the last sector may be cut short; what is missing is filled
            if not found:
                raise Damage("a sector lies behind the end of the file")
            found += b"\0" * (self._sector - len(found))
        return found

    def _at(self, place: int, length: int) -> bytes:
        if place > LARGEST_FILE:
            raise Damage("a place lies beyond the end of the file")
        self._file.seek(place)
        return self._file.read(length)


def _entry(fields: tuple[bytes, int, int, int, int, int, int, bytes, int, int, int, int, int]) -> Entry:
    name, length, kind, _, left, right, child, _, _, _, _, start, size = fields
    shown = name[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
    # files of small sectors may carry anything in the upper half of the size
    return Entry(shown, kind, left, right, child, start, size & 0xFFFFFFFF)
