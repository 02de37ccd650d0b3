"""Every specimen is recognised by its content and gives what was written down beside it by hand."""

from pathlib import Path

import pytest

from kithmap.sources.document import Document
from kithmap.sources.opening.unpack import documents
from kithmap.sources.readers import read, recognise
from tests.specimens_read import SPECIMENS, expectation, hints_for, specimens, told

FOLDERS = (
    "vcard",
    "linkedin",
    "google",
    "outlook",
    "csv",
    "names",
    "mail",
    "calendar",
    "whatsapp",
    "telegram",
    "facebook",
)
SMALL_FOLDERS = ("instagram", "sms", "eml", "apple", "monica", "nametag", "studies", "olm", "pst", "msg")
"""Of these formats there are fewer kinds of files."""


def _named(path: Path) -> str:
    return path.relative_to(SPECIMENS).as_posix()


@pytest.mark.parametrize("path", specimens(*FOLDERS, *SMALL_FOLDERS), ids=_named)
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
