"""A maildir folder is read file by file, whatever a file holds."""

from datetime import date
from pathlib import Path

import pytest

from kithmap.sources.document import Document
from kithmap.sources.format import Record
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import Interaction
from kithmap.sources.mail.maildir import FIRST_BYTES, message_files
from kithmap.sources.opening.unpack import documents
from kithmap.sources.readers import read, recognise
from kithmap.sources.trouble import Trouble

HINTS = Hints(today=date(2026, 3, 16))
HEAD = b"From: Ana <ana@diaz.example>\nTo: ben@okri.example\nDate: Tue, 3 Mar 2026 10:14:02 +0100\n"


@pytest.fixture
def maildir(tmp_path: Path) -> Path:
    for part in ("cur", "new", "tmp"):
        (tmp_path / part).mkdir()
    return tmp_path


def records(maildir: Path) -> list[Record]:
    (document,) = documents(maildir)
    assert isinstance(document, Document)
    assert recognise(document).name == "maildir"
    return list(read(document, HINTS))


def test_messages_in_cur_and_new_are_read_and_drafts_are_not(maildir: Path) -> None:
    """What is still being delivered (tmp), hidden, or flagged as a draft is no message yet."""
    for name in ("cur/2.host:2,RS", "cur/1.host:2,S", "cur/3.host:2,DS", "new/4.host", "tmp/5.host", "cur/.hidden"):
        (maildir / name).write_bytes(HEAD + b"\nbody")

    assert message_files(maildir) == ["cur/1.host:2,S", "cur/2.host:2,RS", "new/4.host"]
    assert [type(record) for record in records(maildir)] == [Interaction] * 3


@pytest.mark.parametrize(
    "text",
    [
        HEAD + b"\nbody\nTo: nobody@x.example\n",
        (HEAD + b"\nbody\n").replace(b"\n", b"\r\n"),
        HEAD,
        HEAD.rstrip(),
        b"From ana@diaz.example Tue Mar  3 09:14:02 2026\n" + HEAD + b"\nbody",
        b"X-Long: " + b"a" * FIRST_BYTES + b"\n" + HEAD + b"\nbody",
        b"X-Long: " + b"a" * 10_000_000 + b"\n" + HEAD + b"\nbody",
    ],
)
def test_the_header_is_found_whatever_stands_around_it(maildir: Path, text: bytes) -> None:
    """Long headers, none but headers, both line ends, and a line that belongs into an mbox."""
    (maildir / "cur" / "1").write_bytes(text)
    (found,) = records(maildir)

    assert isinstance(found, Interaction)
    assert [person.address for person in found.participants] == ["mail:ana@diaz.example", "mail:ben@okri.example"]


@pytest.mark.parametrize("text", [b"", b"\n", b"\0" * 5_000, b"hello", bytes(range(256)) * 100])
def test_what_is_no_message_is_a_trouble_that_names_its_file(maildir: Path, text: bytes) -> None:
    """The owner must be able to look at it."""
    (maildir / "cur" / "1").write_bytes(text)
    (maildir / "cur" / "2").write_bytes(HEAD)
    trouble, found = records(maildir)

    assert isinstance(trouble, Trouble)
    assert trouble.file == str(maildir / "cur" / "1")
    assert isinstance(found, Interaction)


def test_a_folder_in_place_of_a_message_is_a_trouble(maildir: Path) -> None:
    """It happens when somebody copies mail by hand."""
    (maildir / "cur" / "1").mkdir()
    (trouble,) = records(maildir)

    assert isinstance(trouble, Trouble)
    assert "could not be opened" in trouble.what
