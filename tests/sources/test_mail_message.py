"""What one message tells: who, when, whether a person wrote it, and what makes two copies the same."""

from datetime import UTC, date, datetime

import pytest

from kithmap.sources.hints import Hints
from kithmap.sources.interaction import Interaction, Role
from kithmap.sources.mail.address import NamedAddress, named_addresses
from kithmap.sources.mail.date_field import seconds_since_1970
from kithmap.sources.mail.message import Doubt, MessageReader

TODAY = date(2026, 3, 16)
READER = MessageReader(Hints(today=TODAY))
BASE = "From: ana@diaz.example\nTo: ben@okri.example\nDate: Tue, 3 Mar 2026 10:14:02 +0100\n"


def message(headers: str, *, reader: MessageReader = READER) -> Interaction:
    found = reader.read(b"\n" + headers.strip("\n").encode())
    assert isinstance(found, Interaction)
    return found


@pytest.mark.parametrize(
    ("written", "name", "address"),
    [
        ('"Díaz, Ana" <ana@x.org>', "Díaz, Ana", "ana@x.org"),
        ("Ana Díaz <Ana@X.org>", "Ana Díaz", "Ana@X.org"),
        ("ana@x.org (Ana Díaz)", "Ana Díaz", "ana@x.org"),
        ('"Ana \\"the Ant\\" Díaz" <ana@x.org>', 'Ana "the Ant" Díaz', "ana@x.org"),
        ("=?utf-8?Q?D=C3=ADaz,_Ana?= <ana@x.org>", "Díaz, Ana", "ana@x.org"),
        ("=?iso-8859-1?B?RO1heg==?=\r\n\t=?iso-8859-1?Q?_Ana?= <ana@x.org>", "Díaz Ana", "ana@x.org"),
        ("=?no-such-set?Q?Ana?= <ana@x.org>", "=?no-such-set?Q?Ana?=", "ana@x.org"),
        ("<@relay.example,@other.example:ana@x.org>", "", "ana@x.org"),
        ('"ana maria"@x.org', "", '"ana maria"@x.org'),
        ("<ana@[192.0.2.1]>", "", "ana@[192.0.2.1]"),
        ("Ana\0 Díaz <ana@x.org>", "Ana Díaz", "ana@x.org"),
    ],
)
def test_an_address_is_read_however_it_is_written(written: str, name: str, address: str) -> None:
    """The forms of RFC 5322 and 2047, expectations by hand from their text."""
    assert named_addresses(written.encode()) == [NamedAddress(name, address)]


@pytest.mark.parametrize(
    "written", ["", "undisclosed-recipients:;", "root", "Ana Díaz", "<>", "@", "a@", "(", '"', ","]
)
def test_what_is_no_address_is_nobody(written: str) -> None:
    """A word without "@" cannot be written to."""
    assert named_addresses(written.encode()) == []


def test_comments_nested_ten_thousand_deep_are_survived() -> None:
    """The standard package follows them by recursion, and would fall."""
    assert [found.address for found in named_addresses(b"(" * 10_000 + b" ana@x.org")] == ["ana@x.org"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Tue, 3 Mar 2026 10:14:02 +0100", "2026-03-03T09:14:02"),
        ("3 Mar 26 09:14:02 GMT", "2026-03-03T09:14:02"),
        ("Tue, 03 Mar 98 09:14 EST", "1998-03-03T14:14:00"),
        ("Tue Mar  3 09:14:02 2026", "2026-03-03T09:14:02"),
        ("Tue, 3 Mar 2026 09:14:02", "2026-03-03T09:14:02"),
        ("Tue, 3 Mar 2026 09:14:02 -0000 (no zone)", "2026-03-03T09:14:02"),
        ("Sat, 31 Dec 2016 23:59:60 +0000", "2016-12-31T23:59:59"),
        ("Tue, 28 Feb 0002 08:06:44 -0800 (PST)", "0002-02-28T16:06:44"),
    ],
)
def test_a_date_is_read_in_every_form(written: str, expected: str) -> None:
    """RFC 822 and what came after; expectations by hand."""
    moment = datetime.fromisoformat(expected).replace(tzinfo=UTC)

    assert seconds_since_1970(written.encode()) == int(moment.timestamp())


