"""Writes stores of Outlook's (MS-PST) in each of their three layouts, scrambled or not, for tests to read."""

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kithmap.sources.outlook.ciphers import MOVED, cycled_back
from tests.sources.outlook_values import BINARY, BOOLEAN, INT32, TEXT, Values, raw_value

PLACES = {"ansi": (512, 496, 12, 8180), "unicode": (512, 488, 16, 8176), "large": (4096, 4056, 24, 65_512)}
"""Of each layout: bytes of a page, where its counts are, bytes of its trailer, most bytes in a block."""
ROOT, TOP, FIRST_FOLDER, FIRST_MESSAGE = 0x122, 0x8022, 0x8042, 0x200004
STORE_KEY = bytes(range(16))


@dataclass
class StoreFile:
    """A store in the making. `cipher` 0 scrambles nothing, 1 permutes, 2 cycles."""

    layout: str = "unicode"
    cipher: int = 1
    nodes: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    blocks: dict[int, bytes] = field(default_factory=dict)
    next_block: int = 4
    folders: int = 0
    messages: int = 0

    def __post_init__(self) -> None:
        entry_id = b"\0" * 4 + STORE_KEY + struct.pack("<I", TOP)
        self.node(0x21, {(0x3001, TEXT): "Mira", (0x0FF9, BINARY): STORE_KEY, (0x35E0, BINARY): entry_id})
        self.node(ROOT, {(0x3001, TEXT): "", (0x3602, INT32): 0, (0x3603, INT32): 0, (0x360A, BOOLEAN): 1}, parent=ROOT)
        self.node(TOP, _folder("Top of Personal Folders", ""), parent=ROOT)

    @property
    def is_wide(self) -> bool:
        return self.layout != "ansi"

    def names(self, tables: Mapping[int, bytes]) -> None:
        """Add the table of names; the numbers of kinds and buckets are those that every store has."""
        self.node(0x61, {(0x0001, INT32): 251, **{(number, BINARY): raw for number, raw in tables.items()}})

    def folder(self, name: str, *, kind: str = "IPF.Note", parent: int = TOP) -> int:
        """Add a folder, and give its number."""
        number = FIRST_FOLDER + 0x20 * self.folders
        self.folders += 1
        self.node(number, _folder(name, kind), parent=parent)
        return number

    def item(self, folder: int, values: Values, recipients: tuple[Values, ...] = ()) -> int:
        """Add a message or contact, and give its number."""
        number = FIRST_MESSAGE + 0x20 * self.messages
        self.messages += 1
        inside = {0x692: _Table(recipients)} if recipients else {}
        self.node(number, values, parent=folder, inside=inside)
        return number

    def node(
        self, number: int, values: Values, *, parent: int = 0, inside: Mapping[int, "_Table"] | None = None
    ) -> None:
        subs: dict[int, tuple[int, int]] = {}
        for sub, table in (inside or {}).items():
            deeper: dict[int, tuple[int, int]] = {}
            data = self._data(table.heap(self, deeper))
            subs[sub] = (data, self._subs(deeper))
        data = self._data(_property_heap(self, values, subs))
        self.nodes[number] = (data, self._subs(subs), parent)

    def _list_folders(self) -> None:
        """Add to each folder the tables of what lies in it, by which other programs go; of a full one the first 400."""
        for folder in [number for number in self.nodes if number & 0x1F == 0x02]:
            lying = [number for number, (_, _, parent) in self.nodes.items() if parent == folder != number]
            for kind, listed in ((0x0D, 0x02), (0x0E, 0x04), (0x0F, 0x08)):
                there = tuple(number for number in lying if number & 0x1F == listed)[:400]
                rows: tuple[Values, ...] = tuple({(0x3001, TEXT): "listed"} for _ in there)
                deeper: dict[int, tuple[int, int]] = {}
                data = self._data(_Table(rows, there).heap(self, deeper))
                self.nodes[folder & ~0x1F | kind] = (data, self._subs(deeper), 0)

    def add_block(self, raw: bytes, *, is_internal: bool = False) -> int:
        number = self.next_block | (2 if is_internal else 0)
        self.next_block += 4
        self.blocks[number] = raw
        return number

    @property
    def block_bytes(self) -> int:
        return PLACES[self.layout][3]

    def _data(self, pieces: list[bytes]) -> int:
        """Give the number of a block that holds or lists these pieces."""
        leaves = [self.add_block(piece) for piece in pieces]
        if len(leaves) == 1:
            return leaves[0]
        kind = f"<{len(leaves)}{'Q' if self.is_wide else 'I'}"
        head = struct.pack("<BBHI", 1, 1, len(leaves), sum(map(len, pieces)))
        return self.add_block(head + struct.pack(kind, *leaves), is_internal=True)

    def sub_of(self, raw: bytes) -> int:
        """Give the number of a block for a long value."""
        step = self.block_bytes
        return self._data([raw[at : at + step] for at in range(0, len(raw), step)] or [b""])

    def _subs(self, subs: Mapping[int, tuple[int, int]]) -> int:
        if not subs:
            return 0
        kind, pad = ("<QQQ", b"\0" * 4) if self.is_wide else ("<III", b"")
        rows = b"".join(struct.pack(kind, number, *places) for number, places in sorted(subs.items()))
        return self.add_block(struct.pack("<BBH", 2, 0, len(subs)) + pad + rows, is_internal=True)

    def packed(self) -> bytes:
        """Give the file."""
        self._list_folders()
        return _Writer(self).packed()


