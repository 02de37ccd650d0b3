"""Backups of "SMS Backup & Restore" (calls, SMS, MMS) become interactions; what was written is never kept."""

import re
from collections.abc import Iterator, Mapping

from kithmap.kit.speech import marked, say, written
from kithmap.sources.document import Document
from kithmap.sources.format import Format
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import OWNER_ADDRESS, Channel, Interaction, Participant, Role, interaction_key
from kithmap.sources.json_parts import whole_number
from kithmap.sources.moment import is_likely
from kithmap.sources.trouble import Trouble
from kithmap.sources.xml_tags import Tag, tags, xml_head

SOURCE = "sms-backup"
WANTED = frozenset(["address", "number", "contact_name", "date", "type", "duration", "msg_box", "m_id", "tr_id"])

RECEIVED, SENT = "1", "2"
"""Types of messages; 3 to 6 are drafts and what could not be sent."""

RANG = ("1", "2", "3", "5", "6", "7")
"""Calls that somebody made: incoming, outgoing, missed, rejected, refused, taken elsewhere. 4 is voice mail."""

MMS_ROLES = {"137": Role.SENDER, "151": Role.TO, "130": Role.CC, "129": Role.TO}
SELF = "insert-address-token"
"""Stands for the owner's own number in an MMS."""

LEAST_DIGITS = 7
"""Shorter numbers belong to services, and so do senders with letters ("GOOGLE")."""

_ROOT = re.compile(r"<(smses|calls)[\s>]")
_DIGITS = re.compile(r"\d")


def recognise(document: Document) -> bool:
    """Is it XML whose first tags are those of such a backup?"""
    head = xml_head(document)[:20_000]
    return _ROOT.search(head) is not None and re.search(r"<(sms|mms|call)\s", head) is not None


def read(document: Document, hints: Hints) -> Iterator[Interaction | Trouble]:
    """Stream an interaction for each message that was sent or received and each call; drafts are passed over."""
    mms: tuple[Tag, list[tuple[Role, str]]] | None = None
    for tag in tags(document, WANTED):
        if tag.name == "mms":
            if tag.closes and mms is not None:
                yield from _mms(*mms, file=document.name, hints=hints)
            mms = None if tag.closes else (tag, [])
        elif tag.name == "addr" and mms is not None and not tag.closes and len(mms[1]) < 100:
            mms[1].append((MMS_ROLES.get(tag.values.get("type", ""), Role.TO), tag.values.get("address", "")))
        elif tag.name == "sms" and not tag.closes and tag.values.get("type") in (RECEIVED, SENT):
            yield _sms(tag, document.name, hints)
        elif tag.name == "call" and not tag.closes and tag.values.get("type") in RANG:
            yield _call(tag, document.name, hints)


def _sms(tag: Tag, file: str, hints: Hints) -> Interaction | Trouble:
    who = _people(tag.values.get("address", ""), tag.values)
    is_sent = tag.values["type"] == SENT
    return _interaction(tag, who, is_sent=is_sent, file=file, hints=hints)


def _call(tag: Tag, file: str, hints: Hints) -> Interaction | Trouble:
    who = _people(tag.values.get("number", ""), tag.values)
    return _interaction(tag, who, is_sent=tag.values["type"] == "2", file=file, hints=hints)


def _mms(tag: Tag, addresses: list[tuple[Role, str]], *, file: str, hints: Hints) -> Iterator[Interaction | Trouble]:
    box = tag.values.get("msg_box") or tag.values.get("type", "")
    if box not in (RECEIVED, SENT):
        return
    found = [(role, address) for role, address in addresses if address and address != SELF]
    senders = [address for role, address in found if role is Role.SENDER]
    named = dict(zip(tag.values.get("address", "").split("~"), _names(tag.values), strict=False))
    if box == RECEIVED and senders:
        others = [address for _, address in found if address not in senders]
        who = [Participant(Role.TO, *_reached(a, named.get(a, ""))) for a in [senders[0], *dict.fromkeys(others)]]
    else:
        who = _people(tag.values.get("address", ""), tag.values)
    yield _interaction(tag, who, is_sent=box == SENT, file=file, hints=hints)


def _interaction(tag: Tag, who: list[Participant], *, is_sent: bool, file: str, hints: Hints) -> Interaction | Trouble:
    """Give the contact with `who`, of whom the first is the sender of what was received."""
    when = (whole_number(tag.values.get("date", "")) or 0) // 1000
    if not who or not is_likely(when, hints.today):
        return Trouble(
            file,
            tag.line,
            say("The entry in line {line} has no number, or no likely date.", line=written(tag.line)),
            say("Nothing, if the number was withheld; else make a new backup."),
        )
    owner = Participant(Role.SENDER if is_sent else Role.TO, OWNER_ADDRESS, "")
    first = who[0] if is_sent else who[0]._replace(role=Role.SENDER)
    seconds = max(whole_number(tag.values.get("duration", "")) or 0, 0)
    # a call that nobody answered says as much as a line in writing
    is_talk = tag.name == "call" and seconds > 0
    return Interaction(
        key=interaction_key(SOURCE, tag.name, tag.values.get("date"), first.address, is_sent),
        when=when,
        channel=Channel.CALL if is_talk else Channel.MESSAGE,
        participants=(owner, first, *who[1:]) if is_sent else (first, owner, *who[1:]),
        minutes=seconds / 60 if is_talk else 0.0,
        automatic=first.address.startswith("chat:"),
    )


def _people(addresses: str, values: Mapping[str, str]) -> list[Participant]:
    """Give the people behind "number~number", with their names where as many are told."""
    numbers = [number for number in addresses.split("~") if number.strip() and not number.startswith("-")]
    names = _names(values) if len(numbers) > 1 else [_known(values.get("contact_name", ""))]
    if len(names) != len(numbers):
        names = [""] * len(numbers)
    return [Participant(Role.TO, *_reached(number, name)) for number, name in zip(numbers, names, strict=True)]


def _names(values: Mapping[str, str]) -> list[str]:
    """Give the names of several people, which stand behind one another in the order of their numbers."""
    return [_known(name) for name in re.split(r"~|, ", values.get("contact_name", ""))]


def _known(name: str) -> str:
    return "" if name in ("(Unknown)", "null") else name


def _reached(number: str, name: str) -> tuple[str, str]:
    """Give the address of a number, and the name; services get one that no person has."""
    if "@" in number:
        return f"mail:{number}", name
    is_person = len(_DIGITS.findall(number)) >= LEAST_DIGITS and not any(sign.isalpha() for sign in number)
    return f"tel:{number}" if is_person else f"chat:sms:{number}", name


SMS_BACKUP = Format(SOURCE, marked("Calls and SMS (backup)"), recognise, read)
