"""Candidates: which records are worth comparing, found by keys they share, in time that grows with their number.

All pairs of 10,000 cards are fifty million. Records that are one person share at least one of several keys, each
forgiving something else: a handle; the whole name in any order; given name with the beginning, the end or the sound of
the family name; family name with an initial; a rare word; a birthday; the part of an address before the @. Blocks that
are too large are parted by order: only neighbours are compared (sorted neighbourhood, Hernández & Stolfo 1995).
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kithmap.people.latin import in_latin, sound
from kithmap.people.lexicon import lexicon
from kithmap.people.record import Record

MOST_IN_BLOCK = 24
"""Records of one key that are all compared with one another: 276 pairs."""
NEIGHBOURS = 6
"""In a larger block each record is compared with so many that follow it by name, workplace and handle."""
RARE = 4
"""A word of a name on at most so many records is a key of its own."""
PHONE_TAIL = 8
"""Last digits of a number by which it is found whether or not its country was written."""
LARGE_BOOK = 30_000
"""Records from which on keys of ends have a letter more, so that blocks stay small."""
ENDS = 3
"""Letters at the beginning and the end of a family name that are keys: one slip leaves one of them whole."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """p pairs of rows worth comparing, first row below second, each once, in order.

    pairs      int64 (p, 2)
    at_handle  bool (p)  whether the two met at a handle, rather than at their names alone
    """

    pairs: NDArray[np.int64]
    at_handle: NDArray[np.bool_]


def find_candidates(records: Sequence[Record]) -> Candidates:
    """Give the pairs of `records` worth comparing."""
    words = Counter(word for r in records for word in (*r.given, *r.family))
    handles = _codes([{handle_key(h) for h in r.handles} for r in records], records)
    ends = ENDS + (len(records) >= LARGE_BOOK)
    names = _codes([set(_keys(r, words, ends=ends)) for r in records], records)
    ordered = np.union1d(handles, names)
    total = max(len(records), 1)
    return Candidates(np.stack((ordered // total, ordered % total), axis=1), np.isin(ordered, handles))


def _codes(keys: Sequence[Collection[str]], records: Sequence[Record]) -> NDArray[np.int64]:
    """Give the pairs of rows that share a key, each as first row x number of records + second, in order.

    Keys are sorted by their hashes: two of one hash would only be compared in vain.
    """
    hashes = np.fromiter((hash(key) for own in keys for key in own), dtype=np.int64)
    rows = np.repeat(np.arange(len(keys)), [len(own) for own in keys])
    order = np.lexsort((rows, hashes))
    hashes, rows = hashes[order], rows[order]
    starts = np.flatnonzero(np.diff(hashes, prepend=hashes[:1] - 1))
    sizes = np.diff(np.append(starts, len(rows)))
    large = [_neighbours(rows[at : at + n].tolist(), records) for at, n in _large(starts, sizes)]
    small = np.repeat(sizes <= MOST_IN_BLOCK, sizes)
    near = np.fromiter((code for own in large for code in own), dtype=np.int64)
    return np.unique(np.concatenate((near, *_within(hashes[small], rows[small], total=len(records)))))


def _within(hashes: NDArray[np.int64], rows: NDArray[np.int64], *, total: int) -> Iterator[NDArray[np.int64]]:
    """Give all pairs of the blocks of one hash each, those that stand one place apart first, then two, and so on."""
    for apart in range(1, MOST_IN_BLOCK):
        same = hashes[apart:] == hashes[:-apart]
        yield rows[:-apart][same] * total + rows[apart:][same]


def _large(starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    is_large = sizes > MOST_IN_BLOCK
    return zip(starts[is_large].tolist(), sizes[is_large].tolist(), strict=True)


def _neighbours(rows: list[int], records: Sequence[Record]) -> Iterator[int]:
    total = len(records)
    order = sorted(rows, key=lambda row: _place(records[row]))
    near = ((a, b) for at, a in enumerate(order) for b in order[at + 1 : at + 1 + NEIGHBOURS])
    return (min(a, b) * total + max(a, b) for a, b in near)


def _place(record: Record) -> tuple[object, ...]:
    return record.family, record.given, record.birthday, record.organisation, record.handles, record.anchor


def _keys(record: Record, words: Counter[str], *, ends: int) -> Iterator[str]:
    """Give the keys of all that is no handle; each kind of key begins with a letter of its own."""
    yield from (f"l{local}" for local in record.locals)
    if record.given and record.family:
        yield "n" + " ".join(sorted((*record.given, *record.family)))
        yield from _name_keys(record.given, "".join(map(in_latin, record.family)), ends=ends)
        if len(record.family) > 1:
            yield from (
                key for word in record.family for key in _name_keys(record.given[:1], in_latin(word), ends=ends)
            )
        if _looks_swapped(record):
            yield from _name_keys(record.family, "".join(map(in_latin, record.given)), ends=ends)
    yield from (f"r{w}" for w in (*record.given, *record.family) if len(w) > ENDS and words[w] <= RARE)
    if record.birthday and record.given:
        yield f"d{record.birthday}{in_latin(record.given[0])[:1]}"
    if record.organisation and record.given and len(record.given[0]) > 1:
        yield f"o{record.given[0]} {record.organisation}"


def handle_key(handle: str) -> str:
    """Give the key by which those meet who have a handle: a number is known by its end, with and without country."""
    if not handle.startswith("tel:"):
        return handle
    digits = "".join(c for c in handle.partition(";")[0] if c.isdigit())
    return "tel:" + digits[-PHONE_TAIL:]


def _name_keys(given: tuple[str, ...], family: str, *, ends: int) -> Iterator[str]:
    first = in_latin(given[0])
    yield f"i{first[:1]}{family}"
    if len(given) > 1:
        yield f"i{in_latin(given[1])[:1]}{family}"
    if len(first) < 2:
        return
    names = {first, *(in_latin(word) for word in given[1:] if len(word) > 1)}
    for stem in {stem for name in names for stem in _stems(name)}:
        yield f"b{stem} {family[:ends]}"
        yield f"e{stem} {family[-ends:]}"
        yield f"s{stem} {_sound_of_family(family)}"


@lru_cache(maxsize=100_000)
def _sound_of_family(family: str) -> str:
    return sound(family)


@lru_cache(maxsize=20_000)
def _stems(name: str) -> tuple[str, ...]:
    """Give what a given name is found by: the names that it is a form of, else itself by its sound."""
    families = lexicon().families.get(name)
    return tuple(map(str, sorted(families))) if families else (sound(name),)


def _looks_swapped(record: Record) -> bool:
    """Tell whether the family name is a given name and the given name is none."""
    given = lexicon().given
    return record.family[-1] in given and record.given[0] not in given
