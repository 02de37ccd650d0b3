"""Facts as rows, and back: each in the encoding of the book's file, so that nothing can be lost between the two."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import takewhile

from kithmap.book.book import Act
from kithmap.book.encoding import decoded_facts, encoded_act
from kithmap.book.facts import KINDS, Changes, Fact, Facts
from kithmap_app.store.damage import told_as_damage
from kithmap_app.store.models import StoredBook, StoredFact

ROWS_A_QUERY = 400
"""SQLite takes some 32,000 values a query, older builds 999; a row has four, a digest one."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact as a row: see `StoredFact`."""

    digest: str
    kind: str
    body: str


def fact_rows(facts: Sequence[Fact]) -> list[FactRow]:
    """Give facts as rows, each id once: the last one told, where the first one stood."""
    encoded = encoded_act(Act("", Changes(put=tuple(facts))))["put"]
    rows = {}
    for fact, (kind, body) in zip(facts, encoded, strict=True):
        digest = _digest(kind, fact.id)
        rows[digest] = FactRow(digest, kind, json.dumps(body, separators=(",", ":")))
    return list(rows.values())


def read_facts(book: StoredBook, *, database: str) -> Facts:
    """Give all facts but the interactions; one query. Raises DamagedRow."""
    rows = StoredFact.objects.using(database).filter(book=book).order_by("pk").values_list("kind", "body")
    bodies: dict[str, list[str]] = {kind: [] for kind in KINDS}
    with told_as_damage("facts"):
        for kind, body in rows.iterator():
            bodies[kind].append(body)
        # one call of the JSON reader for a table is three times as fast as one for each fact
        tables = {kind: json.loads(f"[{','.join(found)}]") for kind, found in bodies.items()}
        return decoded_facts({**tables, "interactions": {"count": 0}})


def change_facts(book: StoredBook, changes: Changes, *, database: str) -> None:
    """Delete what `changes` drops and write what it puts: a fact that is only changed keeps its row."""
    put = fact_rows(changes.put)
    gone = {row.digest for row in fact_rows(changes.dropped)} - {row.digest for row in put}
    table = StoredFact.objects.using(database)
    for digests in _pieces(sorted(gone)):
        table.filter(book=book, digest__in=digests).delete()
    table.bulk_create(
        (StoredFact(book=book, digest=row.digest, kind=row.kind, body=row.body) for row in put),
        batch_size=ROWS_A_QUERY,
        update_conflicts=True,
        unique_fields=["book", "digest"],
        update_fields=["body"],
    )


def ids_in_order(book: StoredBook, gone: Mapping[str, Iterable[str]], *, database: str) -> dict[str, list[str]]:
    """Give the tables of the ids in `gone` in the order told: these ids in their places, "" for every other fact."""
    found: dict[str, list[str]] = {}
    for kind, ids in gone.items():
        known = {_digest(kind, id_): id_ for id_ in ids}
        rows = StoredFact.objects.using(database).filter(book=book, kind=kind).order_by("pk")
        # digests alone: reading 100,000 cards to find one of them would take a second
        found[kind] = [known.get(digest, "") for digest in rows.values_list("digest", flat=True)]
    return found


def put_in_places(book: StoredBook, changes: Changes, *, database: str) -> None:
    """Move the facts that `changes` puts into places of their own there: rows behind them are written anew."""
    table = StoredFact.objects.using(database)
    for kind, places in changes.places.items():
        bodies = _bodies(book, kind, database=database)
        order = list(bodies)
        moved = {at: _digest(kind, fact.id) for at, fact in places.items()}
        wanted = [digest for digest in order if digest not in set(moved.values())]
        for at in sorted(moved):
            wanted.insert(at, moved[at])
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(order, wanted, strict=True)))
        behind = wanted[same:]
        for digests in _pieces(behind):
            table.filter(book=book, digest__in=digests).delete()
        rows = (StoredFact(book=book, digest=digest, kind=kind, body=bodies[digest]) for digest in behind)
        table.bulk_create(rows, batch_size=ROWS_A_QUERY)


def _bodies(book: StoredBook, kind: str, *, database: str) -> dict[str, str]:
    """Give the bodies of all facts of one kind by digest, in the order told."""
    rows = StoredFact.objects.using(database).filter(book=book, kind=kind).order_by("pk")
    return dict(rows.values_list("digest", "body"))


def clear_facts(book: StoredBook, *, database: str) -> None:
    """Delete all facts but the interactions."""
    StoredFact.objects.using(database).filter(book=book).delete()


def have_facts(book: StoredBook, *, database: str) -> bool:
    """Say whether there is a fact."""
    return StoredFact.objects.using(database).filter(book=book).exists()


def have_moved(book: StoredBook, changes: Changes, *, database: str) -> bool:
    """Say whether a fact that `changes` touches is no longer the one it was decided upon."""
    expected = {row.digest: row.body for row in fact_rows(changes.dropped)}
    touched = sorted(expected.keys() | {row.digest for row in fact_rows(changes.put)})
    found: dict[str, str] = {}
    for digests in _pieces(touched):
        rows = StoredFact.objects.using(database).filter(book=book, digest__in=digests)
        found.update(rows.values_list("digest", "body"))
    return found != expected


def _digest(kind: str, fact_id: str) -> str:
    return blake2b(f"{kind}\0{fact_id}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _pieces(digests: Sequence[str]) -> Iterator[Iterable[str]]:
    for first in range(0, len(digests), ROWS_A_QUERY):
        yield digests[first : first + ROWS_A_QUERY]
