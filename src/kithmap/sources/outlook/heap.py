"""What a node of a store holds: properties, and tables of them (MS-PST 2.3: lists, tables and properties)."""

import struct
from collections.abc import Iterator

from kithmap.sources.outlook.damage import Damage
from kithmap.sources.outlook.properties import (
    BINARY,
    BOOLEAN,
    IN_PLACE,
    INT16,
    INT64,
    MOMENT,
    MOST_TEXT_BYTES,
    TEXTS,
    TEXTS8,
    Properties,
    Value,
    several,
    value_of,
)
from kithmap.sources.outlook.store import Node, Store

HEAP, TREE, PROPERTIES, TABLE = 0xEC, 0xB5, 0xBC, 0x7C
FIXED_WIDTHS = {INT16: 2, BOOLEAN: 1, 0x03: 4, INT64: 8, MOMENT: 8}
MOST_ROWS = 2_000
"""Recipients of a message that are looked at."""
MOST_RECORDS = 10_000
"""Properties of one thing."""
DEEPEST = 4


class Heap:
    """The data of a node as a heap: small pieces by number. Raises what `Store` raises."""

    def __init__(self, store: Store, node: Node) -> None:
        self._store = store
        self._node = node
        self._leaves = store.leaves(node.data)
        self._blocks: dict[int, bytes] = {}
        self._inside: dict[int, Node] | None = None
        head = self._block(0)
        self._map_at, signature, self.kind, self.root = struct.unpack_from("<HBBI", head)
        if signature != HEAP:
            raise Damage("a heap is none")

    def piece(self, number: int) -> bytes:
        """Give the piece of this number; 0 is an empty one."""
        if not number:
            return b""
        index_bits = self._store.heap_index_bits
        index, block = (number >> 5) & ((1 << index_bits) - 1), number >> (5 + index_bits)
        raw = self._block(block)
        (map_at,) = struct.unpack_from("<H", raw)
        count, _ = struct.unpack_from("<HH", raw, map_at)
        if not 0 < index <= count:
            raise Damage("a piece is missing")
        start, stop = struct.unpack_from("<HH", raw, map_at + 4 + (index - 1) * 2)
        return raw[start:stop]

    def value(self, number: int) -> bytes:
        """Give a piece, or what the node of this number inside holds; at most `MOST_TEXT_BYTES`."""
        return self.piece(number) if not number & 0x1F else b"".join(self._pieces_of(number))[:MOST_TEXT_BYTES]

    def tables(self, number: int) -> Iterator[bytes]:
        """Give what may be longer than a piece, block by block."""
        if number & 0x1F:
            yield from self._pieces_of(number)
        else:
            yield self.piece(number)

    def records(self, number: int) -> Iterator[tuple[bytes, bytes]]:
        """Give the records of the tree that begins at a piece: key and what stands beside it."""
        kind, key, width, levels, root = struct.unpack_from("<BBBBI", self.piece(number))
        if kind != TREE or levels > DEEPEST or not 1 <= key <= 16 or not 1 <= width <= 32:
            raise Damage("a tree is none")
        waiting, count = [(root, levels)], 0
        while waiting and count < MOST_RECORDS:
            piece, level = waiting.pop()
            raw, step = self.piece(piece), key + (4 if level else width)
            count += len(raw) // step
            starts = range(0, len(raw) - step + 1, step)
            if level:
                waiting += [(int.from_bytes(raw[at + key : at + step], "little"), level - 1) for at in reversed(starts)]
            else:
                yield from ((raw[at : at + key], raw[at + key : at + step]) for at in starts)

    def _pieces_of(self, number: int) -> Iterator[bytes]:
        if self._inside is None:
            self._inside = dict(self._store.inside(self._node.inside))
        node = self._inside.get(number)
        length = 0
        for leaf in self._store.leaves(node.data) if node is not None else ():
            piece = self._store.block(leaf)
            yield piece
            length += len(piece)
            if length >= MOST_TEXT_BYTES:
                return

    def _block(self, index: int) -> bytes:
        if index not in self._blocks:
            if index >= len(self._leaves):
                raise Damage("a heap ends too soon")
            self._blocks[index] = self._store.block(self._leaves[index])
        return self._blocks[index]


def properties_of(store: Store, node: Node, wanted: frozenset[int], *, code_page: int = 0) -> Properties:
    """Give those properties of a node that are wanted. Raises what `Store` raises."""
    heap = Heap(store, node)
    if heap.kind != PROPERTIES:
        raise Damage("a node holds no properties")
    values: dict[int, tuple[int, Value]] = {}
    for key, beside in heap.records(heap.root):
        number = int.from_bytes(key, "little")
        if number in wanted:
            kind, inline = struct.unpack_from("<HI", beside)
            values[number] = (kind, _value(heap, kind, inline, beside[2:]))
    return Properties(values, code_page)


def rows_of(store: Store, node: Node, wanted: frozenset[int], *, code_page: int = 0) -> Iterator[Properties]:
    """Give the rows of a table, at most `MOST_ROWS`, with those columns that are wanted. Raises what `Store` raises."""
    heap = Heap(store, node)
    head = heap.piece(heap.root)
    kind, count, _, _, bits_at, width = struct.unpack_from("<BBHHHH", head)
    (rows,) = struct.unpack_from("<I", head, 14)
    if heap.kind != TABLE or kind != TABLE or not width:
        raise Damage("a node holds no table")
    columns = [struct.unpack_from("<HHHBB", head, 22 + number * 8) for number in range(count)]
    columns = [column for column in columns if column[1] in wanted]
    left = MOST_ROWS
    for raw in heap.tables(rows) if rows else ():
        # a row never goes on in the next block
        for at in range(0, min(len(raw) // width, left) * width, width):
            row = raw[at : at + width]
            yield Properties(dict(_cells(heap, row, columns, bits_at)), code_page)
        left -= len(raw) // width
        if left <= 0:
            return


def _cells(
    heap: Heap, row: bytes, columns: list[tuple[int, ...]], bits_at: int
) -> Iterator[tuple[int, tuple[int, Value]]]:
    for kind, number, start, width, bit in columns:
        place = bits_at + bit // 8
        if place < len(row) and row[place] & (0x80 >> bit % 8):
            cell = row[start : start + width]
            if FIXED_WIDTHS.get(kind) == width:
                yield number, (kind, value_of(kind, cell.ljust(8, b"\0")))
            elif width == 4:
                yield number, (kind, _value(heap, kind, int.from_bytes(cell, "little"), cell))


def _value(heap: Heap, kind: int, number: int, inline: bytes) -> Value:
    if kind in IN_PLACE:
        return value_of(kind, inline)
    raw = heap.value(number)
    if kind in (TEXTS, TEXTS8):
        return several(raw) if raw else ()
    return value_of(kind, raw) if kind != BINARY else raw
