"""The specimens of Outlook's formats: written here, as no sample of Outlook's own may be shipped.

`python -m tests.sources.outlook_specimens` writes them anew.
"""

from collections.abc import Iterator

from tests.sources.compound_file import msg
from tests.sources.outlook_series import ROUND, names_of_meetings
from tests.sources.outlook_values import (
    ANA,
    CATEGORIES,
    CONTACT_FIELDS,
    DIRECTORY,
    GUESTS,
    INT32,
    LUNCH,
    MOMENT,
    SENT,
    TEXT,
    TEXT8,
    Values,
    names,
)
from tests.sources.store_file import StoreFile
from tests.specimens_read import SPECIMENS

NAMES = names(fields=CONTACT_FIELDS, categories=CATEGORIES)
HEADERS = (
    "Received: from mx.example by home.example; Mon, 2 Mar 2026 10:00:05 +0100\r\n"
    "From: =?utf-8?Q?Ana_D=C3=ADaz?= <ana@diaz.example>\r\nTo: mira@solberg.example\r\n"
    "Date: Mon, 2 Mar 2026 10:00:00 +0100\r\nSubject: Re: Lunch on Friday\r\nList-Id: <harbour.example>\r\n\r\n"
)
REPLY: Values = {
    (0x001A, TEXT): "IPM.Note",
    (0x0037, TEXT): "\x01\x05Re: Lunch on Friday",
    (0x007D, TEXT): HEADERS,
    (0x0E06, MOMENT): SENT,
}
DRAFT: Values = {**LUNCH, (0x0E07, INT32): 8}
TASK: Values = {(0x001A, TEXT): "IPM.Task", (0x0037, TEXT): "Paint the boat"}
LOST: Values = {(0x001A, TEXT): "IPM.Note", (0x0037, TEXT): "From nobody", (0x0039, MOMENT): SENT}
WITHIN: Values = {
    **LUNCH,
    (0x0037, TEXT): "Within the house",
    (0x0E07, INT32): 0x21,
    (0x0065, TEXT): DIRECTORY + "mira",
    (0x0C1F, TEXT): DIRECTORY + "mira",
}
COLLEAGUES: tuple[Values, ...] = (
    {(0x0C15, INT32): 1, (0x3001, TEXT): "Ben Okri", (0x3003, TEXT): DIRECTORY.upper() + "BEN"},
    {(0x0C15, INT32): 1, (0x3001, TEXT): "Dana Wolf", (0x3003, TEXT): DIRECTORY + "dana"},
)
PRIZES: Values = {**LUNCH, (0x0042, TEXT): "Prizes", (0x0065, TEXT): "win@prizes.example"}
BEN: Values = {(0x001A, TEXT): "IPM.Contact", (0x3001, TEXT): "Ben Okri", (0x8001, TEXT): DIRECTORY + "ben"}
OLD_LETTERS: Values = {
    (0x001A, TEXT8): "IPM.Note",
    (0x3FFD, INT32): 1251,
    (0x0037, TEXT8): "Обед".encode("cp1251"),
    (0x0039, MOMENT): SENT,
    (0x0042, TEXT8): "Анна Петрова".encode("cp1251"),
    (0x0065, TEXT8): "anna@petrova.example",
}
MIRA: Values = {(0x0C15, INT32): 1, (0x3001, TEXT8): "Mira", (0x3003, TEXT8): "mira@solberg.example"}


def store(layout: str, *, cipher: int = 1) -> bytes:
    """Give a small store: mail, a draft, a task, junk, two folders of contacts, and a message from nobody."""
    file = StoreFile(layout, cipher)
    file.names(NAMES)
    inbox, contacts = file.folder("Inbox"), file.folder("Contacts", kind="IPF.Contact")
    club, junk = file.folder("Sailing club", kind="IPF.Contact", parent=contacts), file.folder("Junk Email")
    for values, recipients in (
        (LUNCH, GUESTS),
        (REPLY, ()),
        (DRAFT, GUESTS),
        (LOST, ()),
        (TASK, ()),
        (WITHIN, COLLEAGUES),
    ):
        file.item(inbox, values, recipients)
    file.item(junk, PRIZES, GUESTS[:1])
    file.item(contacts, ANA)
    file.item(club, BEN)
    return file.packed()


def outlook_specimens() -> Iterator[tuple[str, bytes]]:
    """Give each specimen with its name."""
    yield "pst/ansi.pst", store("ansi")
    yield "pst/unicode.pst", store("unicode")
    yield "pst/large.ost", store("large", cipher=0)
    yield "msg/lunch.msg", msg(LUNCH, GUESTS)
    yield "msg/contact.msg", msg(ANA, named=NAMES)
    yield "msg/weekly.msg", msg(ROUND, GUESTS, named=names_of_meetings())
    yield "msg/old-letters.msg", msg(OLD_LETTERS, (MIRA,))


if __name__ == "__main__":
    for name, raw in outlook_specimens():
        (SPECIMENS / name).write_bytes(raw)
