"""What the owner gives is opened: files, archives, folders, and what is wrong with them is told."""

import bz2
import gzip
import lzma
import os
import pickle
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from kithmap.errors import (
    BrokenArchive,
    EmptyFile,
    NoSuchFile,
    NotAllowed,
    SourceError,
    Spreadsheet,
    StillPacked,
    TooLarge,
    UnknownFormat,
    UnknownInside,
)
from kithmap.sources.card import Card
from kithmap.sources.document import Document
from kithmap.sources.format import Record
from kithmap.sources.hints import Hints
from kithmap.sources.opening.packed import as_source_error, limit_bytes_of
from kithmap.sources.opening.unpack import documents
from kithmap.sources.readers import read, recognise
from kithmap.sources.trouble import Trouble
from tests.reader_contract import TODAY
from tests.specimens_read import SPECIMENS

HINTS = Hints(today=TODAY)
CONNECTIONS = (SPECIMENS / "linkedin" / "Connections.csv").read_bytes()
MESSAGES = (SPECIMENS / "linkedin" / "messages.csv").read_bytes()
VCARD = b"BEGIN:VCARD\nVERSION:3.0\nFN:Ana D\xc3\xadaz\nEMAIL:ana@diaz.example\nEND:VCARD\n"


def records(document: Document | Trouble) -> list[Record]:
    return [document] if isinstance(document, Trouble) else list(read(document, HINTS))


def names(found: list[Record]) -> list[str]:
    return [record.name for record in found if isinstance(record, Card)]


def test_a_plain_file_keeps_its_path_and_opens_anew_each_time(tmp_path: Path) -> None:
    """Mail is read from the disk by ranges, and group cards need a second look."""
    path = tmp_path / "ana.vcf"
    path.write_bytes(VCARD)
    (document,) = documents(path)
    assert isinstance(document, Document)

    assert (document.name, document.path, document.size) == (str(path), path, len(VCARD))
    for _ in range(2):
        with document.open() as stream:
            assert stream.read() == VCARD


def test_a_gz_is_unpacked_by_its_content_not_its_name(tmp_path: Path) -> None:
    """Downloads lose their endings."""
    path = tmp_path / "contacts"
    path.write_bytes(gzip.compress(VCARD))
    (document,) = documents(path)
    assert isinstance(document, Document)

    assert document.path is None
    assert document.head == VCARD
    assert names(records(document)) == ["Ana Díaz"]


def test_linkedins_archive_gives_connections_and_messages_and_counts_the_rest(tmp_path: Path) -> None:
    """The export holds thirty files; a list of skills is no list of people."""
    path = tmp_path / "Complete_LinkedInDataExport.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("export/Connections.csv", CONNECTIONS)
        archive.writestr("export/messages.csv", MESSAGES)
        archive.writestr("export/Skills.csv", "Name\nPython\nForecasting\n")
        archive.writestr("export/Email Addresses.csv", "Email Address,Confirmed\nmira@solberg.example,Yes\n")
        archive.writestr("export/.DS_Store", b"\0\0")
        archive.writestr("export/Jobs/", b"")
    first, second, left = documents(path)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert isinstance(left, Trouble)

    assert first.name == f"{path}/export/Connections.csv"
    assert [recognise(first).name, recognise(second).name] == ["linkedin", "linkedin-messages"]
    assert left.what.startswith("2 files were left out")
    assert "Skills.csv" in left.what


def test_a_long_member_of_an_archive_is_read_to_its_end(tmp_path: Path) -> None:
    """Members beyond the head are opened again, from the archive."""
    path = tmp_path / "cards.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("all.vcf", b"".join(VCARD.replace(b"ana@", b"ana%d@" % i) for i in range(2_000)))
    (document,) = documents(path)

    assert len(names(records(document))) == 2_000


