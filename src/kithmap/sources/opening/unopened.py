"""What is not opened though it may hold what is wanted: archives of other kinds or inside archives, spreadsheets."""

from collections.abc import Collection
from pathlib import PurePosixPath

from kithmap.sources.opening.tarred import is_tar

GZ_MAGIC = b"\x1f\x8b"
ZIP_MAGICS = (b"PK\x03\x04", b"PK\x05\x06")
OTHER_MAGICS = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"BZh91AY&SY", b"\xfd7zXZ\0")
"""How 7z, RAR, bzip2 and xz begin."""

ENDINGS = (".zip", ".gz", ".tgz", ".tar", ".7z", ".rar", ".bz2", ".xz")
"""Office documents and apps are ZIPs too; only what is called an archive is worth unpacking by hand."""

WORKBOOK = "xl/workbook.xml"
"""Every file of Excel since 2007 holds this; OpenDocument's tables and Apple's Numbers hold the others."""
TABLE_MEMBERS = frozenset((WORKBOOK, "Index/CalculationEngine.iwa"))
TABLE_ENDINGS = (".ods", ".xls")
OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def is_packed(head: bytes) -> bool:
    """Is this the start of an archive of any kind?"""
    return head.startswith((*ZIP_MAGICS, GZ_MAGIC)) or is_packed_otherwise(head) or is_tar(head)


def is_packed_otherwise(head: bytes) -> bool:
    """Is this the start of an archive of a kind that Kithmap does not open?"""
    return head.startswith(OTHER_MAGICS)


def is_called_archive(name: str) -> bool:
    """Does the name say that it is an archive?

    >>> is_called_archive("export/Chats.ZIP"), is_called_archive("letter.docx")
    (True, False)
    """
    return PurePosixPath(name).suffix.lower() in ENDINGS


def is_spreadsheet(name: str, head: bytes, members: Collection[str] = ()) -> bool:
    """Is it a table as Excel, LibreOffice or Numbers keep it? `members` are the names inside, where it is a ZIP."""
    suffix = PurePosixPath(name).suffix.lower()
    return not TABLE_MEMBERS.isdisjoint(members) or (
        suffix in TABLE_ENDINGS and head.startswith((*ZIP_MAGICS, OLD_OFFICE))
    )
