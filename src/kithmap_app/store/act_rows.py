"""The journal as rows: acts written, read, undone and done again."""

import json
from dataclasses import replace

from django.db.models import QuerySet

from kithmap.book.book import UNDO_STEPS, Act
from kithmap.book.encoding import decoded_act, encoded_act
from kithmap_app.store.columns import packed_json, unpacked_json
from kithmap_app.store.damage import told_as_damage
from kithmap_app.store.models import Parcel, StoredAct, StoredBook
from kithmap_app.store.parcels import Parcels


class ActRows:
    """The acts of one book; what they brought and took lies in `parcels`."""

    def __init__(self, book: StoredBook, parcels: Parcels, *, database: str) -> None:
        self._book, self._parcels, self._database = book, parcels, database

    @property
    def done(self) -> QuerySet[StoredAct]:
        """The acts that can be undone, oldest first."""
        return self._all.filter(is_undone=False).order_by("pk")

    @property
    def undone(self) -> QuerySet[StoredAct]:
        """The acts that can be done again, the next one last."""
        return self._all.filter(is_undone=True).order_by("-pk")

    def are_any(self) -> bool:
        """Say whether there is an act, done or undone."""
        return self._all.exists()

    def titles(self, rows: QuerySet[StoredAct]) -> tuple[str, ...]:
        """Give the titles of acts alone."""
        return tuple(map(json.loads, rows.values_list("title", flat=True)))

    def write(self, act: Act, *, taken: Parcel | None, brought: Parcel | None) -> StoredAct:
        """Write `act` behind the others, and give its row; its interactions are the parcels given."""
        records = replace(act.changes, taken=None, brought=None)
        body = packed_json(encoded_act(Act(act.title, records)))
        title = json.dumps(act.title)
        return StoredAct.objects.using(self._database).create(
            book=self._book, title=title, records=body, taken=taken, brought=brought
        )

    def read(self, row: StoredAct) -> Act:
        """Give the act of a row. Raises DamagedRow."""
        with told_as_damage("journal"):
            act = decoded_act(unpacked_json(bytes(row.records)))
        changes = replace(
            act.changes, taken=self._parcels.read(row.taken_id), brought=self._parcels.read(row.brought_id)
        )
        return Act(act.title, changes)

    def mark(self, row: StoredAct, *, is_undone: bool) -> None:
        """Move an act between what can be undone and what can be done again."""
        row.is_undone = is_undone
        row.save(using=self._database, update_fields=["is_undone"])

    def forget_undone(self) -> bool:
        """Drop what could be done again, since a new act turns away from it, and say whether there was anything."""
        return self._all.filter(is_undone=True).delete()[0] > 0

    def forget_settled(self) -> bool:
        """Drop the acts that are too old to be undone, and say whether there were any."""
        old = list(self.done.reverse().values_list("pk", flat=True)[UNDO_STEPS:])
        return bool(old) and self._all.filter(pk__in=old).delete()[0] > 0

    def forget_all(self) -> None:
        """Drop the whole journal."""
        self._all.delete()

    @property
    def _all(self) -> QuerySet[StoredAct]:
        return StoredAct.objects.using(self._database).filter(book=self._book)
