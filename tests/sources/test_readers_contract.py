"""Every reader keeps the contract of readers."""

import icalendar
import recurring_ical_events  # type: ignore[import-untyped]

from kithmap.sources.calendar.format import CALENDAR
from kithmap.sources.hints import Hints
from kithmap.sources.mail.formats import MBOX
from kithmap.sources.names import typed_names
from kithmap.sources.tables import contact_csv, google_csv, linkedin, linkedin_messages, outlook_csv
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


class TestCalendar(ReaderContract):
    format = CALENDAR
    sample = (SPECIMENS / "calendar" / "google.ics").read_bytes()


class TestDamagedCalendar(ReaderContract):
    format = CALENDAR
    sample = (SPECIMENS / "calendar" / "apple-and-damage.ics").read_bytes()
