"""A store of Outlook's (.pst, .ost) as numbered nodes and blocks (MS-PST 2.2: the node database)."""

import struct
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from kithmap.sources.outlook.ciphers import cycled_back, permuted_back
from kithmap.sources.outlook.damage import Damage

MAGIC = b"!BDN"
CLIENTS = (b"SM", b"SO")
HEADER_BYTES = 564
BLOCK_TREE, NODE_TREE = 0x80, 0x81
INTERNAL = 0x2
"""A block that lists others; these are never scrambled."""
PERMUTED, CYCLED = 1, 2
DEEPEST = 8
"""Levels of a tree: three hold a million blocks."""
MOST_PAGES = 2_000
"""Pages of the trees that are remembered: at some 3 kB each, 6 MB of a store of gigabytes."""
MOST_BLOCKS = 20_000
"""Blocks of one node that are looked at: 160 MB, more than any list of recipients."""
LARGEST_BLOCK = 1 << 16
LARGEST_STORE = 1 << 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How one generation of stores is laid out, in bytes from the beginning of the file or page.

    `page` is the length of a page of a tree; at `counts_at` in it stands how many entries it has, as `counts` says, and
    at `kind_at` which tree it is of. The header tells at `roots_at` where the trees of nodes and of blocks begin, at
    `end_at` where the file ends, at `cipher_at` how it is scrambled. `number` is how a block's number is written;
    `branch`, `block` and `node` are entries of pages; `sub` and `sub_page` those of the two kinds of lists of nodes
    in a node, which begin at `subs_at`. A heap has 2 ** `heap_index_bits` pieces a block at most. Blocks may be packed.
    """

    page: int
    counts_at: int
    counts: str
    kind_at: int
    roots_at: tuple[int, int] = (224, 240)
    end_at: int = 184
    cipher_at: int = 513
    number: str = "Q"
    branch: str = "<QQQ"
    block: str = "<QQHHI"
    node: str = "<QQQII"
    sub: str = "<QQQ"
    sub_page: str = "<QQ"
    subs_at: int = 8
    heap_index_bits: int = 11
    is_packed: bool = False


UNICODE = Layout(page=512, counts_at=488, counts="<BBBB", kind_at=496)
"""Since Outlook 2003."""
LARGE = Layout(page=4096, counts_at=4056, counts="<HHBB", kind_at=4072, heap_index_bits=14, is_packed=True)
"""Offline stores since Outlook 2013: larger pages, and blocks packed by zlib."""
ANSI = Layout(
    page=512,
    counts_at=496,
    counts="<BBBB",
    kind_at=500,
    roots_at=(188, 196),
    end_at=168,
    cipher_at=461,
    number="I",
    branch="<III",
    block="<IIHH",
    node="<IIII",
    sub="<III",
    sub_page="<II",
    subs_at=4,
)
"""Outlook 97 to 2002."""


class Node(NamedTuple):
    """A node: its number, the blocks of its data and of the nodes inside it (0: none), and the folder it lies in."""

    number: int
    data: int
    inside: int
    parent: int = 0

    @property
    def kind(self) -> int:
        return self.number & 0x1F


class Block(NamedTuple):
    """Where a block lies, how long it is there, and how long once unpacked (0: as long)."""

    place: int
    size: int
    unpacked: int


class Page(NamedTuple):
    """A page of a tree: the keys in order, what stands beside each, and whether these are further pages."""

    keys: list[int]
    entries: list[tuple[int, ...]]
    level: int


def layout_of(head: bytes) -> Layout | None:
    """Give the layout that a file's header tells, None where it is no store."""
    if head[:4] != MAGIC or head[8:10] not in CLIENTS or len(head) < HEADER_BYTES:
        return None
    version = int.from_bytes(head[10:12], "little")
    if version in (14, 15):
        return ANSI
    return LARGE if version == 36 else UNICODE if 20 <= version < 36 else None


def size_bytes(head: bytes) -> int:
    """Give the size that a store's header tells."""
    layout = layout_of(head)
    return 0 if layout is None else min(_number(head, layout.end_at, layout), LARGEST_STORE)


