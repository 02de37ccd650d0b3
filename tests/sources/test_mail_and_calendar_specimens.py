"""Every mailbox and calendar specimen gives what was written down beside it, and both readers keep the contract."""

from pathlib import Path

import icalendar
import pytest
import recurring_ical_events  # type: ignore[import-untyped]

from kithmap.sources.calendar.format import CALENDAR
from kithmap.sources.document import Document
from kithmap.sources.mail.formats import MBOX
from kithmap.sources.opening.unpack import documents
from kithmap.sources.readers import read, recognise
from tests.reader_contract import ReaderContract
from tests.specimens_read import SPECIMENS, expectation, hints_for, specimens, told

FOLDERS = ("mail", "calendar")

# Readers load these when first needed; the contract measures the memory of reading, not of loading.
LOADED = (icalendar, recurring_ical_events)


@pytest.mark.parametrize("path", specimens(*FOLDERS), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_specimen_gives_what_was_written_down(path: Path) -> None:
    """Each is a file as its program writes it, or one that broke a reader."""
    expected = expectation(path)
    hints = hints_for(expected)
    (document,) = documents(path)
    assert isinstance(document, Document)

    assert recognise(document, hints).name == expected["format"]
    assert [told(record) for record in read(document, hints)] == expected["records"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_format_has_three_specimens_and_none_without_expectation(folder: str) -> None:
    """A format is not known from one file, and a specimen without expectation tests nothing."""
    inputs = [path for path in (SPECIMENS / folder).iterdir() if not path.name.endswith(".expect.json")]

    assert sorted(inputs) == specimens(folder)
    assert len(inputs) >= 3


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
