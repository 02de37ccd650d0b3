"""Sweep a database after something was erased, so that its bytes are not left in the file."""

from django.db import connections

from kithmap.errors import BookBusy
from kithmap_app.store.models import Batch, Parcel, StoredAct, StoredBook, StoredFact
from kithmap_app.store.refusals import place_of, told_plainly

TABLES = (StoredFact, StoredAct, Batch, Parcel)


def sweep(database: str) -> None:
    """Rewrite the file from what is still there, and empty the log beside it; not inside a transaction.

    SQLite: VACUUM and a checkpoint that truncates the log. PostgreSQL: VACUUM FULL of the four tables; its own log
    keeps old bytes until the server recycles it. Raises BookBusy where somebody reads for longer than the busy time:
    the book stays marked, and the next writer sweeps.
    """
    with told_plainly(database):
        if connections[database].vendor == "sqlite":
            _sweep_sqlite(database)
        else:
            _sweep_postgres(database)
        StoredBook.objects.using(database).filter(is_unswept=True).update(is_unswept=False)


def _sweep_sqlite(database: str) -> None:
    with connections[database].cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy = cursor.fetchone()[0]
    if busy:
        raise BookBusy(place_of(database), "another program is reading it")


def _sweep_postgres(database: str) -> None:
    with connections[database].cursor() as cursor:
        for table in TABLES:
            cursor.execute(f'VACUUM FULL "{table._meta.db_table}"')
