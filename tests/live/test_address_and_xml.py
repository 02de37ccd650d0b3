"""What is refused before anything is sent, and answers that are traps."""

import pytest

from kithmap.sources.account import ServerKind
from kithmap_app.live.address import account_at
from kithmap_app.live.dav_xml import BadXml, parsed
from kithmap_app.live.refusals import BadAddress, LiveError, NotSecure, SecretInAddress
from kithmap_app.live.web_server import is_neighbour


@pytest.mark.parametrize(
    ("kind", "address", "error"),
    [
        (ServerKind.IMAP, "imap://imap.example.org", NotSecure),
        (ServerKind.CARDDAV, "http://dav.example.org/", NotSecure),
        (ServerKind.ICS, "http://127.0.0.1.evil.example/x.ics", NotSecure),
        (ServerKind.CALDAV, "https://mira:hunter2@dav.example.org/", SecretInAddress),
        (ServerKind.CALDAV, "ftp://dav.example.org/", BadAddress),
        (ServerKind.IMAP, "imaps://imap.example.org:mail", BadAddress),
        (ServerKind.IMAP, "", BadAddress),
        (ServerKind.CARDDAV, "dav example", BadAddress),
    ],
)
def test_addresses_that_are_unsafe_or_none_are_refused(kind: ServerKind, address: str, error: type[LiveError]) -> None:
    """No password may travel in the open, or stand in a book."""
    with pytest.raises(error) as told:
        account_at(kind, address)

    assert "hunter2" not in str(told.value)


def test_this_machine_may_be_spoken_to_without_encryption() -> None:
    """Nobody is on the way; bridges of mail services listen there."""
    assert account_at(ServerKind.IMAP, "imap://127.0.0.1:1143").address == "imap://127.0.0.1:1143"
    assert account_at(ServerKind.CALDAV, "http://localhost:5232").address == "http://localhost:5232/"


@pytest.mark.parametrize(
    ("host", "other", "is_one_house"),
    [
        ("p42-caldav.icloud.com", "caldav.icloud.com", True),
        ("dav.example.org", "example.org", True),
        ("example.org", "dav.example.org", True),
        ("evil.example", "dav.example", False),
        ("dav.example.org.evil.net", "dav.example.org", False),
        ("notexample.org", "example.org", False),
        ("10.0.0.2", "10.0.0.1", False),
    ],
)
def test_a_password_goes_to_neighbours_only(host: str, other: str, is_one_house: bool) -> None:
    """Large services lead on to one of their many machines; nobody else gets to lead."""
    assert is_neighbour(host, other) is is_one_house


@pytest.mark.parametrize(
    "text",
    [
        b'<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>',
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'.encode("utf-16"),
        b"<a>" * 5_000,
        b"<a><b></a>",
        b"",
    ],
)
def test_xml_with_entities_or_damage_is_refused(text: bytes) -> None:
    """A few lines of entities could fill the memory, or read a file of the owner's."""
    with pytest.raises(BadXml):
        parsed(text)


def test_xml_is_read_whatever_prefixes_it_uses() -> None:
    """Each server has its own; names are compared with their namespace."""
    root = parsed(b'<x:a xmlns:x="DAV:"><x:b>one <![CDATA[& two]]></x:b><b>three</b></x:a>')

    assert root.said("DAV: b") == "one & two"
    assert root.said("b") == "three"
