"""People become a vCard file, with one card of a newer and one of an older version among the usual ones."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from quopri import encodestring
from uuid import NAMESPACE_URL, uuid5

from kithmap.actions.sample.calendar_file import escaped, folded_line
from kithmap.actions.sample.cast import SamplePerson

NEWER, OLDER = "margareta", "colm"
"""Whose card came from a new phone (4.0) and whose from an old one (2.1)."""


def write_vcards(path: Path, people: Sequence[SamplePerson]) -> int:
    """Write one card for each of `people` and give how many."""
    writers = {NEWER: _newer, OLDER: _older}
    cards = ["\r\n".join(writers.get(person.key, _usual)(person)) for person in people]
    path.write_bytes("".join(f"{card}\r\n" for card in cards).encode())
    return len(cards)


def _usual(person: SamplePerson) -> Iterator[str]:
    """A card of version 3.0 as address books on a computer export it (RFC 2426)."""
    yield from ("BEGIN:VCARD", "VERSION:3.0", "PRODID:-//Kithmap//Sample address book//EN")
    yield folded_line(f"N:{escaped(person.family)};{escaped(person.given)};;;")
    yield folded_line(f"FN:{escaped(person.name)}")
    if person.nickname:
        yield f"NICKNAME:{person.nickname}"
    for number, address in enumerate(person.addresses):
        kind = "type=INTERNET;type=HOME;type=pref" if number == 0 else "type=INTERNET;type=WORK"
        yield f"EMAIL;{kind}:{address}"
    if person.phone:
        yield f"TEL;type=CELL;type=VOICE:{person.phone}"
    if person.organisation:
        yield folded_line(f"ORG:{escaped(person.organisation)};")
        yield folded_line(f"TITLE:{escaped(person.title)}")
    if person.city:
        yield f"ADR;type=HOME:;;;{escaped(person.city)};;;"
    if person.birthday:
        yield f"BDAY:{person.birthday}"
    if person.labels:
        yield "CATEGORIES:" + ",".join(escaped(label) for label in person.labels)
    yield folded_line(f"NOTE:{escaped(person.known)}")
    yield f"UID:{person.key}-sample-3"
    yield "END:VCARD"


def _newer(person: SamplePerson) -> Iterator[str]:
    """A card of version 4.0 (RFC 6350): UTF-8, kinds and URIs."""
    yield from ("BEGIN:VCARD", "VERSION:4.0", "KIND:individual", f"UID:{uuid5(NAMESPACE_URL, person.profile_url).urn}")
    yield folded_line(f"FN:{escaped(person.name)}")
    yield f"N:{escaped(person.family)};{escaped(person.given)};;;"
    yield f"EMAIL;PREF=1:{person.addresses[0]}"
    yield f"TEL;VALUE=uri;TYPE=cell:tel:{person.phone.replace(' ', '-')}"
    yield folded_line(f"ORG:{escaped(person.organisation)}")
    yield folded_line(f"TITLE:{escaped(person.title)}")
    yield f"BDAY:{person.birthday.replace('-', '')}"
    yield folded_line(f"NOTE:{escaped(person.known)}")
    yield "END:VCARD"


def _older(person: SamplePerson) -> Iterator[str]:
    """A card of version 2.1 from an old phone: quoted-printable, types without a name."""
    quoted = "ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8"
    yield from ("BEGIN:VCARD", "VERSION:2.1")
    yield f"N:{person.family};{person.given};;;"
    yield f"FN;{quoted}:{_quoted(person.name)}"
    yield f"EMAIL;INTERNET:{person.addresses[0]}"
    yield f"TEL;CELL:{person.phone}"
    yield f"ORG:{person.organisation}"
    yield f"NOTE;{quoted}:{_quoted(person.known)}"
    yield "END:VCARD"


def _quoted(text: str) -> str:
    """Give text in quoted-printable; soft line breaks as in vCard 2.1."""
    return encodestring(text.encode()).decode().replace("\n", "\r\n")
