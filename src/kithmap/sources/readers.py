"""The readers: which formats there are, and which one a document is in."""

from collections.abc import Iterator

from kithmap.errors import UnknownFormat
from kithmap.sources.apple.contact_plist import APPLE_CARD
from kithmap.sources.apple.contacts_database import APPLE_DATABASE
from kithmap.sources.calendar.format import CALENDAR
from kithmap.sources.card import Card
from kithmap.sources.chats.meta_messages import META_MESSAGES
from kithmap.sources.chats.meta_people import META_PEOPLE
from kithmap.sources.chats.telegram import TELEGRAM
from kithmap.sources.chats.whatsapp import WHATSAPP
from kithmap.sources.cut_off import as_far_as_possible
from kithmap.sources.document import Document
from kithmap.sources.format import Format, Record
from kithmap.sources.hints import Hints
from kithmap.sources.mail.eml import EML
from kithmap.sources.mail.formats import MAILDIR, MBOX
from kithmap.sources.mail.olm import OLM
from kithmap.sources.names.typed_names import NAMES, read_names
from kithmap.sources.outlook.msg import MSG
from kithmap.sources.outlook.pst import PST
from kithmap.sources.phone.sms_backup import SMS_BACKUP
from kithmap.sources.programs.monica import MONICA
from kithmap.sources.programs.nametag import NAMETAG
from kithmap.sources.studies.edge_list import EDGE_LIST
from kithmap.sources.studies.graphml import GRAPHML
from kithmap.sources.studies.study_tables import EGOR_TABLES, NETWORK_CANVAS_TABLES
from kithmap.sources.tables.contact_csv import CSV, has_columns, has_headings, is_of_people
from kithmap.sources.tables.google_csv import GOOGLE
from kithmap.sources.tables.linkedin import CONNECTIONS
from kithmap.sources.tables.linkedin_messages import MESSAGES
from kithmap.sources.tables.outlook_csv import OUTLOOK
from kithmap.sources.trouble import Trouble
from kithmap.sources.vcard.format import VCARD

FORMATS: tuple[Format, ...] = (
    MAILDIR,
    MBOX,
    CALENDAR,
    VCARD,
    WHATSAPP,
    TELEGRAM,
    META_MESSAGES,
    META_PEOPLE,
    SMS_BACKUP,
    EML,
    APPLE_DATABASE,
    APPLE_CARD,
    MONICA,
    NAMETAG,
    GRAPHML,
    OLM,
    PST,
    MSG,
    NETWORK_CANVAS_TABLES,
    EGOR_TABLES,
    EDGE_LIST,
    CONNECTIONS,
    MESSAGES,
    GOOGLE,
    OUTLOOK,
    CSV,
    NAMES,
)
"""Every format, the surest marks first; a plain list of names has none and comes last."""


def recognise(document: Document, hints: Hints | None = None) -> Format:
    """Give the format a document is in, by its content; raises `UnknownFormat`.

    A CSV of no known program is recognised by the columns that `hints` names, if it has one of them, and else by
    headings that tell of people.
    """
    for format_ in FORMATS:
        is_table = format_ is CSV and is_table_of_people(document, hints)
        if is_table or (format_ is not NAMES and format_.recognise(document)):
            return format_
    if is_list(document):
        return NAMES
    raise UnknownFormat(document.name)


def has_marks(document: Document) -> bool:
    """Does the document carry the marks of a known format? Plain lists of names carry none."""
    return any(format_.recognise(document) for format_ in FORMATS if format_ is not NAMES)


def is_table_of_people(document: Document, hints: Hints | None = None) -> bool:
    """Is it a table with a column that the owner named, or with headings that tell of people?"""
    return (hints is not None and has_columns(document, hints)) or is_of_people(document)


def is_list(document: Document) -> bool:
    """Does it read as a list of names, and has no headings, which would be read as names too?"""
    return NAMES.recognise(document) and not has_headings(document)


def is_known(document: Document) -> bool:
    """Does the document carry marks, or read as a table of people or a list of names?"""
    return has_marks(document) or is_of_people(document) or is_list(document)


def read(document: Document, hints: Hints) -> Iterator[Record]:
    """Stream the records of a document; raises `UnknownFormat`.

    Where a file breaks off in the middle (a cut download, a damaged archive), what was read before stays, and a
    trouble tells the rest.
    """
    return as_far_as_possible(recognise(document, hints).read(document, hints), document.name)


def read_typed(text: str) -> tuple[Card | Trouble, ...]:
    """Give the people whom the owner typed, as a list of names would."""
    return read_names(text)
