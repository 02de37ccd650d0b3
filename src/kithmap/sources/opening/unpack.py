"""What the owner gave becomes documents: a file, the inside of an archive, a folder walked."""

import io
import os
import stat
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast
from zipfile import ZipFile, ZipInfo

from kithmap.errors import (
    BrokenArchive,
    EmptyFile,
    NoSuchFile,
    SourceError,
    Spreadsheet,
    StillPacked,
    TooLarge,
    UnknownFormat,
    UnknownInside,
)
from kithmap.kit.speech import say, say_count
from kithmap.sources.document import HEAD_BYTES, Document
from kithmap.sources.hints import Hints
from kithmap.sources.opening.packed import (
    CEILING_MB,
    DAMAGE,
    MB,
    Unpacking,
    as_source_error,
    limit_bytes_of,
    open_archive,
    open_gz,
    open_member,
    open_plain,
)
from kithmap.sources.opening.tarred import is_tar, open_tar_member, tar_members
from kithmap.sources.opening.unopened import (
    GZ_MAGIC,
    ZIP_MAGICS,
    is_called_archive,
    is_packed,
    is_packed_otherwise,
    is_spreadsheet,
)
from kithmap.sources.readers import has_marks, is_known, is_list, is_table_of_people
from kithmap.sources.trouble import Trouble

BLANK = b" \t\r\n\0\xef\xbb\xbf\xfe\xff"
"""What an editor leaves in a file of no text: line ends, and byte order marks."""
ENCRYPTED = 0x1
INDEX = ".msf"
"""Thunderbird keeps the index of each mailbox beside it, under this ending."""
NO_MAIL = ("Drafts", "Templates", "Unsent Messages", "Junk", "Spam")
"""Thunderbird's mailboxes of what was not sent and nobody wrote."""
APPLE_CARD, APPLE_DATABASE = ".abcdp", "AddressBook-v22.abcddb"
"""How Apple's Contacts end the names of single cards, and what they call the database that holds them all."""
TABLES = (".csv", ".tsv", ".tab")
TOLD = (*TABLES, ".txt")
"""Endings of files whose columns the owner may tell: each that is not known is a trouble of its own."""
LEFT_NAMED = 5
"""How many left-out members a trouble names; the rest is counted."""


def documents(
    path: Path | str, hints: Hints | None = None, *, ceiling_mb: int = CEILING_MB
) -> Iterator[Document | Trouble]:
    """Give the documents inside `path`, in a fixed order, with a trouble in the place of each that cannot be used.

    A plain file is one document, unpacked while it is read if it is a .gz. A ZIP or tar gives its members that have the
    marks of a known format, and one trouble that counts the rest. A maildir folder is one document, and so is each
    maildir inside it. Any other folder is walked, hidden files and folders left out, and one trouble counts the files
    in it that are of no known kind. A table there counts only if its headings tell of people or `hints` names one of
    its columns: exports hold lists of skills and schools too, which look like lists of names.

    Raises `NoSuchFile`, `NotAllowed`, `EmptyFile`, `BrokenArchive`, `TooLarge` (unpacked size above `ceiling_mb`, or a
    packing ratio that no real export has), `StillPacked` or `Spreadsheet` (to be unpacked or saved otherwise first), or
    `UnknownFormat` (nothing in the archive is of a known kind).
    """
    place = Path(path)
    try:
        mode = place.stat().st_mode
        if stat.S_ISDIR(mode):
            yield from _in_folder(place, hints, ceiling_mb=ceiling_mb)
        elif stat.S_ISREG(mode):
            yield from _in_file(place, ceiling_mb=ceiling_mb)
        else:
            raise UnknownFormat(place)
    except OSError as error:
        raise as_source_error(error, place) from error
    except ValueError as error:
        # A path with a zero byte in it is none.
        raise NoSuchFile(place) from error


