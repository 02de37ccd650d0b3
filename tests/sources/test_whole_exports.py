"""Exports come as services hand them out: archives with much beside what is wanted, folders of programs, many parts."""

import io
import os
import random
import tarfile
import zipfile
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from kithmap.errors import TooLarge
from kithmap.sources.document import Document
from kithmap.sources.harvest.harvest import Harvest, harvest
from kithmap.sources.hints import Hints
from kithmap.sources.opening.unpack import documents
from tests.specimens_read import SPECIMENS

HINTS = Hints(today=date(2026, 3, 16))


def specimen(name: str) -> bytes:
    return (SPECIMENS / name).read_bytes()


TAKEOUT = {
    "Takeout/archive_browser.html": b"<html><body>Your archive</body></html>",
    "Takeout/Mail/All mail Including Spam and Trash.mbox": specimen("mail/gmail-takeout.mbox"),
    "Takeout/Contacts/My Contacts/My Contacts.csv": specimen("google/contacts-2024.csv"),
    "Takeout/Contacts/My Contacts/My Contacts.vcf": specimen("vcard/android-2.1.vcf"),
    "Takeout/Calendar/mira@solberg.example.ics": specimen("calendar/google.ics"),
    "Takeout/Google Photos/2021/IMG_1.jpg": b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40,
}


def zipped(path: Path, members: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def tarred(path: Path, members: Mapping[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz" if path.suffix == ".tgz" else "w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def formats(parts: list[Harvest]) -> Counter[str]:
    """Count the records by the format of their document, having checked that they add up."""
    found: Counter[str] = Counter()
    for part in parts:
        assert part.read == len(part.cards) + len(part.interactions) + len(part.troubles)
        found[part.format] += len(part.cards) + len(part.interactions)
    return found


@pytest.mark.parametrize("name", ["takeout-001.zip", "takeout-001.tgz", "takeout-001.tar"])
def test_google_takeout_is_read_as_it_was_downloaded(tmp_path: Path, name: str) -> None:
    """Mail, contacts and calendars lie among photos and pages; the three kinds of archive hold the same."""
    make = zipped if name.endswith(".zip") else tarred
    parts = list(harvest([make(tmp_path / name, TAKEOUT)], HINTS))
    alone = [next(harvest([SPECIMENS / f], HINTS)) for f in ("mail/gmail-takeout.mbox", "calendar/google.ics")]
    (left,) = [part for part in parts if not part.format]

    assert formats(parts)["Mailbox (mbox)"] == len(alone[0].interactions)
    assert formats(parts)["Calendar (iCalendar)"] == len(alone[1].interactions)
    assert set(formats(parts)) == {"", "Mailbox (mbox)", "Google contacts", "vCard", "Calendar (iCalendar)"}
    assert "archive_browser.html" in left.troubles[0].what
    assert "IMG_1.jpg" in left.troubles[0].what


def test_the_parts_of_a_large_export_are_read_together(tmp_path: Path) -> None:
    """Google cuts exports into archives of 2 GB, each whole in itself."""
    names = list(TAKEOUT)
    first = zipped(tmp_path / "takeout-001.zip", {name: TAKEOUT[name] for name in names[:3]})
    second = zipped(tmp_path / "takeout-002.zip", {name: TAKEOUT[name] for name in names[3:]})
    whole = zipped(tmp_path / "takeout.zip", TAKEOUT)

    assert formats(list(harvest([first, second], HINTS))) == formats(list(harvest([whole], HINTS)))


def test_a_tar_that_breaks_off_keeps_what_was_read(tmp_path: Path) -> None:
    """Downloads of many gigabytes break off."""
    noise = {"Takeout/Google Photos/2.jpg": random.Random(5).randbytes(100_000)}
    whole = tarred(tmp_path / "takeout.tgz", TAKEOUT | noise).read_bytes()
    cut = tmp_path / "cut.tgz"
    cut.write_bytes(whole[: len(whole) * 2 // 3])
    parts = list(harvest([cut], HINTS))

    assert formats(parts)["Mailbox (mbox)"] > 0
    assert any("damaged archive" in trouble.what for part in parts for trouble in part.troubles)


def test_a_packed_tar_that_would_flood_the_disk_is_stopped(tmp_path: Path) -> None:
    """A thousandfold of zeros inside a .tgz is no export."""
    bomb = tarred(
        tmp_path / "bomb.tgz", {"a.mbox": b"From a Tue Mar  3 09:14:02 2026\nFrom: a@b.example\n\n" + bytes(3_000_000)}
    )

    with pytest.raises(TooLarge):
        list(documents(bomb, ceiling_mb=1))


def test_a_profile_of_thunderbird_is_read_without_its_indexes(tmp_path: Path) -> None:
    """Mailboxes have no ending, folders inside them lie in NAME.sbd, and beside each stands an index."""
    mail = specimen("mail/thunderbird-crlf.mbox")
    local = tmp_path / "abc.default" / "Mail" / "Local Folders"
    (local / "Inbox.sbd").mkdir(parents=True)
    for name in ("Inbox", "Drafts", "Inbox.sbd/Friends"):
        (local / name).write_bytes(mail)
        (local / f"{name}.msf").write_bytes(b'// <!-- <mdb:mork:z v="1.4"/> -->\n< <(a=c)> // (f=iso-8859-1)\n')
    (local / "Trash").write_bytes(b"")
    (local / "Trash.msf").write_bytes(b"// <!-- <mdb:mork:z")
    (tmp_path / "abc.default" / "places.sqlite").write_bytes(b"SQLite format 3\0" + bytes(2_000))
    parts = list(harvest([tmp_path], HINTS))
    troubles = [trouble for part in parts if not part.format for trouble in part.troubles]

    assert [Path(p.document).name for p in parts if p.format] == ["Inbox", "Friends"]
    assert ["places.sqlite" in trouble.what for trouble in troubles] == [True]


def test_a_chat_of_an_iphone_is_read_out_of_its_archive(tmp_path: Path) -> None:
    """The archive is called after the other one, the text in it is not; photos lie beside it."""
    chat = "[03.03.21, 14:05:12] Mira: Hello\n[03.03.21, 14:06:00] Ana Díaz: Hi\n".encode()
    archive = zipped(tmp_path / "WhatsApp Chat - Ana Díaz.zip", {"_chat.txt": chat, "1-PHOTO.jpg": b"\xff\xd8\xff"})
    part, left = harvest([archive], HINTS)

    assert [contact for contact, _ in part.interactions.contacts] == ["owner:told", "chat:whatsapp:Ana Díaz"]
    assert "1-PHOTO.jpg" in left.troubles[0].what


def test_a_file_that_changes_while_it_is_read_is_told(tmp_path: Path) -> None:
    """A mail program that fetches mail meanwhile may leave half a message where we read."""
    path = tmp_path / "a.vcf"
    path.write_bytes(specimen("vcard/android-2.1.vcf"))
    still = list(harvest([path], HINTS))
    (document,) = documents(path)
    assert isinstance(document, Document)
    told: list[str] = []

    def meddle(done: int, total: int, records: int) -> None:
        os.utime(path, ns=(1, 1))

    path.write_bytes(specimen("vcard/android-2.1.vcf") * 800)
    for part in harvest([path], HINTS, progress=meddle):
        told += [trouble.what for trouble in part.troubles]

    assert not any("changed while" in trouble.what for part in still for trouble in part.troubles)
    assert [what for what in told if "changed while" in what] == ["The file changed while it was read."]