def _folder(name: str, kind: str) -> Values:
    shown = {(0x3001, TEXT): name, (0x3602, INT32): 0, (0x3603, INT32): 0, (0x360A, BOOLEAN): 1}
    return shown | ({(0x3613, TEXT): kind} if kind else {})


class _Heap:
    """Pieces by number, in blocks."""

    def __init__(self, store: StoreFile, kind: int) -> None:
        self._store, self._kind = store, kind
        self._blocks: list[list[bytes]] = [[]]
        self.root = 0x20

    def add(self, raw: bytes) -> int:
        length = sum(map(len, self._blocks[-1])) + 2 * len(self._blocks[-1])
        if length + len(raw) + 40 > min(self._store.block_bytes, 8_000):
            self._blocks.append([])
        self._blocks[-1].append(raw)
        index, block = len(self._blocks[-1]), len(self._blocks) - 1
        return index << 5 | block << (19 if self._store.layout == "large" else 16)

    def packed(self) -> list[bytes]:
        return [self._block(number, pieces) for number, pieces in enumerate(self._blocks)]

    def _block(self, number: int, pieces: list[bytes]) -> bytes:
        at = head_bytes = 12 if not number else 66 if number % 128 == 8 else 2
        starts = [at := at + length for length in (0, *map(len, pieces))]
        body = b"".join(pieces)
        map_at = head_bytes + len(body)
        map_at += map_at % 2
        head = struct.pack("<H", map_at)
        if not number:
            head += struct.pack("<BBII", 0xEC, self._kind, self.root, 0)
        page_map = struct.pack(f"<HH{len(starts)}H", len(pieces), 0, *starts)
        return (head.ljust(head_bytes, b"\0") + body).ljust(map_at, b"\0") + page_map


def _property_heap(store: StoreFile, values: Values, subs: dict[int, tuple[int, int]]) -> list[bytes]:
    heap, records = _Heap(store, 0xBC), []
    rows_at = 0x40
    width = 8 * len(values)
    heap.add(struct.pack("<BBBBI", 0xB5, 2, 6, 0, rows_at if values else 0))
    later = [(number, kind, raw_value(kind, value)) for (number, kind), value in sorted(values.items())]
    # the table of records is the second piece; it is filled in once it is known where the values are
    heap.add(b"\0" * width)
    for number, kind, raw in later:
        beside = raw if kind in (INT32, BOOLEAN) else struct.pack("<I", _place(store, heap, raw, subs))
        records.append(struct.pack("<HH", number, kind) + beside.ljust(4, b"\0"))
    heap._blocks[0][1] = b"".join(records)
    return heap.packed()


