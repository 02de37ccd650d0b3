"""Outlook's own files (.msg, .pst, .ost): who wrote to whom and when, and nothing of what was written."""

import io
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from kithmap.sources.card import Card
from kithmap.sources.document import HEAD_BYTES, Document
from kithmap.sources.format import Format, Record
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import Interaction, Role
from kithmap.sources.mail.eml import EML
from kithmap.sources.outlook.ciphers import MOVED, SWAPPED
from kithmap.sources.outlook.msg import MSG
from kithmap.sources.outlook.pst import PST
from kithmap.sources.trouble import Trouble
from tests.reader_contract import TODAY, ReaderContract, document_of
from tests.sources.compound_file import compound, msg
from tests.sources.outlook_specimens import (
    DRAFT,
    LOST,
    NAMES,
    OLD_LETTERS,
    REPLY,
    TASK,
    WITHIN,
    outlook_specimens,
    store,
)
from tests.sources.outlook_values import ANA, DIRECTORY, GUESTS, INT32, LUNCH, MOMENT, SENT, TEXT, Values
from tests.sources.store_file import PLACES, StoreFile
from tests.specimens_read import SPECIMENS

HINTS = Hints(today=TODAY)
RECORDS_IN_STORE = 7
"""Four messages, two contacts, and the one from nobody; the draft and the task are no records."""


def records(form: Format, data: bytes, *, hints: Hints = HINTS) -> list[Record]:
    return list(form.read(document_of(data), hints))


def interactions(form: Format, data: bytes) -> list[Interaction]:
    return [record for record in records(form, data) if isinstance(record, Interaction)]


class TestMsg(ReaderContract):
    format = MSG
    sample = (SPECIMENS / "msg" / "lunch.msg").read_bytes()


class TestMsgContact(ReaderContract):
    format = MSG
    sample = (SPECIMENS / "msg" / "contact.msg").read_bytes()


class TestPst(ReaderContract):
    format = PST
    sample = (SPECIMENS / "pst" / "unicode.pst").read_bytes()


class TestAnsiPst(ReaderContract):
    format = PST
    sample = (SPECIMENS / "pst" / "ansi.pst").read_bytes()


class TestOst(ReaderContract):
    format = PST
    sample = (SPECIMENS / "pst" / "large.ost").read_bytes()


def test_specimens_are_what_the_writer_writes() -> None:
    """They are no secrets: whoever doubts one can read how it came about. How zlib packs differs by version."""
    for name, raw in outlook_specimens():
        if not name.endswith(".ost"):
            assert (SPECIMENS / name).read_bytes() == raw


@pytest.mark.parametrize("layout", PLACES)
@pytest.mark.parametrize("cipher", [0, 1, 2])
def test_every_layout_and_cipher_gives_the_same(layout: str, cipher: int) -> None:
    """Outlook 97, 2003 and 2013 write three layouts, each scrambled in one of three ways; readpst and libpff, which
    read these files too, count the same messages and contacts."""
    found = records(PST, store(layout, cipher=cipher))

    assert found == records(PST, store("unicode", cipher=1))
    assert len(found) == RECORDS_IN_STORE


def test_ciphers_are_those_that_were_published() -> None:
    """Each is a way of changing places: a slip in one of 512 figures would show (MS-PST 5.1)."""
    assert sorted(MOVED) == list(range(256))
    assert bytes(SWAPPED[byte] for byte in SWAPPED) == bytes(range(256))
    assert (MOVED[0], MOVED[255], SWAPPED[0], SWAPPED[255]) == (65, 61, 20, 138)


