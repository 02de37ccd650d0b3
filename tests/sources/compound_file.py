"""Writes compound files (MS-CFB) and Outlook's single items in them (MS-OXMSG), for tests to read."""

import struct
from collections.abc import Iterator, Mapping
from typing import Any

from tests.sources.outlook_values import BINARY, TEXT, TEXT8, TEXTS, Values, raw_value

SECTOR, SMALL, CUTOFF = 512, 64, 4096
FREE, END, TABLE_SECTOR, MORE_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
STORAGE, STREAM, ROOT = 1, 2, 5
Folder = Mapping[str, Any]
"""Names and what lies under them: bytes, or a folder again."""


class _Entry:
    def __init__(self, name: str, kind: int, content: bytes = b"") -> None:
        self.name, self.kind, self.content = name, kind, content
        self.left = self.right = self.child = FREE
        self.start, self.size = END if kind == STREAM else 0, len(content)

    def packed(self) -> bytes:
        name = self.name.encode("utf-16-le") + b"\0\0"
        kind = (self.kind, 1, self.left, self.right, self.child)
        return name.ljust(64, b"\0") + struct.pack(
            "<HBBIII16sIQQIQ", len(name), *kind, b"\0" * 16, 0, 0, 0, self.start, self.size
        )


def compound(top: Folder) -> bytes:
    """Give a compound file with these files and folders in it."""
    entries = [_Entry("Root Entry", ROOT)]
    _fill(entries, entries[0], top)
    chains = _Chains()
    small = b""
    small_table: list[int] = []
    for entry in entries:
        if entry.kind != STREAM or not entry.content:
            continue
        if len(entry.content) >= CUTOFF:
            entry.start = chains.add(entry.content)
            continue
        entry.start = len(small_table)
        count = -(-len(entry.content) // SMALL)
        small_table += [*range(entry.start + 1, entry.start + count), END]
        small += entry.content.ljust(count * SMALL, b"\0")
    entries[0].start, entries[0].size = chains.add(small), len(small)
    small_at = chains.add(struct.pack(f"<{len(small_table)}I", *small_table), fill=b"\xff")
    directory_at = chains.add(b"".join(entry.packed() for entry in entries))
    return _file(chains, directory_at, small_at, small_count=-(-len(small_table) * 4 // SECTOR))


def _fill(entries: list[_Entry], folder: _Entry, inside: Folder) -> None:
    """Add what lies in a folder; its entries form a balanced tree, shorter names first."""
    made = []
    for name, content in sorted(inside.items(), key=lambda item: (len(item[0]), item[0].upper())):
        entry = _Entry(name, STREAM, content) if isinstance(content, bytes) else _Entry(name, STORAGE)
        made.append(len(entries))
        entries.append(entry)
        if not isinstance(content, bytes):
            _fill(entries, entry, content)
    folder.child = _balanced(entries, made)


def _balanced(entries: list[_Entry], numbers: list[int]) -> int:
    if not numbers:
        return FREE
    middle = len(numbers) // 2
    entry = entries[numbers[middle]]
    entry.left, entry.right = _balanced(entries, numbers[:middle]), _balanced(entries, numbers[middle + 1 :])
    return numbers[middle]


class _Chains:
    """Sectors, and the table that says which follows which."""

    def __init__(self) -> None:
        self.sectors: list[bytes] = []
        self.table: list[int] = []

    def add(self, content: bytes, *, fill: bytes = b"\0") -> int:
        """Give the first sector of `content`."""
        if not content:
            return END
        start, count = len(self.sectors), -(-len(content) // SECTOR)
        padded = content.ljust(count * SECTOR, fill)
        self.sectors += [padded[at : at + SECTOR] for at in range(0, len(padded), SECTOR)]
        self.table += [*range(start + 1, start + count), END]
        return start


def _file(chains: _Chains, directory_at: int, small_at: int, *, small_count: int) -> bytes:
    used, each = len(chains.sectors), SECTOR // 4
    tables, more = 1, 0
    while tables * each < used + tables + more:
        tables += 1
        more = max(0, -(-(tables - 109) // (each - 1)))
    table = [*chains.table, *[TABLE_SECTOR] * tables, *[MORE_SECTOR] * more]
    table += [FREE] * (tables * each - len(table))
    places = [used + number for number in range(tables)]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHH6xI", 0x3E, 3, 0xFFFE, 9, 6, 0)
    more_at = used + tables if more else END
    header += struct.pack("<IIIIIIII", tables, directory_at, 0, CUTOFF, small_at, small_count, more_at, more)
    header += struct.pack("<109I", *(places + [FREE] * 109)[:109])
    body = b"".join(chains.sectors) + struct.pack(f"<{len(table)}I", *table)
    return header + body + _more(places[109:], start=used + tables, each=each)


def _more(places: list[int], *, start: int, each: int) -> bytes:
    """Give the sectors that go on with the list of tables where the header is full."""
    pieces = [places[at : at + each - 1] for at in range(0, len(places), each - 1)]
    found = b""
    for number, piece in enumerate(pieces, start=1):
        follows = start + number if number < len(pieces) else END
        found += struct.pack(f"<{each}I", *piece, *[FREE] * (each - 1 - len(piece)), follows)
    return found


def msg(values: Values, recipients: tuple[Values, ...] = (), *, named: Mapping[int, bytes] | None = None) -> bytes:
    """Give a single item with these properties; `named` are its three tables of names."""
    top: dict[str, Any] = dict(_streams(values, head=struct.pack("<8xIIII8x", len(recipients), 0, len(recipients), 0)))
    for number, row in enumerate(recipients):
        top[f"__recip_version1.0_#{number:08X}"] = dict(_streams(row, head=b"\0" * 8))
    top["__nameid_version1.0"] = {
        f"__substg1.0_{number:04X}0102": table for number, table in (named or {2: b"", 3: b"", 4: b""}).items()
    }
    return compound(top)


def _streams(values: Values, *, head: bytes) -> Iterator[tuple[str, bytes]]:
    fixed = head
    for (number, kind), value in sorted(values.items()):
        raw = raw_value(kind, value)
        place = f"__substg1.0_{number:04X}{kind:04X}"
        beside = raw.ljust(8, b"\0")
        if kind in (TEXT, TEXT8, BINARY):
            yield place, raw
            beside = struct.pack("<II", len(raw) + {TEXT: 2, TEXT8: 1}.get(kind, 0), 3)
        elif kind == TEXTS:
            pieces = [raw_value(TEXT, one) + b"\0\0" for one in value]
            yield place, b"".join(struct.pack("<I", len(piece)) for piece in pieces)
            for index, piece in enumerate(pieces):
                yield f"{place}-{index:08X}", piece
            beside = struct.pack("<II", len(pieces) * 4, 3)
        fixed += struct.pack("<HHI", kind, number, 6) + beside[:8]
    yield "__properties_version1.0", fixed
