"""The database of Apple's Contacts (AddressBook-v22.abcddb) becomes cards."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta

from kithmap.kit.speech import marked, say
from kithmap.sources.card import Card
from kithmap.sources.document import Document
from kithmap.sources.draft import Draft
from kithmap.sources.format import Format
from kithmap.sources.hints import Hints
from kithmap.sources.trouble import Trouble

SOURCE = "apple"
MAGIC = b"SQLite format 3\x00"
TABLE = b"ZABCDRECORD"
APPLE_EPOCH = datetime(2001, 1, 1, tzinfo=UTC)
NO_YEAR = 1604
"""The year that Apple writes where none is known."""

LARGEST_BYTES = 500_000_000
"""Of a packed database: it is held while it is read. Address books of ten thousand people have 20 MB."""

MOST_STEPS = 200_000
"""Thousands of steps after which a database is given up, some seconds of work: ten thousand people take a tenth."""

COLUMNS = (
    "ZFIRSTNAME",
    "ZMIDDLENAME",
    "ZLASTNAME",
    "ZNICKNAME",
    "ZORGANIZATION",
    "ZJOBTITLE",
    "ZUNIQUEID",
    "ZBIRTHDAY",
)
DETAILS = (
    ("emails", "ZABCDEMAILADDRESS", "ZADDRESS", "ZOWNER"),
    ("phones", "ZABCDPHONENUMBER", "ZFULLNUMBER", "ZOWNER"),
    ("urls", "ZABCDURLADDRESS", "ZURL", "ZOWNER"),
    ("urls", "ZABCDSOCIALPROFILE", "ZURLSTRING", "ZOWNER"),
    ("cities", "ZABCDPOSTALADDRESS", "ZCITY", "ZOWNER"),
    ("notes", "ZABCDNOTE", "ZTEXT", "ZCONTACT"),
)


def recognise(document: Document) -> bool:
    """Is it a database with Apple's table of contacts?"""
    return document.head.startswith(MAGIC) and TABLE in document.head


def read(document: Document, hints: Hints) -> Iterator[Card | Trouble]:
    """Stream a card for each contact; groups and empty records are passed over."""
    if not document.head.strip():
        return
    try:
        with closing(_opened(document)) as database:
            yield from _cards(database)
    # SQLite also gives up with "out of memory" where a damaged page claims to be longer than it is.
    except (sqlite3.Error, ValueError, OverflowError, MemoryError) as error:
        yield Trouble(
            document.name,
            None,
            say("The database could be read only in part ({error}).", error=str(error)[:80] or say("a damaged page")),
            say("In Contacts choose File, Export, and bring in the vCard instead."),
        )


def _opened(document: Document) -> sqlite3.Connection:
    """Open the database for reading only, so that nothing in it can be run."""
    if document.path is not None:
        database = sqlite3.connect(f"{document.path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    else:
        database = sqlite3.connect(":memory:")
        with document.open() as stream:
            held = stream.read(min(_size_bytes(document.head), LARGEST_BYTES))
        if not held.startswith(MAGIC):
            raise ValueError("no database")
        database.deserialize(held)
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA query_only = ON")
    database.text_factory = lambda raw: raw.decode("utf-8", "replace").replace("\0", "")
    steps = 0

    def is_too_much() -> bool:
        nonlocal steps
        steps += 1
        return steps > MOST_STEPS

    database.set_progress_handler(is_too_much, 1_000)
    return database


def _size_bytes(head: bytes) -> int:
    """Give the size that the header tells: what lies behind it is not read."""
    page = int.from_bytes(head[16:18], "big")
    return (65_536 if page == 1 else page) * int.from_bytes(head[28:32], "big")


def _cards(database: sqlite3.Connection) -> Iterator[Card]:
    there = _columns(database, "ZABCDRECORD")
    wanted = [column if column in there else "NULL" for column in COLUMNS]
    records = database.execute(f"SELECT Z_PK, {', '.join(wanted)} FROM ZABCDRECORD ORDER BY Z_PK")
    questions = [detail for detail in DETAILS if {detail[2], detail[3]} <= _columns(database, detail[1])]
    for number, *values in records:
        card = _draft(database, number, values, questions).card(source=SOURCE, key=_text(values[6]))
        if card is not None:
            yield card


def _columns(database: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in database.execute(f"PRAGMA table_info({table})")}


def _draft(
    database: sqlite3.Connection, number: object, values: Sequence[object], questions: Sequence[tuple[str, ...]]
) -> Draft:
    found: dict[str, list[str]] = {"emails": [], "phones": [], "urls": [], "cities": [], "notes": []}
    for kind, table, column, owner in questions:
        rows = database.execute(f"SELECT {column} FROM {table} WHERE {owner} = ? ORDER BY rowid", (number,))
        found[kind] += [text for row in rows if (text := _text(row[0]))]
    given, middle, family, nickname, organisation, title = (_text(value) for value in values[:6])
    return Draft(
        given=given,
        middle=middle,
        family=family,
        nickname=nickname,
        organisation=organisation,
        title=title,
        birthday=birthday_of(values[7]),
        emails=found["emails"],
        phones=found["phones"],
        urls=found["urls"],
        city=next(iter(found["cities"]), ""),
        notes=found["notes"],
    )


def _text(value: object) -> str:
    return str(value)[:10_000].strip() if isinstance(value, str | int | float) else ""


def birthday_of(value: object) -> str:
    """Give a birthday from a moment or the seconds since 2001 by which Apple counts, "--06-21" where it has no year.

    >>> birthday_of(-504_921_600), birthday_of(datetime(1604, 6, 21, 12))
    ('1985-01-01', '--06-21')
    """
    if isinstance(value, int | float):
        try:
            value = APPLE_EPOCH + timedelta(seconds=value)
        except (ValueError, OverflowError):
            return ""
    if not isinstance(value, datetime):
        return ""
    return f"--{value:%m-%d}" if value.year == NO_YEAR else value.date().isoformat()


APPLE_DATABASE = Format("apple-database", marked("Apple contacts (database)"), recognise, read)