def test_a_folder_is_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    """The same folder must give the same result on every machine."""
    for name in ("b.vcf", "a.vcf", ".hidden.vcf", "sub/c.vcf", ".trash/d.vcf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(VCARD)
    (tmp_path / "empty.vcf").touch()
    found = list(documents(tmp_path))

    assert [Path(item.name).name for item in found if isinstance(item, Document)] == ["a.vcf", "b.vcf", "c.vcf"]
    assert [Path(item.file).name for item in found if isinstance(item, Trouble)] == ["empty.vcf"]


def test_a_maildir_is_one_document_and_so_is_each_folder_inside(tmp_path: Path) -> None:
    """A maildir holds a file for each message; its subfolders have names that begin with a dot."""
    for name in ("Mail/cur", "Mail/new", "Mail/.Sent/cur", "Mail/.Sent/new"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "Mail/cur/1").write_bytes(b"From: ana@diaz.example\n\n")
    (tmp_path / "Mail/cur/2").write_bytes(b"From: ben@okri.example\n\n")
    found = [item for item in documents(tmp_path) if isinstance(item, Document)]

    assert [item.path for item in found] == [tmp_path / "Mail", tmp_path / "Mail/.Sent"]
    assert [item.size for item in found] == [48, 0]


def test_documents_can_be_sent_to_another_process(tmp_path: Path) -> None:
    """A harvest with two workers opens them there."""
    (tmp_path / "a.vcf").write_bytes(VCARD)
    (tmp_path / "b.vcf.gz").write_bytes(gzip.compress(VCARD))
    with zipfile.ZipFile(tmp_path / "c.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("short.vcf", VCARD)
        archive.writestr("long.vcf", VCARD * 1_000)
    found = [pickle.loads(pickle.dumps(item)) for item in documents(tmp_path)]

    assert [len(names(records(item))) for item in found] == [1, 1, 1, 1_000]


def test_what_is_missing_empty_or_unknown_is_said(tmp_path: Path) -> None:
    """Each is one sentence that says what to do."""
    (tmp_path / "empty.vcf").touch()
    (tmp_path / "empty.gz").write_bytes(gzip.compress(b""))
    (tmp_path / "hollow").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with zipfile.ZipFile(tmp_path / "empty.zip", "w"):
        pass
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("word/document.xml", "<xml/>")
    wanted: dict[str, type[SourceError]] = {
        "nowhere": NoSuchFile,
        "nul\0byte": NoSuchFile,
        "x" * 300: NoSuchFile,
        "empty.vcf": EmptyFile,
        "empty.gz": EmptyFile,
        "hollow": EmptyFile,
        "empty.zip": EmptyFile,
        "other.zip": UnknownFormat,
        "pipe": UnknownFormat,
    }
    for name, error in wanted.items():
        with pytest.raises(error):
            list(documents(tmp_path / name))


def test_a_file_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    """Other errors of the system mean that there is no such file."""
    assert isinstance(as_source_error(PermissionError(), "x"), NotAllowed)
    assert isinstance(as_source_error(NotADirectoryError(), "x"), NoSuchFile)

    path = tmp_path / "locked.vcf"
    path.write_bytes(VCARD)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything, so a locked file cannot be made")
    with pytest.raises(NotAllowed):
        list(documents(path))


def test_a_damaged_archive_is_said_before_anything_is_read(tmp_path: Path) -> None:
    """Nothing in it can be used."""
    whole = gzip.compress(VCARD)
    for name, data in (("a.gz", whole[:2]), ("b.gz", whole[:10]), ("c.zip", b"PK\x03\x04" + b"junk" * 50)):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(BrokenArchive):
            list(documents(tmp_path / name))


def test_a_damaged_member_leaves_the_others_good(tmp_path: Path) -> None:
    """One bad sector must not cost the whole export."""
    path = tmp_path / "two.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bad.vcf", VCARD)
        archive.writestr("good.vcf", VCARD)
    data = bytearray(path.read_bytes())
    data[data.index(b"bad.vcf") + 8] ^= 0xFF
    path.write_bytes(data)
    bad, good = documents(path)

    assert isinstance(bad, Trouble)
    assert bad.file.endswith("two.zip/bad.vcf")
    assert names(records(good)) == ["Ana Díaz"]


def test_an_archive_that_breaks_off_keeps_what_was_read(tmp_path: Path) -> None:
    """Half a download holds half the people."""
    many = b"".join(VCARD.replace(b"ana@", os.urandom(9).hex().encode() + b"@") for _ in range(4_000))
    path = tmp_path / "half.vcf.gz"
    packed = gzip.compress(many)
    path.write_bytes(packed[: len(packed) // 2])
    (document,) = documents(path)
    found = records(document)

    assert 1_000 < len(names(found)) < 3_000
    assert isinstance(found[-1], Trouble)
    assert "damaged archive" in found[-1].what


def test_a_bomb_is_refused_before_or_while_it_is_read(tmp_path: Path) -> None:
    """Ten gigabytes of zeros fit into ten megabytes; a declared size costs no reading at all."""
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Connections.csv", CONNECTIONS)
    data = path.read_bytes()
    at = data.index(b"PK\x01\x02") + 24
    path.write_bytes(data[:at] + (4_000_000_000).to_bytes(4, "little") + data[at + 4 :])
    with pytest.raises(TooLarge):
        list(documents(path))

    gz = tmp_path / "bomb.vcf.gz"
    gz.write_bytes(gzip.compress(VCARD + (b"x" * 999 + b"\n") * 3_000))
    (document,) = documents(gz, ceiling_mb=2)
    found = records(document)
    assert names(found) == ["Ana Díaz"]
    assert isinstance(found[-1], Trouble)
    assert "more than 2 MB" in found[-1].what


def test_the_ratio_counts_only_beyond_a_hundred_megabytes() -> None:
    """By hand: 1 kB may unpack to 100 MB, 1 MB to 200 MB, 1 GB to the ceiling."""
    assert limit_bytes_of(1_000, ceiling_mb=20_000) == 100_000_000
    assert limit_bytes_of(1_000_000, ceiling_mb=20_000) == 200_000_000
    assert limit_bytes_of(1_000_000_000, ceiling_mb=20_000) == 20_000_000_000


def test_a_locked_member_is_counted_as_left_out(tmp_path: Path) -> None:
    """A password is no damage; the rest of the archive is good."""
    path = tmp_path / "locked.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ana.vcf", VCARD)
        archive.writestr("zz.vcf", VCARD)
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02") + 8
    data[at] |= 1
    path.write_bytes(data)
    good, left = documents(path)

    assert isinstance(good, Document)
    assert isinstance(left, Trouble)
    assert "zz.vcf" in left.what


def test_an_export_that_was_unpacked_floods_nobody_with_skills_and_schools(tmp_path: Path) -> None:
    """Browsers unpack what they download; the lists in LinkedIn's export then look like lists of names."""
    (tmp_path / "Connections.csv").write_bytes(CONNECTIONS)
    (tmp_path / "Skills.csv").write_text("Name\nPython\nForecasting\n")
    (tmp_path / "Wer.csv").write_text("Wer\nAna\nBen\n")
    (tmp_path / "friends.txt").write_text("Ana Díaz\nBen Okri\n")
    found = list(documents(tmp_path))
    told = list(documents(tmp_path, Hints(today=TODAY, columns={"name": "wer"})))

    assert [Path(item.name).name for item in found if isinstance(item, Document)] == ["Connections.csv", "friends.txt"]
    assert isinstance(found[-1], Trouble)
    assert "Skills.csv, Wer.csv" in found[-1].what
    assert "Wer.csv" in [Path(item.name).name for item in told if isinstance(item, Document)]


def zipped(path: Path, members: Mapping[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path.read_bytes()


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_archive_in_an_archive_is_named_and_never_taken_for_a_table(tmp_path: Path, method: int) -> None:
    """One that is packed without being made smaller holds its files as they are: headings, names, and signs between."""
    inner = zipped(tmp_path / "inner.zip", {"Connections.csv": CONNECTIONS}, method)
    zipped(tmp_path / "outer.zip", {"inner.zip": inner, "ana.vcf": VCARD, "letter.docx": inner}, method)
    document, left, packed = documents(tmp_path / "outer.zip")

    assert names(records(document)) == ["Ana Díaz"]
    assert isinstance(left, Trouble)
    assert "letter.docx" in left.what
    assert isinstance(packed, Trouble)
    assert packed.what == "1 archive inside was not opened: inner.zip."
    assert packed.todo == "Unpack it, and bring in what it holds."


def test_what_must_be_unpacked_or_saved_otherwise_first_is_told_so(tmp_path: Path) -> None:
    """A stranger's first file is often a spreadsheet, or an archive of a kind that Kithmap does not open."""
    inner = zipped(tmp_path / "inner.zip", {"Connections.csv": CONNECTIONS})
    zipped(tmp_path / "outer.zip", {"inner.zip": inner})
    (tmp_path / "twice.gz").write_bytes(gzip.compress(inner))
    (tmp_path / "contacts.csv.bz2").write_bytes(bz2.compress(CONNECTIONS))
    (tmp_path / "contacts.csv.xz").write_bytes(lzma.compress(CONNECTIONS))
    (tmp_path / "chats.7z").write_bytes(b"7z\xbc\xaf\x27\x1c\0\x04")
    (tmp_path / "chats.rar").write_bytes(b"Rar!\x1a\x07\x01\0")
    zipped(tmp_path / "people.xlsx", {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})
    zipped(tmp_path / "people.ods", {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"})
    (tmp_path / "people.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    zipped(tmp_path / "tables.zip", {"people.csv": b"Wer,Womit\nAna,ana@diaz.example\n"})
    wanted: dict[str, type[SourceError]] = {
        "outer.zip": StillPacked,
        "twice.gz": StillPacked,
        "contacts.csv.bz2": StillPacked,
        "contacts.csv.xz": StillPacked,
        "chats.7z": StillPacked,
        "chats.rar": StillPacked,
        "people.xlsx": Spreadsheet,
        "people.ods": Spreadsheet,
        "people.xls": Spreadsheet,
        "tables.zip": UnknownInside,
    }

    for name, error in wanted.items():
        with pytest.raises(error, match=name):
            list(documents(tmp_path / name))


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf", b"\xff\xfe", b"\xff\xfe\r\0\n\0", b" \r\n\t\n"])
def test_a_file_of_blanks_alone_is_empty(tmp_path: Path, content: bytes) -> None:
    """An editor leaves a mark or a line end in a file without a word; that is no unknown format."""
    (tmp_path / "blank.csv").write_bytes(content)

    with pytest.raises(EmptyFile):
        list(documents(tmp_path / "blank.csv"))