@pytest.mark.parametrize(
    "written", ["", "soon", "Tue, 32 Mar 2026 10:00:00 +0100", "Tue, 3 Mar 2026 25:00:00 +0100", "\0"]
)
def test_what_is_no_date_is_none(written: str) -> None:
    """A guessed day would be a contact that never was."""
    assert seconds_since_1970(written.encode()) is None


@pytest.mark.parametrize(
    ("written", "is_taken"),
    [
        ("Thu, 31 Dec 1981 23:59:59 +0000", False),
        ("Fri, 01 Jan 1982 00:00:00 +0000", True),
        ("Tue, 17 Mar 2026 23:59:59 +0000", True),
        ("Wed, 18 Mar 2026 00:00:00 +0000", False),
    ],
)
def test_dates_are_taken_from_1982_to_the_day_after_today(written: str, is_taken: bool) -> None:
    """Clocks that were never set would else make old friends of strangers."""
    found = READER.read(f"\nFrom: ana@diaz.example\nDate: {written}".encode())

    assert isinstance(found, Interaction) is is_taken
    assert isinstance(found, Doubt) is not is_taken


def test_copies_of_one_message_have_one_key() -> None:
    """They carry different Message-IDs, but agree on date, sender and subject (seen in both real mailboxes)."""
    one = message(BASE + "Message-ID: <1@x>\nSubject: Portfolio, first look")
    folded = message(
        BASE.replace("From: ana", "From: Ana <ANA").replace("example\nTo", "example>\nTo")
        + "Subject:  Portfolio,\n first look"
    )
    other = message(BASE + "Subject: Portfolio, second look")

    assert one.key == folded.key
    assert one.key != other.key


def test_subjects_are_kept_only_when_asked() -> None:
    """What was written about is nobody's business unless the owner says so."""
    keeping = MessageReader(Hints(today=TODAY, keep_subjects=True))

    assert message(BASE + "Subject: =?utf-8?B?R3LDvMOfZQ==?=").subject is None
    assert message(BASE + "Subject: =?utf-8?B?R3LDvMOfZQ==?=", reader=keeping).subject == "Grüße"


@pytest.mark.parametrize(
    ("header", "is_automatic"),
    [
        ("List-Id: <x.y>", True),
        ("List-Unsubscribe: <mailto:u@x.y>", True),
        ("Precedence: bulk", True),
        ("precedence: LIST", True),
        ("Precedence: first-class", False),
        ("Auto-Submitted: auto-replied", True),
        ("Auto-Submitted: no", False),
        ("X-Auto-Response-Suppress: All", True),
        ("X-Auto-Response-Suppress: None", False),
        ("X-Gmail-Labels: Spam,Unread", True),
        ("X-Gmail-Labels: Inbox,Unread", False),
    ],
)
def test_headers_tell_whether_a_person_wrote(header: str, is_automatic: bool) -> None:
    """Newsletters must not be anybody's warmest tie."""
    assert message(BASE + header).automatic is is_automatic


def test_recipients_are_named_once_and_the_name_is_kept() -> None:
    """Exports repeat Cc in Bcc, which would make a group of two out of a message to one."""
    found = message(BASE + "Cc: ben@okri.example, Dora <d@x.org>\nBcc: Ben <ben@okri.example>\nTo: Eve <e@x.org>")

    assert [(person.role, person.address, person.name) for person in found.participants] == [
        (Role.SENDER, "mail:ana@diaz.example", ""),
        (Role.TO, "mail:ben@okri.example", "Ben"),
        (Role.TO, "mail:e@x.org", "Eve"),
        (Role.CC, "mail:d@x.org", "Dora"),
    ]


def test_a_draft_is_no_contact() -> None:
    """It was never sent."""
    assert READER.read(("\n" + BASE + "X-Gmail-Labels: Drafts").encode()) is None
    assert READER.read(("\n" + BASE + "X-Gmail-Labels: Drafts,Sent").encode()) is not None
