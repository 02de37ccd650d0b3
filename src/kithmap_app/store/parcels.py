"""Parcels of interactions: put in place, taken away, read back.

A parcel is never changed. Where some of its interactions go, a smaller parcel takes its place, and the journal keeps
the whole one: so every act can be undone exactly, and an undone import leaves its bytes where they are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from itertools import groupby
from operator import itemgetter
from typing import Any

import numpy as np
from django.db.models import Max, Q, QuerySet
from numpy.typing import NDArray

from kithmap.book.facts import woven
from kithmap.sources.interactions import Interactions, gather, in_order_of_appearance, join
from kithmap_app.store.columns import (
    BATCH_ROWS,
    PackedBatch,
    packed_batches,
    packed_contacts,
    unpacked_batches,
    unpacked_contacts,
    unpacked_keys,
)
from kithmap_app.store.damage import told_as_damage
from kithmap_app.store.models import Batch, Parcel, StoredAct, StoredBook

BATCHES_A_QUERY = 20
"""A million interactions a query: about 20 MB on their way at once."""
SMALL_PARCELS = 64
"""So many settled small parcels may lie about before they are put together: a mailbox fetched each hour leaves some
thousands a year, and each costs a tenth of a millisecond whenever the book is opened."""
_COLUMNS = tuple(field.name for field in fields(PackedBatch))


class Parcels:
    """The parcels of one book. Calls that write belong into a transaction that holds the book."""

    def __init__(self, book: StoredBook, *, database: str) -> None:
        self._book, self._database = book, database

    def are_any(self) -> bool:
        """Say whether there is a parcel, in the facts or in the journal."""
        return self._all.exists()

    def write(self, found: Interactions | None) -> Parcel | None:
        """Keep `found` as a parcel that is in no place yet, and give it; nothing for nothing."""
        if not found:
            return None
        contacts = packed_contacts(found.contacts)
        parcel = Parcel.objects.using(self._database).create(book=self._book, count=len(found), contacts=contacts)
        batches = (Batch(parcel=parcel, **asdict(batch)) for batch in packed_batches(found))
        Batch.objects.using(self._database).bulk_create(batches, batch_size=BATCHES_A_QUERY)
        return parcel

    def read(self, pk: int | None) -> Interactions | None:
        """Give the interactions of one parcel. Raises DamagedRow."""
        return None if pk is None else next(self._opened(self._batches.filter(parcel=pk)), None)

    def read_placed(self) -> Interactions:
        """Give the interactions that are in the facts, in their order; two queries. Raises DamagedRow."""
        return in_order_of_appearance(join(self._opened(self._batches.filter(parcel__place__isnull=False))))

    def place(self, parcel: Parcel | None) -> None:
        """Put a parcel behind all others in the facts."""
        if parcel is not None:
            last = self._placed.aggregate(last=Max("place"))["last"]
            self._move(parcel, (last or 0) + 1)

    def weave(self, last: Parcel, at: NDArray[np.int64]) -> None:
        """Move the interactions of `last`, which stands behind all others, to the rows `at` of the whole.

        The parcels between the first row and the last are written anew as one; the others stay as they are.
        """
        # so many of the other interactions stand in front of each
        others = np.sort(at) - np.arange(len(at))
        placed = [parcel for parcel in self._placed if parcel.pk != last.pk]
        ends = np.cumsum([parcel.count for parcel in placed], dtype=np.int64)
        run = [
            parcel
            for parcel, end in zip(placed, ends.tolist(), strict=True)
            if end > others[0] and end - parcel.count <= others[-1]
        ]
        found = self.read(last.pk)
        if not run or found is None:
            return
        there = join(self.read(parcel.pk) or gather([]) for parcel in run)
        first = int(ends[placed.index(run[0])]) - run[0].count
        place = run[0].place
        for parcel in (*run, last):
            self._move(parcel, None)
        self._move(self.write(woven(there, found, at - first)) or last, place)
        self.drop_idle()

    def take_away(self, parcel: Parcel | None) -> None:
        """Take all interactions with the keys of `parcel` out of the facts."""
        if parcel is None:
            return
        goes = np.concatenate([keys for _, keys in self._keys(Q(parcel=parcel))])
        for pk, keys in list(self._keys(Q(parcel__place__isnull=False))):
            stays = ~np.isin(keys, goes)
            if not stays.all():
                self._replace(self._all.get(pk=pk), np.flatnonzero(stays))

    def placed_keys(self) -> NDArray[np.uint64]:
        """Give the keys of all interactions in the facts, without reading anything else of them."""
        found = [keys for _, keys in self._keys(Q(parcel__place__isnull=False))]
        return np.concatenate(found) if found else np.zeros(0, dtype=np.uint64)

    def drop_idle(self) -> None:
        """Delete the parcels that neither the facts nor the journal know any more."""
        idle = self._all.filter(place__isnull=True).values_list("pk", flat=True)
        self._delete(sorted(set(idle) - self._known))

    def drop_idle_contacts(self) -> None:
        """Rewrite parcels in place that name contacts of none of their interactions, so that a forgotten name goes."""
        for parcel in self._placed:
            found = self.read(parcel.pk) or gather([])
            if len(np.unique(found.who)) < len(found.contacts):
                self._replace(parcel, np.arange(len(found)))

    def clear(self) -> None:
        """Delete all parcels; no act may know one any more."""
        self._delete(list(self._all.values_list("pk", flat=True)))

    def settle(self) -> None:
        """Put small neighbours together that no act knows any more, once there are many; what they hold stays."""
        known = self._known
        small = self._placed.filter(count__lt=BATCH_ROWS // 2).values_list("pk", flat=True)
        if len([pk for pk in small if pk not in known]) <= SMALL_PARCELS:
            return
        for run in _runs(list(self._placed), known):
            joined = self.write(join(self.read(parcel.pk) or gather([]) for parcel in run))
            if joined is not None:
                self._move(joined, run[0].place)
            self._delete([parcel.pk for parcel in run])

    @property
    def _known(self) -> set[int]:
        """The parcels that the journal knows."""
        acts = StoredAct.objects.using(self._database).filter(book=self._book)
        return {pk for pair in acts.values_list("taken_id", "brought_id") for pk in pair if pk is not None}

    @property
    def _all(self) -> QuerySet[Parcel]:
        return Parcel.objects.using(self._database).filter(book=self._book)

    @property
    def _placed(self) -> QuerySet[Parcel]:
        return self._all.filter(place__isnull=False).order_by("place")

    @property
    def _batches(self) -> QuerySet[Batch]:
        return Batch.objects.using(self._database).filter(parcel__book=self._book).order_by("parcel__place", "pk")

    def _opened(self, batches: QuerySet[Batch]) -> Iterator[Interactions]:
        """Give the interactions of each parcel; its contacts come with its first batch only."""
        contacts = dict(self._all.filter(pk__in=batches.order_by().values("parcel")).values_list("pk", "contacts"))
        rows = batches.values_list("parcel_id", *_COLUMNS).iterator(chunk_size=BATCHES_A_QUERY)
        for pk, parts in groupby(rows, key=itemgetter(0)):
            with told_as_damage("interactions"):
                packed = [_packed(part[1:]) for part in parts]
                found = unpacked_batches(packed, unpacked_contacts(bytes(contacts[pk])))
            yield found

    def _keys(self, which: Q) -> Iterator[tuple[int, NDArray[np.uint64]]]:
        rows = self._batches.filter(which).values_list("parcel_id", "key").iterator(chunk_size=BATCHES_A_QUERY)
        for pk, parts in groupby(rows, key=itemgetter(0)):
            with told_as_damage("keys of interactions"):
                found = np.concatenate([unpacked_keys(bytes(key)) for _, key in parts])
            yield pk, found

    def _replace(self, old: Parcel, rows: NDArray[np.intp]) -> None:
        """Put the interactions at `rows` of a parcel into its place."""
        found = self.read(old.pk) if len(rows) else None
        rest = self.write(found.take(rows)) if found is not None else None
        if rest is not None:
            self._move(rest, old.place)
        self._move(old, None)

    def _move(self, parcel: Parcel, place: int | None) -> None:
        parcel.place = place
        parcel.save(using=self._database, update_fields=["place"])

    def _delete(self, pks: list[int]) -> None:
        Batch.objects.using(self._database).filter(parcel__in=pks).delete()
        Parcel.objects.using(self._database).filter(pk__in=pks).delete()


def _runs(placed: list[Parcel], known: set[int]) -> Iterator[list[Parcel]]:
    """Give neighbours that together make at most one batch, two or more of them, none of them in `known`."""
    run: list[Parcel] = []
    for parcel in placed:
        fits = parcel.pk not in known and sum(p.count for p in run) + parcel.count <= BATCH_ROWS
        if not fits:
            if len(run) > 1:
                yield run
            run = []
        if parcel.pk not in known:
            run.append(parcel)
    if len(run) > 1:
        yield run


def _packed(values: Iterable[Any]) -> PackedBatch:
    """Give the batch of a row; PostgreSQL's driver gives views of memory for bytes."""
    plain = (value.tobytes() if isinstance(value, memoryview) else value for value in values)
    columns: dict[str, Any] = dict(zip(_COLUMNS, plain, strict=True))
    return PackedBatch(**columns)