def test_a_store_of_many_folders_and_messages_is_read_to_the_end() -> None:
    """Trees grow further levels, and long lists of recipients spread over blocks."""
    file = StoreFile("unicode")
    inbox = file.folder("Inbox")
    for number in range(600):
        file.item(inbox, {**LUNCH, (0x0039, MOMENT): SENT - timedelta(hours=number)}, GUESTS)
    crowd: tuple[Values, ...] = tuple(
        {(0x0C15, INT32): 1, (0x3001, TEXT): f"Guest {n}", (0x3003, TEXT): f"guest{n}@example.org"} for n in range(390)
    )
    file.item(inbox, {**LUNCH, (0x1000, TEXT): "x" * 30_000, (0x0037, TEXT): "Everybody"}, crowd)
    found = interactions(PST, file.packed())

    assert len(found) == 601
    assert len({record.key for record in found}) == 601
    assert len(found[-1].participants) == 391


def test_what_was_written_is_never_read() -> None:
    """Bodies are named nowhere in what is wanted, and no record holds a word of one."""
    everything = repr(records(PST, store("unicode"))) + repr(records(MSG, msg(ANA, named=NAMES)))

    assert "harbour?" not in everything
    assert "left alone" not in everything
    assert "Lunch" not in everything


def test_subjects_are_kept_where_the_owner_asks() -> None:
    """The two signs that a store puts before a subject are not part of it."""
    hints = Hints(today=TODAY, keep_subjects=True)
    found = records(PST, store("unicode"), hints=hints)

    assert [r.subject for r in found if isinstance(r, Interaction)] == [
        "Lunch on Friday",
        "Re: Lunch on Friday",
        "Within the house",
        "Lunch on Friday",
    ]


def test_a_message_counts_once_whichever_way_it_came() -> None:
    """The same letter in a store, dragged out of Outlook and as .eml is one."""
    eml = b"From: Mira Solberg <mira@solberg.example>\nTo: ana@diaz.example\n"
    eml += b"Date: Mon, 2 Mar 2026 09:30:15 +0000\nSubject: Lunch on Friday\n\nShall we meet?\n"
    keys = [interactions(form, data)[0].key for form, data in ((EML, eml), (MSG, msg(LUNCH)), (PST, store("ansi")))]

    assert len(set(keys)) == 1


def test_header_fields_beside_a_message_tell_more_than_its_properties() -> None:
    """They name the list it went through, and the sender as the world writes it."""
    (found,) = interactions(MSG, msg(REPLY))

    assert found.automatic
    assert found.participants[0].address == "mail:ana@diaz.example"
    assert found.participants[1] == (Role.TO, "mail:mira@solberg.example", "")


def test_somebody_in_the_house_is_known_by_the_address_once_seen_else_by_name() -> None:
    """Exchange writes a path of its directory in place of an address; the owner's own letters are the owner's."""
    within = interactions(PST, store("unicode"))[2]

    assert [person.address for person in within.participants] == [
        "owner:told",
        "mail:ben@solberg.example",
        "name:Dana Wolf",
    ]


def test_the_mailbox_that_a_message_came_to_is_the_owners() -> None:
    """Else owners of a firm's mailbox would meet themselves, under their name, on every message."""
    values = {**WITHIN, (0x0E07, INT32): 1, (0x0065, TEXT): DIRECTORY + "ben", (0x0042, TEXT): "Ben Okri"}
    mira = {(0x0C15, INT32): 1, (0x3001, TEXT): "Mira Solberg", (0x3003, TEXT): DIRECTORY.upper() + "MIRA"}
    (found,) = interactions(MSG, msg({**values, (0x0076, TEXT): DIRECTORY + "mira"}, (mira,)))

    assert [person.address for person in found.participants] == ["name:Ben Okri", "owner:told"]


@pytest.mark.parametrize("values", [DRAFT, {**DRAFT, (0x0039, MOMENT): SENT}])
def test_a_draft_is_no_contact(values: Values) -> None:
    """Nobody has been written to yet."""
    assert records(MSG, msg(values, GUESTS)) == []


