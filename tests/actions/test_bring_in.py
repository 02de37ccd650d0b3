"""Bringing files in: everything counted, nothing twice, everything undone."""

from datetime import date
from pathlib import Path

import pytest

from kithmap.actions.bring_in import bring_in
from kithmap.actions.brought import Brought
from kithmap.actions.introduce_owner import introduce_owner
from kithmap.book.encoding import encoded_facts
from kithmap.book.memory import MemoryBook
from kithmap.sources.hints import Hints

HINTS = Hints(today=date(2026, 3, 16))
VCARDS = """BEGIN:VCARD\r
VERSION:3.0\r
UID:1\r
FN:Ana Díaz\r
EMAIL:ana@x.example\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:3.0\r
UID:2\r
FN:Ben Weber\r
END:VCARD\r
"""
MAIL = """From - Mon Mar 02 12:00:00 2026
From: Ana <ana@x.example>
To: mira@solberg.example
Date: Mon, 2 Mar 2026 12:00:00 +0000
Subject: Climbing
Message-ID: <1@x.example>

Thursday?

From - Mon Mar 02 12:00:00 2026
From: Ana <ana@x.example>
To: mira@solberg.example
Date: Mon, 2 Mar 2026 12:00:00 +0000
Subject: Climbing
Message-ID: <another copy@x.example>

Thursday?

From - Mon Mar 02 12:00:00 2026
From: Ana <ana@x.example>
To: mira@solberg.example
Date: Fri, 31 Dec 0002 12:00:00 +0000
Subject: A clock that went wrong

"""


def adds_up(brought: Brought) -> bool:
    return all(i.read == i.new + i.same + i.changed + i.trouble for i in brought.imports)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    (tmp_path / "contacts.vcf").write_text(VCARDS, encoding="utf-8")
    (tmp_path / "mail.mbox").write_text(MAIL, encoding="utf-8")
    return [tmp_path / "contacts.vcf", tmp_path / "mail.mbox"]


def test_every_record_is_new_same_changed_or_a_trouble(files: list[Path]) -> None:
    """600 of 800 contacts arriving without a word is why people leave."""
    brought = bring_in(MemoryBook(), files, hints=HINTS)

    assert [(i.read, i.new, i.same, i.changed, i.trouble) for i in brought.imports] == [
        (2, 2, 0, 0, 0),
        (3, 1, 1, 0, 1),
    ]
    assert "0002" in brought.troubles[0].what


def test_a_second_import_changes_nothing(files: list[Path]) -> None:
    """People export their address book again and again."""
    book = MemoryBook()
    bring_in(book, files, hints=HINTS)
    before = encoded_facts(book.facts)
    again = bring_in(book, files, hints=HINTS)

    assert encoded_facts(book.facts) == before
    assert [(i.new, i.changed) for i in again.imports] == [(0, 0), (0, 0)]
    assert len(book.journal) == 1


def test_an_updated_file_shows_what_changed(files: list[Path]) -> None:
    """A new title is a change of the card, not a second card."""
    book = MemoryBook()
    bring_in(book, files, hints=HINTS)
    files[0].write_text(VCARDS.replace("FN:Ben Weber", "FN:Ben Weber\r\nTITLE:Nurse"), encoding="utf-8")
    brought = bring_in(book, files[:1], hints=HINTS)

    assert [(i.new, i.same, i.changed) for i in brought.imports] == [(0, 1, 1)]
    assert [c.title for c in book.facts.cards.values()] == ["", "Nurse"]


def test_undo_of_an_import_restores_the_exact_state(files: list[Path]) -> None:
    """Whatever a file did to the book can be taken back."""
    book = MemoryBook()
    introduce_owner(book, addresses=["mira@solberg.example"])
    before = encoded_facts(book.facts)
    bring_in(book, files, hints=HINTS)
    book.undo()

    assert encoded_facts(book.facts) == before


def test_a_preview_changes_nothing_and_tells_the_same(files: list[Path]) -> None:
    """Look before you leap."""
    book = MemoryBook()
    preview = bring_in(book, files, hints=HINTS, preview=True)

    assert book.facts.cards == {}
    assert preview.imports == bring_in(book, files, hints=HINTS).imports


def test_a_file_that_cannot_be_used_does_not_stop_the_others(files: list[Path], tmp_path: Path) -> None:
    """One wrong file among ten must not cost the nine."""
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20)
    brought = bring_in(MemoryBook(), [tmp_path / "photo.jpg", tmp_path / "gone.vcf", *files], hints=HINTS)

    assert sum(i.new for i in brought.imports) == 3
    assert len(brought.troubles) == 3
    assert adds_up(brought)


def test_what_stands_in_two_files_is_counted_once(files: list[Path], tmp_path: Path) -> None:
    """Folders of one mailbox hold copies of one another."""
    (tmp_path / "copy.mbox").write_text(MAIL, encoding="utf-8")
    book = MemoryBook()
    brought = bring_in(book, [files[1], tmp_path / "copy.mbox"], hints=HINTS)

    assert [(i.new, i.same, i.trouble) for i in brought.imports] == [(1, 1, 1), (0, 2, 1)]
    assert len(book.facts.interactions) == 1


def test_files_can_be_called_without_their_folder(files: list[Path], tmp_path: Path) -> None:
    """What was sent from a browser lies in a folder that says nothing to the owner."""
    brought = bring_in(MemoryBook(), files, hints=HINTS, inside=tmp_path)

    assert [i.file for i in brought.imports] == ["contacts.vcf", "mail.mbox"]
    assert {t.file for t in brought.troubles} == {"mail.mbox"}


def test_cards_of_two_people_under_one_identifier_stay_two(tmp_path: Path) -> None:
    """A broken exporter must not cost anybody; and the second import still changes nothing."""
    (tmp_path / "c.vcf").write_text(VCARDS.replace("UID:2", "UID:1"), encoding="utf-8")
    book = MemoryBook()
    first = bring_in(book, [tmp_path / "c.vcf"], hints=HINTS)
    again = bring_in(book, [tmp_path / "c.vcf"], hints=HINTS)

    assert sorted(c.name for c in book.facts.cards.values()) == ["Ana Díaz", "Ben Weber"]
    assert [(i.read, i.new, i.same, i.changed) for i in (*first.imports, *again.imports)] == [
        (2, 2, 0, 0),
        (2, 0, 2, 0),
    ]
