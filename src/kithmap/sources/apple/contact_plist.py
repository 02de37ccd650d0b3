"""One card of Apple's Contacts (.abcdp), a property list, becomes a card."""

import plistlib
import re
from collections.abc import Iterator
from xml.parsers.expat import ExpatError

from kithmap.kit.speech import marked, say
from kithmap.sources.apple.contacts_database import SOURCE, birthday_of
from kithmap.sources.card import Card
from kithmap.sources.document import Document
from kithmap.sources.draft import Draft
from kithmap.sources.format import Format
from kithmap.sources.hints import Hints
from kithmap.sources.json_parts import items, member, plain
from kithmap.sources.trouble import Trouble

LARGEST_BYTES = 1_000_000
"""Of one card: they have some thousand bytes, photos lie elsewhere."""

DAMAGE = (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError, ExpatError)
"""What the standard reader of property lists raises on damage: it does not check what it takes apart."""

_PERSON = re.compile(rb":ABPerson", re.ASCII)


def recognise(document: Document) -> bool:
    """Is it a property list of a person?"""
    is_list = document.head.startswith(b"bplist00") or b"<plist" in document.head[:1_000]
    return is_list and _PERSON.search(document.head) is not None


def read(document: Document, hints: Hints) -> Iterator[Card | Trouble]:
    """Give the one card."""
    with document.open() as stream:
        data = stream.read(LARGEST_BYTES)
    try:
        found = plistlib.loads(data) if data.strip() else {}
        card = _card(found)
    except DAMAGE:
        card = None
    if card is not None:
        yield card
    elif data.strip():
        yield Trouble(
            document.name,
            None,
            say("The card is damaged, or names nobody."),
            say("In Contacts choose File, Export, and bring in the vCard instead."),
        )


def _card(found: object) -> Card | None:
    return Draft(
        given=plain(member(found, "First")),
        middle=plain(member(found, "Middle")),
        family=plain(member(found, "Last")),
        nickname=plain(member(found, "Nickname")),
        organisation=plain(member(found, "Organization")),
        title=plain(member(found, "JobTitle")),
        emails=_values(found, "Email"),
        phones=_values(found, "Phone"),
        urls=_values(found, "URLs"),
        city=next((city for each in _all(found, "Address") if (city := plain(member(each, "City")))), ""),
        birthday=birthday_of(member(found, "Birthday")),
        notes=[plain(member(found, "Note"))],
    ).card(source=SOURCE, key=plain(member(found, "UID")))


def _all(found: object, key: str) -> list[object]:
    return items(member(found, key, "values"))


def _values(found: object, key: str) -> list[str]:
    return [plain(value) for value in _all(found, key)]


APPLE_CARD = Format("apple-card", marked("Apple contact (single card)"), recognise, read)