@pytest.mark.parametrize(
    ("values", "part"),
    [
        (TASK, "neither a message nor a contact"),
        (LOST, "no sender"),
        ({**LUNCH, (0x0039, MOMENT): SENT.replace(year=2031)}, "dated"),
        ({tag: value for tag, value in LUNCH.items() if tag[0] != 0x0039}, "no date"),
        ({(0x001A, TEXT): "IPM.Contact"}, "names nobody"),
    ],
)
def test_what_cannot_be_used_is_told(values: Values, part: str) -> None:
    """Whoever brings in a single file wants to know what became of it."""
    (trouble,) = records(MSG, msg(values))

    assert isinstance(trouble, Trouble)
    assert part in trouble.what


def test_replies_by_rule_are_written_by_no_person() -> None:
    """ "I am on holiday" is no conversation."""
    (found,) = interactions(MSG, msg({**LUNCH, (0x001A, TEXT): "IPM.Note.Rules.OofTemplate.Microsoft"}, GUESTS))

    assert found.automatic


def test_letters_of_one_byte_are_read_in_their_code_page() -> None:
    """Files of the nineties, and messages in them."""
    (found,) = interactions(MSG, msg(OLD_LETTERS))

    assert found.participants[0].name == "Анна Петрова"


def test_a_damaged_message_is_a_trouble_beside_the_others() -> None:
    """A store of twenty years has a bad block somewhere."""
    whole = store("unicode", cipher=0)
    at = whole.index("Within the house".encode("utf-16-le"))
    damaged = bytearray(whole)
    # the beginning of that message's heap, which is laid out before its values
    start = damaged.rfind(b"\xec\xbc", 0, at)
    damaged[start : start + 2] = b"\0\0"
    found = records(PST, bytes(damaged))

    assert len(found) == RECORDS_IN_STORE
    assert [type(record) for record in found].count(Trouble) == 2
    assert [type(record) for record in found].count(Card) == 2


def test_a_table_of_contents_in_a_circle_ends() -> None:
    """A page that leads to itself must not be read for ever."""
    whole = store("unicode")
    root = int.from_bytes(whole[224:232], "little")
    circle = bytearray(whole)
    circle[root : root + 24] = (0).to_bytes(8, "little") * 2 + root.to_bytes(8, "little")
    circle[root + 488 : root + 492] = bytes((1, 20, 24, 1))
    found = records(PST, bytes(circle))

    assert all(isinstance(record, Trouble) for record in found)


def test_other_compound_files_are_not_outlooks() -> None:
    """Old Word and Excel documents begin with the same signs."""
    word = compound({"WordDocument": b"x" * 5_000, "1Table": b"y" * 100})

    assert not MSG.recognise(document_of(word))
    assert not PST.recognise(document_of(b"!BDN" + b"\0" * 600))


def test_a_list_of_tables_in_a_circle_ends() -> None:
    """Found by fuzzing: four billion tables were looked for, over and over in the same sector."""
    circle = bytearray(msg(LUNCH, GUESTS))
    circle[44:48] = circle[72:76] = b"\xff\xff\xff\xff"
    circle[68:72] = (1).to_bytes(4, "little")

    assert len(records(MSG, bytes(circle))) == 1


def test_a_large_message_is_read_past_its_attachment() -> None:
    """The table of sectors goes on outside the header once a file has more than seven megabytes."""
    (found,) = interactions(MSG, msg({**LUNCH, (0x3701, 0x0102): b"z" * 9_000_000}, GUESTS))

    assert len(found.participants) == 4


def test_a_file_on_disk_is_read_where_it_lies(tmp_path: Path) -> None:
    """A store of gigabytes is not copied first."""
    path = tmp_path / "anything"
    path.write_bytes(store("large"))
    head = path.read_bytes()[:HEAD_BYTES]

    def never() -> io.BytesIO:
        raise AssertionError("the file was read from its beginning")

    found = list(PST.read(Document("anything", path, 1, head, partial(never)), HINTS))

    assert len(found) == RECORDS_IN_STORE