def _in_file(place: Path, *, ceiling_mb: int) -> Iterator[Document | Trouble]:
    with open_plain(place) as stream:
        status, head = os.fstat(stream.fileno()), stream.read(HEAD_BYTES)
    size, modified_ns = status.st_size, status.st_mtime_ns
    if len(head) == size and not head.strip(BLANK):
        raise EmptyFile(place)
    if is_packed_otherwise(head):
        raise StillPacked(place)
    if head.startswith(ZIP_MAGICS):
        yield from _in_zip(place, ceiling_mb=ceiling_mb)
    elif head.startswith(GZ_MAGIC):
        opener = partial(open_gz, place, limit_bytes_of(size, ceiling_mb=ceiling_mb))
        with opener() as unpacked:
            inside = _head(unpacked)
        if not inside:
            raise EmptyFile(place)
        if is_tar(inside):
            yield from _in_tar(place, opener, ceiling_mb=ceiling_mb)
        elif is_packed(inside):
            raise StillPacked(place)
        else:
            yield Document(str(place), None, size, inside, opener)
    elif is_tar(head):
        yield from _in_tar(place, partial(open_plain, place), ceiling_mb=ceiling_mb)
    elif is_spreadsheet(place.name, head):
        raise Spreadsheet(place)
    else:
        yield Document(str(place), place, size, head, partial(open_plain, place), modified_ns)


def _head(stream: Unpacking) -> bytes:
    """Give the first bytes; damage further on is left to whoever reads that far."""
    head = b""
    while len(head) < HEAD_BYTES:
        try:
            piece = stream.read1(HEAD_BYTES - len(head))
        except (SourceError, *DAMAGE):
            if head:
                break
            raise
        if not piece:
            break
        head += piece
    return head