class Store:
    """A store that is open. Its methods raise `Damage`, `struct.error` or `zlib.error` where it makes no sense."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        head = self._at(0, HEADER_BYTES)
        layout = layout_of(head)
        if layout is None:
            raise Damage("no store")
        self._layout = layout
        self._nodes, self._blocks = (_number(head, place, layout) for place in layout.roots_at)
        self._cipher = head[layout.cipher_at]
        self._pages: dict[int, Page] = {}

    @property
    def heap_index_bits(self) -> int:
        """How many bits of a number tell the place of a piece in its block."""
        return self._layout.heap_index_bits

    def nodes(self) -> Iterator[Node | Damage]:
        """Give all nodes in the order of their numbers, and the damage in place of each page that cannot be read."""
        seen: set[int] = set()
        waiting = [(self._nodes, DEEPEST)]
        while waiting:
            place, above = waiting.pop()
            if place in seen:
                continue
            seen.add(place)
            try:
                page = self._page(place, NODE_TREE, below=above)
            except (Damage, struct.error) as error:
                yield error if isinstance(error, Damage) else Damage(str(error))
                continue
            if page.level:
                waiting += [(entry[2], page.level) for entry in reversed(page.entries)]
            else:
                yield from (_node(entry) for entry in page.entries)

    def node(self, number: int) -> Node | None:
        """Give the node of this number, None where there is none."""
        found = self._find(self._nodes, NODE_TREE, number)
        return None if found is None else _node(found)

    def inside(self, block: int) -> Mapping[int, Node]:
        """Give the nodes inside a node, by number; `block` is its `inside`."""
        found: dict[int, Node] = {}
        for raw in self._sub_pages(block):
            for entry in self._sub_entries(raw, self._layout.sub):
                found[entry[0] & 0xFFFFFFFF] = Node(entry[0] & 0xFFFFFFFF, entry[1], entry[2])
        return found

    def leaves(self, block: int) -> list[int]:
        """Give the numbers of the blocks that hold the data of a node, in order."""
        waiting, found = [(block, 3)], list[int]()
        while waiting and len(found) < MOST_BLOCKS:
            number, above = waiting.pop()
            if not number & INTERNAL:
                if number:
                    found.append(number)
                continue
            raw = self.block(number)
            kind, level, count = struct.unpack_from("<BBH", raw)
            if kind != 1 or not 0 < level < above:
                raise Damage("a list of blocks is none")
            numbers = struct.unpack_from(f"<{count}{self._layout.number}", raw, 8)
            waiting += [(one, level) for one in reversed(numbers)]
        return found

    def block(self, number: int) -> bytes:
        """Give what a block holds, unpacked and unscrambled."""
        found = self._find(self._blocks, BLOCK_TREE, number & ~1)
        if found is None:
            raise Damage("a block is missing")
        block = Block(*found[1:4])
        raw = self._at(block.place, block.size)
        if len(raw) < block.size:
            raise Damage("a block lies behind the end of the file")
        if self._layout.is_packed and block.unpacked > block.size:
            raw = zlib.decompressobj().decompress(raw, LARGEST_BLOCK)
        if number & INTERNAL or self._cipher not in (PERMUTED, CYCLED):
            return raw
        return permuted_back(raw) if self._cipher == PERMUTED else cycled_back(raw, number)

    def _sub_pages(self, block: int) -> Iterator[bytes]:
        raw = self.block(block) if block else b""
        if raw[:2] == b"\x02\x01":
            for entry in self._sub_entries(raw, self._layout.sub_page):
                below = self.block(entry[1])
                if below[:2] != b"\x02\x00":
                    raise Damage("a list of nodes is none")
                yield below
        elif raw:
            yield raw

    def _sub_entries(self, raw: bytes, kind: str) -> Iterator[tuple[int, ...]]:
        (count,) = struct.unpack_from("<H", raw, 2)
        start, size = self._layout.subs_at, struct.calcsize(kind)
        yield from struct.iter_unpack(kind, raw[start : start + min(count, (len(raw) - start) // size) * size])

    def _find(self, root: int, kind: int, key: int) -> tuple[int, ...] | None:
        place, above = root, DEEPEST
        while True:
            page = self._page(place, kind, below=above)
            index = bisect_right(page.keys, key) - 1
            if index < 0:
                return None
            if not page.level:
                return page.entries[index] if page.keys[index] == key else None
            place, above = page.entries[index][2], page.level

    def _page(self, place: int, kind: int, *, below: int) -> Page:
        """Give the page at `place`; each must be of a lower level than the one that led to it."""
        known = self._pages.get(place)
        if known is None:
            known = self._read_page(place, kind)
            if len(self._pages) >= MOST_PAGES:
                self._pages.clear()
            self._pages[place] = known
        if known.level >= below:
            raise Damage("a tree leads in a circle")
        return known

    def _read_page(self, place: int, kind: int) -> Page:
        layout = self._layout
        raw = self._at(place, layout.page)
        if len(raw) < layout.page or raw[layout.kind_at] != kind:
            raise Damage("a page is missing")
        count, _, width, level = struct.unpack_from(layout.counts, raw, layout.counts_at)
        entry = layout.branch if level else layout.block if kind == BLOCK_TREE else layout.node
        if width != struct.calcsize(entry) or count * width > layout.counts_at:
            raise Damage("a page is damaged")
        entries = list(struct.iter_unpack(entry, raw[: count * width]))
        return Page([one[0] & ~1 if kind == BLOCK_TREE else one[0] & 0xFFFFFFFF for one in entries], entries, level)

    def _at(self, place: int, length: int) -> bytes:
        if place > LARGEST_STORE:
            raise Damage("a place lies beyond the end of the file")
        self._file.seek(place)
        return self._file.read(length)


def _node(entry: tuple[int, ...]) -> Node:
    return Node(entry[0] & 0xFFFFFFFF, entry[1], entry[2], entry[3])


def _number(head: bytes, place: int, layout: Layout) -> int:
    return int(struct.unpack_from(f"<{layout.number}", head, place)[0])
