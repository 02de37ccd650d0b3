"""Interactions as the bytes that a batch holds, and back, lossless.

Each column is little-endian, its bytes turned into planes (all first bytes, then all second bytes …) and packed by
zlib. On two mailboxes planes are a fifth of the size of plain columns for dates, half for participants, and are packed
twice as fast. Keys are digests, which do not pack, so they are kept plain.
"""

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kithmap.sources.interactions import Interactions

BATCH_ROWS = 50_000
"""Interactions a batch: about a megabyte packed, so that no database meets a value it dislikes."""
_LEVEL = 1
"""Of zlib: 6 packs a fifth smaller and takes three times as long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedBatch:
    """The columns of up to BATCH_ROWS interactions as bytes, named as in `Interactions`.

    `size` is the number of participants of each; key and count are plain, all others packed.
    """

    count: int
    key: bytes
    when: bytes
    channel: bytes
    minutes: bytes
    automatic: bytes
    size: bytes
    who: bytes
    role: bytes
    subjects: bytes | None


def packed_batches(found: Interactions) -> Iterator[PackedBatch]:
    """Give `found` as batches, in order."""
    for first in range(0, len(found), BATCH_ROWS):
        yield _packed_batch(found.span(first, first + BATCH_ROWS))


def unpacked_batches(batches: Sequence[PackedBatch], contacts: tuple[tuple[str, str], ...]) -> Interactions:
    """Give the interactions of `batches`, in order. Raises ValueError where columns are damaged or do not fit."""
    rows = sum(batch.count for batch in batches)
    size = _joined([_column(batch.size, "<u4") for batch in batches])
    found = Interactions(
        key=_joined([unpacked_keys(batch.key) for batch in batches]),
        when=_joined([_column(batch.when, "<i8") for batch in batches]),
        channel=_joined([_column(batch.channel, "<i1") for batch in batches]),
        minutes=_joined([_column(batch.minutes, "<f4") for batch in batches]),
        automatic=_joined([_column(batch.automatic, "|b1") for batch in batches]),
        start=np.concatenate(([0], np.cumsum(size, dtype=np.int64))).astype(np.int64),
        who=_joined([_column(batch.who, "<i4") for batch in batches]),
        role=_joined([_column(batch.role, "<i1") for batch in batches]),
        contacts=contacts,
        subjects=_all_subjects(batches),
    )
    lengths = {len(column) for column in (found.key, found.when, found.channel, found.minutes, found.automatic, size)}
    if lengths != {rows} or int(found.start[-1]) != len(found.who) or len(found.who) != len(found.role):
        raise ValueError("the columns of its interactions do not fit together")
    return found


def unpacked_keys(data: bytes) -> NDArray[np.uint64]:
    """Give the keys of one batch."""
    return np.frombuffer(data, dtype="<u8")


def packed_json(value: object) -> bytes:
    """Give what JSON holds as packed ASCII; any text survives, lone surrogates too."""
    return zlib.compress(json.dumps(value, separators=(",", ":")).encode("ascii"), _LEVEL)


def unpacked_json(data: bytes) -> object:
    """Give back what `packed_json` took. Raises ValueError where it is damaged."""
    return json.loads(_unzipped(data))


def packed_contacts(contacts: tuple[tuple[str, str], ...]) -> bytes:
    """Give the contacts of a parcel as bytes."""
    return packed_json(contacts)


def unpacked_contacts(data: bytes) -> tuple[tuple[str, str], ...]:
    """Give the contacts of a parcel. Raises ValueError where they are damaged."""
    pairs = json.loads(_unzipped(data))
    return tuple((address, name) for address, name in pairs)


def _packed_batch(found: Interactions) -> PackedBatch:
    return PackedBatch(
        count=len(found),
        key=found.key.astype("<u8").tobytes(),
        when=_packed(found.when.astype("<i8")),
        channel=_packed(found.channel.astype("<i1")),
        minutes=_packed(found.minutes.astype("<f4")),
        automatic=_packed(found.automatic.astype("|b1")),
        size=_packed(found.sizes().astype("<u4")),
        who=_packed(found.who.astype("<i4")),
        role=_packed(found.role.astype("<i1")),
        subjects=None if found.subjects is None else packed_json(found.subjects),
    )


def _packed(column: NDArray[Any]) -> bytes:
    planes = column.view(np.uint8).reshape(len(column), column.itemsize).T
    return zlib.compress(planes.tobytes(), _LEVEL)


def _column(data: bytes, form: str) -> NDArray[Any]:
    planes = np.frombuffer(_unzipped(data), dtype=np.uint8).reshape(np.dtype(form).itemsize, -1)
    return np.ascontiguousarray(planes.T).reshape(-1).view(form)


def _unzipped(data: bytes) -> bytes:
    try:
        return zlib.decompress(data)
    except zlib.error as error:
        raise ValueError("a column of its interactions is damaged") from error


def _joined(columns: Sequence[NDArray[Any]]) -> NDArray[Any]:
    return columns[0] if len(columns) == 1 else np.concatenate(columns)


def _all_subjects(batches: Sequence[PackedBatch]) -> tuple[str | None, ...] | None:
    if any(batch.subjects is None for batch in batches):
        return None
    return tuple(subject for batch in batches for subject in json.loads(_unzipped(batch.subjects or b"")))
