"""Every reader keeps the contract of readers."""

import io
from functools import partial
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events  # type: ignore[import-untyped]

from kithmap.sources.calendar.format import CALENDAR
from kithmap.sources.document import Document
from kithmap.sources.hints import Hints
from kithmap.sources.mail.eml import EML
from kithmap.sources.mail.formats import MAILDIR, MBOX
from kithmap.sources.names import typed_names
from kithmap.sources.tables import contact_csv, google_csv, linkedin, linkedin_messages, outlook_csv
from kithmap.sources.trouble import Trouble
from kithmap.sources.vcard import format as vcard
from tests.reader_contract import TODAY, ReaderContract
from tests.specimens_read import SPECIMENS

LOADED = (icalendar, recurring_ical_events)
"""Readers load these when first needed; the contract measures the memory of reading, not of loading."""


class TestVcard(ReaderContract):
    format = vcard.VCARD
    sample = (SPECIMENS / "vcard" / "apple-contacts.vcf").read_bytes()


class TestOldVcard(ReaderContract):
    format = vcard.VCARD
    sample = (SPECIMENS / "vcard" / "android-2.1.vcf").read_bytes()


class TestLinkedinConnections(ReaderContract):
    format = linkedin.CONNECTIONS
    sample = (SPECIMENS / "linkedin" / "Connections.csv").read_bytes()


class TestLinkedinMessages(ReaderContract):
    format = linkedin_messages.MESSAGES
    sample = (SPECIMENS / "linkedin" / "messages.csv").read_bytes()


class TestGoogle(ReaderContract):
    format = google_csv.GOOGLE
    sample = (SPECIMENS / "google" / "contacts-2024.csv").read_bytes()


class TestOutlook(ReaderContract):
    format = outlook_csv.OUTLOOK
    sample = (SPECIMENS / "outlook" / "outlook-en.csv").read_bytes().decode("cp1252").encode()


class TestCsv(ReaderContract):
    format = contact_csv.CSV
    sample = (SPECIMENS / "csv" / "common-words.csv").read_bytes()


class TestToldCsv(ReaderContract):
    format = contact_csv.CSV
    sample = b"name,mail,wo,sonst\n" + b"Ana,ana@diaz.example,Madrid,%s\n" % (b"x" * 150) + b"Ben,ben@okri.example,,\n"
    hints = Hints(today=TODAY, columns={"name": "name", "email": "mail", "city": "wo"})


class TestNames(ReaderContract):
    format = typed_names.NAMES
    sample = (SPECIMENS / "names" / "list.txt").read_bytes()


class TestMbox(ReaderContract):
    format = MBOX
    sample = (SPECIMENS / "mail" / "odd-headers.mbox").read_bytes()


class TestCrlfMbox(ReaderContract):
    format = MBOX
    sample = (SPECIMENS / "mail" / "thunderbird-crlf.mbox").read_bytes()


class TestEml(ReaderContract):
    format = EML
    sample = (SPECIMENS / "eml" / "lunch.eml").read_bytes()


class TestMaildir(ReaderContract):
    """What is damaged is a message inside the folder; the folder itself is always one."""

    format = MAILDIR
    sample = (SPECIMENS / "eml" / "lunch.eml").read_bytes()

    @pytest.fixture(autouse=True)
    def _somewhere(self, tmp_path_factory: pytest.TempPathFactory) -> None:
        self.place = tmp_path_factory.mktemp("maildir")
        for part in ("cur", "new"):
            (self.place / part).mkdir()

    def document(self, data: bytes) -> Document:
        (self.place / "cur" / "1.host:2,S").write_bytes(data)
        return Document(str(self.place), self.place, len(data), b"", partial(io.BytesIO, data))

    def _long(self, length_bytes: int) -> Document:
        # the names of the files are held, and nothing else of them
        for number in range(length_bytes // 1_000):
            (self.place / "cur" / f"{number}.host:2,S").write_bytes(self.sample)
        return self.document(self.sample)

    def told_file(self, trouble: Trouble) -> str:
        """Troubles name the message's own file, which lies in the folder."""
        return str(Path(trouble.file).parent.parent)

    def test_noise_is_survived(self) -> None:
        """Programs leave files of their own among the messages."""
        found = self.records(bytes((i * i * 31 + i * 7) % 251 for i in range(20_000)))

        assert [type(record) for record in found] == [Trouble]


class TestCalendar(ReaderContract):
    format = CALENDAR
    sample = (SPECIMENS / "calendar" / "google.ics").read_bytes()


class TestDamagedCalendar(ReaderContract):
    format = CALENDAR
    sample = (SPECIMENS / "calendar" / "apple-and-damage.ics").read_bytes()