def _place(store: StoreFile, heap: _Heap, raw: bytes, subs: dict[int, tuple[int, int]]) -> int:
    if not raw:
        return 0
    if len(raw) <= 3_580:
        return heap.add(raw)
    number = 0x3F + 0x20 * (len(subs) + 1)
    subs[number] = (store.sub_of(raw), 0)
    return number


class _Table:
    """Rows of values, such as the recipients of a message."""

    def __init__(self, rows: tuple[Values, ...], numbers: tuple[int, ...] = ()) -> None:
        self._rows = rows
        self._numbers = numbers or tuple(range(len(rows)))

    def heap(self, store: StoreFile, subs: dict[int, tuple[int, int]]) -> list[bytes]:
        heap = _Heap(store, 0x7C)
        tags = sorted({tag for row in self._rows for tag in row})
        columns = [(0x67F2, INT32), (0x67F3, INT32), *tags]
        bits_at, width = 4 * len(columns), 4 * len(columns) + -(-len(columns) // 8)
        described = b"".join(
            struct.pack("<HHHBB", kind, number, 4 * place, 4, place) for place, (number, kind) in enumerate(columns)
        )
        heap.add(b"\0" * (22 + len(described)))
        index = heap.add(struct.pack("<BBBBI", 0xB5, 4, 4, 0, 0x60 if self._rows else 0))
        heap.add(b"".join(struct.pack("<II", number, place) for place, number in enumerate(self._numbers)))
        rows = [_row(heap, columns, row, number) for number, row in zip(self._numbers, self._rows, strict=True)]
        matrix = _matrix(store, heap, rows, subs)
        head = struct.pack("<BBHHHHIII", 0x7C, len(columns), bits_at, bits_at, bits_at, width, index, matrix, 0)
        heap._blocks[0][0] = head + described
        return heap.packed()


def _row(heap: _Heap, columns: list[tuple[int, int]], row: Values, number: int) -> bytes:
    cells, bits = struct.pack("<II", number, 1), [1, 1]
    for tag in columns[2:]:
        raw = raw_value(tag[1], row[tag]) if tag in row else b""
        cells += raw if tag[1] == INT32 and raw else struct.pack("<I", heap.add(raw) if raw else 0)
        bits.append(int(tag in row))
    signs = [sum(bit << (7 - place) for place, bit in enumerate(bits[at : at + 8])) for at in range(0, len(bits), 8)]
    return cells + bytes(signs)


def _matrix(store: StoreFile, heap: _Heap, rows: list[bytes], subs: dict[int, tuple[int, int]]) -> int:
    raw = b"".join(rows)
    if not raw:
        return 0
    if len(raw) <= 3_580:
        return heap.add(raw)
    each = store.block_bytes // len(rows[0])
    full = [b"".join(rows[at : at + each]) for at in range(0, len(rows), each)]
    # every block but the last is filled up, so that rows begin anew in each
    pieces = [piece.ljust(store.block_bytes, b"\0") for piece in full[:-1]] + full[-1:]
    subs[0x3F] = (store._data(pieces), 0)
    return 0x3F


class _Writer:
    """The bytes of a store: header, blocks, pages."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store
        self._page, self._counts_at, self._trailer, _ = PLACES[store.layout]
        self._out = bytearray(b"\0" * 1024)
        self._q = "Q" if store.is_wide else "I"

    def packed(self) -> bytes:
        rows = [self._block(number, raw) for number, raw in sorted(self._store.blocks.items())]
        pad = (0,) if self._store.is_wide else ()
        nodes = [(number, *places, *pad) for number, places in sorted(self._store.nodes.items())]
        kinds = ("<QQHHI", "<QQQII") if self._store.is_wide else ("<IIHH", "<IIII")
        block_root = self._tree(0x80, kinds[0], [(*row, *pad) for row in rows])
        node_root = self._tree(0x81, kinds[1], nodes)
        self._out[:580] = self._header(*node_root, *block_root).ljust(580, b"\0")
        return bytes(self._out)

    def _block(self, number: int, raw: bytes) -> tuple[int, int, int, int]:
        store = self._store
        kept = raw
        if not number & 2 and store.cipher == 1:
            kept = raw.translate(MOVED)
        elif not number & 2 and store.cipher == 2:
            kept = cycled_back(raw, number)
        unpacked = 1
        if store.layout == "large":
            unpacked, squeezed = len(kept), zlib.compress(kept)
            kept = squeezed if len(squeezed) < len(kept) else kept
        step = 512 if store.layout == "large" else 64
        place = self._aligned(step)
        whole = -(-(len(kept) + self._trailer) // step) * step
        signature = _signature(place, number)
        if store.layout == "large":
            tail = struct.pack("<HHIQHHI", len(kept), signature, _crc(kept), number, 0, unpacked, 0)
        elif store.is_wide:
            tail = struct.pack("<HHIQ", len(kept), signature, _crc(kept), number)
        else:
            tail = struct.pack("<HHII", len(kept), signature, number, _crc(kept))
        self._out += kept.ljust(whole - len(tail), b"\0") + tail
        return number, place, len(kept), unpacked if store.layout == "large" else 2

    def _tree(self, kind: int, entry: str, rows: list[tuple[Any, ...]], level: int = 0) -> tuple[int, int]:
        """Write the pages of a tree, the lowest first; give the number and the place of the root."""
        width = struct.calcsize(entry)
        most = self._counts_at // width
        above = []
        for at in range(0, max(len(rows), 1), most):
            some = rows[at : at + most]
            number, place = self._store.next_block, self._aligned(self._page)
            self._store.next_block += 4
            counts = "<HHBB" if self._store.layout == "large" else "<BBBB"
            body = b"".join(struct.pack(entry, *row) for row in some).ljust(self._counts_at, b"\0")
            body += struct.pack(counts, len(some), most, width, level)
            body = body.ljust(self._page - self._trailer, b"\0")
            self._out += body + self._page_tail(kind, place, number, body)
            above.append((some[0][0] if some else 0, number, place))
        return above[0][1:] if len(above) == 1 else self._tree(kind, f"<3{self._q}", above, level + 1)

    def _page_tail(self, kind: int, place: int, number: int, body: bytes) -> bytes:
        head = struct.pack("<BBH", kind, kind, _signature(place, number))
        if self._store.is_wide:
            return (head + struct.pack("<IQ", _crc(body), number)).ljust(self._trailer, b"\0")
        return head + struct.pack("<II", number, _crc(body))

    def _aligned(self, step: int) -> int:
        self._out += b"\0" * (-len(self._out) % step)
        return len(self._out)

    def _header(self, *roots: int) -> bytes:
        store, q = self._store, self._q
        version = {"ansi": 14, "unicode": 23, "large": 36}[store.layout]
        client = b"SO" if store.layout == "large" else b"SM"
        after = store.next_block
        body = client + struct.pack("<HHBBII", version, 19, 1, 1, 0, 0)
        if store.is_wide:
            body += struct.pack("<QQI", 0, after, 1) + b"\0" * 128 + b"\0" * 8
        else:
            body += struct.pack("<III", after, after, 1) + b"\0" * 128
        body += struct.pack(f"<I{q}{q}{q}{q}{q}{q}{q}{q}BBH", 0, len(self._out), 0, 0, 0,
                            *roots, 2, 0, 0)  # fmt: skip
        body += (b"\0" * 4 if store.is_wide else b"") + b"\xff" * 256 + bytes((0x80, store.cipher, 0, 0))
        body += struct.pack("<Q", after + 8) if store.is_wide else b""
        body = body.ljust(471, b"\0")
        head = b"!BDN" + struct.pack("<I", _crc(body[:471])) + body
        return head + struct.pack("<I", _crc(body[:516])) if store.is_wide else head


def _crc(raw: bytes) -> int:
    """The check sum of MS-PST 5.3: the usual one without turning bits round before and after."""
    return zlib.crc32(raw, 0xFFFFFFFF) ^ 0xFFFFFFFF


def _signature(place: int, number: int) -> int:
    mixed = (place ^ number) & 0xFFFFFFFF
    return (mixed >> 16) ^ (mixed & 0xFFFF)