def _in_zip(place: Path, *, ceiling_mb: int) -> Iterator[Document | Trouble]:
    found, broken = False, None
    left = _Left(place)
    with open_archive(place) as archive:
        if is_spreadsheet(place.name, ZIP_MAGICS[0], archive.namelist()):
            raise Spreadsheet(place)
        members = _wanted(archive.infolist())
        for member in members:
            limit_bytes = limit_bytes_of(member.compress_size, ceiling_mb=ceiling_mb)
            if member.file_size > limit_bytes:
                raise TooLarge(place, ceiling_mb=limit_bytes // MB)
        for member in members:
            try:
                document = _member(place, member, archive=archive, ceiling_mb=ceiling_mb)
            except BrokenArchive as error:
                broken = broken or error
                yield _skipped(f"{place}/{member.filename}", error)
                continue
            if left.takes(member.filename, document):
                continue
            found = True
            yield document
    if not found:
        raise broken or left.error()
    yield from left.troubles()


def _wanted(members: list[ZipInfo]) -> list[ZipInfo]:
    """Give the members that are no folders, not hidden, and no cards which a database beside them holds too."""
    names = {member.filename for member in members}
    found = [member for member in members if not member.is_dir() and Path(member.filename).name[:1] != "."]
    places = [Path(member.filename) for member in found]
    doubled = [p.suffix == APPLE_CARD and (p.parent.parent / APPLE_DATABASE).as_posix() in names for p in places]
    return [member for member, is_doubled in zip(found, doubled, strict=True) if not is_doubled]


def _in_tar(place: Path, opener: Callable[[], BinaryIO], *, ceiling_mb: int) -> Iterator[Document | Trouble]:
    found = False
    left = _Left(place)
    for member in tar_members(opener, place):
        if Path(member.name).name[:1] == ".":
            continue
        head = member.stream.read(HEAD_BYTES)
        open_ = partial(open_tar_member, opener, place, member.number, ceiling_mb * MB)
        document = Document(f"{place}/{member.name}", None, member.size, head, open_)
        if left.takes(member.name, document):
            continue
        found = True
        yield document
    if not found:
        raise left.error()
    yield from left.troubles()


def _member(place: Path, member: ZipInfo, *, archive: ZipFile, ceiling_mb: int) -> Document:
    """Give a member as a document; one that is locked with a password has no head."""
    head = b""
    if not member.flag_bits & ENCRYPTED:
        try:
            with archive.open(member) as stream:
                head = _head(cast(Unpacking, stream))
        except DAMAGE as error:
            raise BrokenArchive(place) from error
    limit_bytes = limit_bytes_of(member.compress_size, ceiling_mb=ceiling_mb)
    # A ZIP's contents are listed anew at each opening; what is held already need not pay for that.
    is_held = len(head) == member.file_size
    opener = partial(io.BytesIO, head) if is_held else partial(open_member, place, member, limit_bytes)
    return Document(f"{place}/{member.filename}", None, member.compress_size, head, opener)


class _Left:
    """The files that are left out of what the owner gave, and the archives in it that are not opened."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self.unknown: list[str] = []
        self._packed: list[str] = []

    def takes(self, name: str, document: Document) -> bool:
        """Is this member of an archive left out?"""
        packed = is_packed(document.head)
        if packed or not document.head or not has_marks(document):
            (self._packed if packed and is_called_archive(name) else self.unknown).append(name)
            return True
        return False

    def error(self) -> SourceError:
        """Give what is wrong where everything was left out."""
        if self._packed:
            return StillPacked(self._place)
        return UnknownInside(self._place) if self.unknown else EmptyFile(self._place)

    def troubles(self) -> Iterator[Trouble]:
        """Give one trouble for all that is left out, and one for all archives."""
        if self.unknown:
            yield self._trouble(
                say_count(
                    "{number} file was left out, being in no format that Kithmap reads, or locked with a password: "
                    "{named}.",
                    "{number} files were left out, being in no format that Kithmap reads, or locked with a password: "
                    "{named}.",
                    len(self.unknown),
                    named=_named(self.unknown),
                ),
                say("Nothing, if these are not your contacts, mail or calendars."),
            )
        if self._packed:
            yield self._trouble(
                say_count(
                    "{number} archive inside was not opened: {named}.",
                    "{number} archives inside were not opened: {named}.",
                    len(self._packed),
                    named=_named(self._packed),
                ),
                say("Unpack it, and bring in what it holds."),
            )

    def _trouble(self, what: str, todo: str) -> Trouble:
        return Trouble(str(self._place), None, what, todo)


def _named(names: list[str]) -> str:
    return ", ".join(names[:LEFT_NAMED]) + (" …" if len(names) > LEFT_NAMED else "")


def _in_folder(place: Path, hints: Hints | None, *, ceiling_mb: int) -> Iterator[Document | Trouble]:
    found = False
    left = _Left(place)
    for item in _below(place, left.unknown, hints, ceiling_mb=ceiling_mb):
        found = True
        yield item
    if not found:
        raise left.error()
    yield from left.troubles()


def _below(place: Path, left: list[str], hints: Hints | None, *, ceiling_mb: int) -> Iterator[Document | Trouble]:
    """Give what is below `place`, sorted, and name in `left` what is of no known kind.

    Maildirs are looked into for further maildirs only. Of a mail program's folder its indexes are passed over, and
    mailboxes that hold nothing.
    """
    if is_maildir(place):
        folders = (path for path in sorted(place.iterdir()) if not path.is_symlink() and is_maildir(path))
        yield from (_maildir(path) for path in (place, *folders))
        return
    for path in sorted(place.iterdir()):
        if path.name.startswith("."):
            continue
        try:
            if path.is_dir() and not path.is_symlink():
                yield from _below(path, left, hints, ceiling_mb=ceiling_mb)
            elif path.is_file() and not _is_doubled(path) and not _is_of_mail_program(path):
                yield from _known(_in_file(path, ceiling_mb=ceiling_mb), path, left, hints)
        except SourceError as error:
            yield _skipped(path, error)
        except OSError as error:
            yield _skipped(path, as_source_error(error, path))


def _known(
    found: Iterator[Document | Trouble], path: Path, left: list[str], hints: Hints | None
) -> Iterator[Document | Trouble]:
    """Give what is of a known kind or may be a table of people; anything else is named in `left`."""
    for item in found:
        if isinstance(item, Document) and item.path is not None and _is_left(item, path.suffix.lower(), hints):
            left.append(path.name)
        else:
            yield item


def _is_left(document: Document, suffix: str, hints: Hints | None) -> bool:
    if suffix in TABLES:
        return is_list(document) and not has_marks(document) and not is_table_of_people(document, hints)
    return suffix not in TOLD and not is_known(document)


def _is_doubled(path: Path) -> bool:
    """Is it a single card of Apple's Contacts that stands in the database above it too?"""
    return path.suffix == APPLE_CARD and (path.parent.parent / APPLE_DATABASE).exists()


def _is_of_mail_program(path: Path) -> bool:
    """Is it an index of a mailbox, or a mailbox without a message, as mail programs keep them side by side?"""
    if path.suffix == INDEX:
        return True
    has_index = path.with_name(path.name + INDEX).exists()
    return has_index and (path.name in NO_MAIL or path.stat().st_size == 0)


def _skipped(path: object, error: SourceError) -> Trouble:
    return Trouble(str(path), None, str(error), say("Everything else beside it is taken in."))


def is_maildir(place: Path) -> bool:
    """Is this a folder of mail, one file a message (has cur/ and new/)?"""
    return (place / "cur").is_dir() and (place / "new").is_dir()


def _maildir(place: Path) -> Document:
    size = sum(entry.stat().st_size for part in ("cur", "new") for entry in os.scandir(place / part) if entry.is_file())
    return Document(str(place), place, size, b"", partial(open_plain, place))
