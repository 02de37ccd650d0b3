"""A document finds its reader by what is in it, and a file that breaks off is told."""

import io
from functools import partial
from typing import BinaryIO

import pytest

from kithmap.errors import BrokenArchive, UnknownFormat
from kithmap.sources.card import Card
from kithmap.sources.document import Document
from kithmap.sources.hints import Hints
from kithmap.sources.readers import FORMATS, has_marks, read, recognise
from kithmap.sources.trouble import Trouble
from tests.reader_contract import TODAY, document_of
from tests.specimens_read import SPECIMENS, expectation, specimens

HINTS = Hints(today=TODAY)
FOREIGN = b"wer,wo,zahl\nAna,ana@diaz.example,17\n"


class BreakingOff(io.RawIOBase):
    """A stream that gives its data and then is damaged."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if not self._data:
            raise BrokenArchive("cards.vcf.gz")
        chunk, self._data = self._data[: len(buffer)], self._data[len(buffer) :]
        buffer[: len(chunk)] = chunk
        return len(chunk)


def test_a_wrong_name_misleads_nobody() -> None:
    """Exports are renamed, and mail programs send vCards as .dat."""
    for path in specimens("vcard", "linkedin", "google", "outlook", "names"):
        data = path.read_bytes()
        document = Document("photo.jpg", None, len(data), data, partial(io.BytesIO, data))

        assert recognise(document).name == expectation(path)["format"]


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7", b"wer,wo\n1,2\n", b"<html></html>", b"\0" * 100]
)
def test_what_is_no_format_is_said_so(data: bytes) -> None:
    """One sentence that names what Kithmap reads."""
    with pytest.raises(UnknownFormat, match="no format that Kithmap reads"):
        recognise(document_of(data))


def test_told_columns_open_a_foreign_table_and_no_known_one() -> None:
    """What the owner says of one file must not change how LinkedIn's is read."""
    told = Hints(today=TODAY, columns={"name": "wer", "email": "wo"})
    connections = document_of((SPECIMENS / "linkedin" / "Connections.csv").read_bytes())
    (card,) = read(document_of(FOREIGN), told)
    assert isinstance(card, Card)

    assert (card.name, card.emails) == ("Ana", ("ana@diaz.example",))
    assert recognise(connections, Hints(today=TODAY, columns={"name": "First Name"})).name == "linkedin"
    with pytest.raises(UnknownFormat):
        recognise(document_of(FOREIGN), Hints(today=TODAY, columns={"name": "who"}))


def test_a_told_column_that_is_not_there_is_said() -> None:
    """A slip in a column's name would lose all addresses in silence."""
    trouble, card = read(document_of(FOREIGN), Hints(today=TODAY, columns={"name": "wer", "email": "wohin"}))

    assert isinstance(trouble, Trouble)
    assert "'wohin'" in trouble.what
    assert isinstance(card, Card)


def test_a_file_that_breaks_off_keeps_what_was_read() -> None:
    """The people before the damage are good."""
    data = b"BEGIN:VCARD\nFN:Ana\nEND:VCARD\nBEGIN:VCARD\nFN:Ben\n"

    def open_() -> BinaryIO:
        return io.BufferedReader(BreakingOff(data))

    card, trouble = read(Document("cards.vcf.gz", None, 9, data, open_), HINTS)

    assert isinstance(card, Card)
    assert isinstance(trouble, Trouble)
    assert "damaged archive" in trouble.what


def test_a_list_of_names_has_no_marks_and_every_format_has_its_own_name() -> None:
    """Inside an archive a list of skills looks like a list of names."""
    assert not has_marks(document_of(b"Ana\nBen\n"))
    assert has_marks(document_of(b"BEGIN:VCARD\nFN:Ana\nEND:VCARD\n"))
    assert len({format_.name for format_ in FORMATS}) == len(FORMATS)
    assert FORMATS[-1].name == "names"
