"""Tables of the store: books, their facts, their interactions in parcels, their journal.

Only these files know them: `SqlBook` gives facts, never rows.
"""

from typing import ClassVar
from uuid import uuid4

from django.db import models


def new_lineage() -> str:
    """Give a name that no other book, and no other life of this book, has."""
    return uuid4().hex


class StoredBook(models.Model):
    """One owner's book.

    `version` rises with each change. `lineage` is another one after a restore, so that (lineage, version) names one
    state of facts, everywhere and for good. `is_unswept` is true while erased facts may linger in the file.
    `goal_in_hand` is the id of the goal that the owner took up last, "" before: no fact, since looking is not telling.
    """

    owner = models.CharField(max_length=200, unique=True)
    lineage = models.CharField(max_length=32, default=new_lineage)
    version = models.BigIntegerField(default=0)
    is_unswept = models.BooleanField(default=False)
    goal_in_hand = models.CharField(max_length=200, default="")


class StoredFact(models.Model):
    """One fact. Rows by `id` are in the order told; a changed fact keeps its row.

    `digest` stands for kind and id of the fact, which may be longer than an index takes. `body` is the fact in the
    encoding of kithmap/book/encoding.py, in ASCII: a new field of a fact needs no new column.
    """

    book = models.ForeignKey(StoredBook, on_delete=models.CASCADE, related_name="+", db_index=False)
    digest = models.CharField(max_length=32)
    kind = models.CharField(max_length=20)
    body = models.TextField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["book", "digest"], name="one_row_a_fact")]


class Parcel(models.Model):
    """Interactions that came together; never changed, only put in place or taken away.

    `place` orders the parcels that are in the facts; it is null for those that only the journal still knows.
    `contacts` is packed JSON.
    """

    book = models.ForeignKey(StoredBook, on_delete=models.CASCADE, related_name="+")
    place = models.BigIntegerField(null=True)
    count = models.BigIntegerField()
    contacts = models.BinaryField()


class Batch(models.Model):
    """Part of a parcel, as columns (see columns.py). `key` stands first, so that it can be read without the rest."""

    parcel = models.ForeignKey(Parcel, on_delete=models.CASCADE, related_name="+")
    key = models.BinaryField()
    count = models.IntegerField()
    when = models.BinaryField()
    channel = models.BinaryField()
    minutes = models.BinaryField()
    automatic = models.BinaryField()
    size = models.BinaryField()
    who = models.BinaryField()
    role = models.BinaryField()
    subjects = models.BinaryField(null=True)


class StoredAct(models.Model):
    """One act of the journal; rows by `id` are in the order done.

    `title` is JSON, since file names may hold what a database takes for no text. `records` is packed JSON of title,
    dropped and put; `taken` and `brought` are the interactions.
    """

    book = models.ForeignKey(StoredBook, on_delete=models.CASCADE, related_name="+")
    is_undone = models.BooleanField(default=False)
    title = models.TextField()
    records = models.BinaryField()
    taken = models.ForeignKey(Parcel, on_delete=models.CASCADE, null=True, related_name="+")
    brought = models.ForeignKey(Parcel, on_delete=models.CASCADE, null=True, related_name="+")
